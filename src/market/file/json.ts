import { brokenJson } from '../../strategy/json-place.ts';
import { EXTRA_COLUMNS } from '../../time/candles.ts';
import { CANDLE_LIMITS } from '../limits.ts';
import { type ColumnMap, type FileColumn, type Places, placeByHeadings, placeByOrder } from './columns.ts';
import type { Faults } from './faults.ts';
import { TimeReader } from './moment.ts';
import { EMPTY, parseNumber, UNREADABLE } from './number.ts';
import { Rows, rawRow } from './rows.ts';

type Cells = (place: number) => unknown;

export function looksLikeJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 32);
  return first === 0x5b || first === 0x7b;
}

/** Candles from a JSON list, as exchanges return them: arrays, or objects with the usual keys. */
export function readJson(bytes: Uint8Array, map: ColumnMap, faults: Faults): Rows | null {
  const list = parseList(bytes, faults);
  if (!list) return null;
  if (list.length === 0) return new Rows(faults, {});
  if (list.length > CANDLE_LIMITS.rows) {
    faults.note('too-many-rows', CANDLE_LIMITS.rows + 1);
    return null;
  }
  const [first] = list;
  const keys = isRecord(first) ? Object.keys(first) : null;
  const width = Array.isArray(first) ? first.length : 0;
  const { places, diagnostics } = keys ? placeByHeadings(keys, map) : placeByOrder(width, map);
  if (!keys && !Array.isArray(first)) {
    faults.note('unreadable-row', 1);
    return null;
  }
  for (const diagnostic of diagnostics) faults.add(diagnostic);
  return diagnostics.length > 0 ? null : readList(list, keys, places, faults);
}

function parseList(bytes: Uint8Array, faults: Faults): unknown[] | null {
  if (bytes.length > CANDLE_LIMITS.jsonBytes) {
    faults.add({
      code: 'too-large',
      severity: 'error',
      message: 'JSON candles may have at most 64 MiB. Write them as CSV.',
    });
    return null;
  }
  const text = new TextDecoder().decode(bytes);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    const { sentence, row } = brokenJson(text);
    faults.add({
      code: 'not-json',
      severity: 'error',
      message: `This file begins like JSON, but is not, or only a part of it. ${sentence} Fetch it again.`,
      row,
    });
    return null;
  }
  if (Array.isArray(document)) return document;
  faults.add({
    code: 'not-a-list',
    severity: 'error',
    message: 'JSON candles must be a list of arrays or of objects, and this is something else.',
  });
  return null;
}

function readList(
  list: readonly unknown[],
  keys: readonly string[] | null,
  places: Places,
  faults: Faults,
): Rows {
  const extras = EXTRA_COLUMNS.filter((name) => places[name] !== undefined);
  const rows = new Rows(faults, places);
  const raw = rawRow();
  const times = new TimeReader();
  for (const [index, item] of list.entries()) {
    const cells = cellsOf(item, keys);
    if (!cells) {
      faults.note('unreadable-row', index + 1);
      continue;
    }
    const at = (column: FileColumn): unknown => {
      const place = places[column];
      return place === undefined ? null : cells(place);
    };
    raw.row = index + 1;
    raw.time = timeOf(at('time'), times);
    raw.unit = times.unit;
    raw.open = numberOf(at('open'));
    raw.high = numberOf(at('high'));
    raw.low = numberOf(at('low'));
    raw.close = numberOf(at('close'));
    raw.volume = numberOf(at('volume'));
    for (const name of extras) raw.extra[name] = numberOf(at(name));
    rows.add(raw);
  }
  return rows;
}

function cellsOf(item: unknown, keys: readonly string[] | null): Cells | null {
  if (!keys) return Array.isArray(item) ? (place) => item[place] : null;
  return isRecord(item) ? (place) => item[keys[place] ?? ''] : null;
}

function timeOf(value: unknown, times: TimeReader): number {
  if (typeof value === 'number') return times.fromNumber(value);
  if (typeof value === 'string') return times.fromText(value);
  return value === null || value === undefined ? EMPTY : UNREADABLE;
}

function numberOf(value: unknown): number {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : UNREADABLE;
  if (typeof value === 'string') return parseNumber(value, false);
  return value === null || value === undefined ? EMPTY : UNREADABLE;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
