import type { Diagnostic } from '../strategy/diagnostic.ts';
import { brokenJson } from '../strategy/json-place.ts';
import { TimeReader } from './file/moment.ts';
import { EMPTY, parseNumber } from './file/number.ts';
import { openText } from './file/text.ts';
import { CANDLE_LIMITS } from './limits.ts';

/** A time-stamped series: when each value was published, UTC milliseconds, ascending; of equal times the last counts. */
export interface FeedFile {
  /** Null where the file was refused. */
  rows: { time: Float64Array; value: Float64Array } | null;
  diagnostics: Diagnostic[];
}

const TIMES = ['time', 'timestamp', 'date', 'datetime', 'published', 'publishedat', 'received', 'ts', 'unix'];
const VALUES = ['value', 'score', 'close', 'price', 'rate', 'index', 'sentiment', 'fundingrate'];
const SHOWN = 10;

/** Rows of text cells, with the line that each stands in. */
type Row = readonly [line: number, cells: readonly string[]];

/**
 * A series from a file: CSV (comma, semicolon, tab) whose first two columns, or those with the usual headings, are time
 * and value; or a JSON list of `[time, value]` or of objects. Without values every row counts as 1. Never throws on bad input.
 */
export function parseFeed(input: Uint8Array | string): FeedFile {
  const opened = openText(input);
  if (opened.fault) return { rows: null, diagnostics: [opened.fault] };
  if (opened.bytes.length > CANDLE_LIMITS.feedBytes)
    return refuse('too-large', 'This file is larger than 256 MiB, the most a feed may have. Split it.');
  const text = new TextDecoder().decode(opened.bytes).replaceAll(/\r\n?/g, '\n').trimEnd();
  const rows = /^\s*\[/.test(text) ? fromJson(text) : fromCsv(text);
  if ('fault' in rows) return { rows: null, diagnostics: [rows.fault] };
  if (rows.length === 0) return refuse('no-rows', 'There are no rows of time and value in this file.');
  if (rows.length > CANDLE_LIMITS.rows)
    return refuse('too-many-rows', 'This file has more than 10 million rows.');
  return read(rows);
}

function refuse(code: string, message: string): FeedFile {
  return { rows: null, diagnostics: [fault(code, message)] };
}

function fault(code: string, message: string): Diagnostic {
  return { code, severity: 'error', message };
}

function fromCsv(text: string): Row[] {
  const lines = text.split('\n');
  const [, named] = /^"?sep=([,;\t])"?[,;\t ]*$/i.exec(lines[0] ?? '') ?? [];
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const delimiter = named ?? ['\t', ';', ','].find((mark) => first.includes(mark)) ?? ',';
  const comma = delimiter !== ',';
  return lines.flatMap((line, index): Row[] => {
    if (line.trim() === '' || (named !== undefined && index === 0)) return [];
    const cells = line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    return [[index + 1, comma ? cells.map((cell) => cell.replace(/^(-?\d*),(\d+)$/, '$1.$2')) : cells]];
  });
}

function fromJson(text: string): Row[] | { fault: Diagnostic } {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    const { sentence, row } = brokenJson(text);
    const message = `This file begins like JSON, but is not, or only a part of it. ${sentence} Fetch it again.`;
    return { fault: { ...fault('not-json', message), row } };
  }
  const list = Array.isArray(document) ? document : [];
  const [first] = list;
  const keys =
    typeof first === 'object' && first !== null && !Array.isArray(first) ? Object.keys(first) : null;
  const cells = (item: unknown): string[] => {
    if (typeof item !== 'object' || item === null) return [cellOf(item)];
    const fields = new Map(Object.entries(item));
    return keys ? keys.map((key) => cellOf(fields.get(key))) : [...fields.values()].map(cellOf);
  };
  const rows = list.map((item, index): Row => [index + 1, cells(item)]);
  return keys ? [[0, keys], ...rows] : rows;
}

function cellOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function read(rows: readonly Row[]): FeedFile {
  const times = new TimeReader();
  const [, first = []] = rows[0] ?? [];
  const headed =
    !Number.isFinite(times.fromText(first[0] ?? '')) && !first.some((cell) => isTime(times, cell));
  const [timeAt, valueAt] = headed ? placesOf(first) : [0, 1];
  const bad: number[] = [];
  const found: [number, number][] = [];
  for (const [line, cells] of headed ? rows.slice(1) : rows) {
    const time = times.fromText(cells[timeAt] ?? '');
    const cell = cells[valueAt];
    const value = cell === undefined ? 1 : parseNumber(cell, false);
    if (!Number.isFinite(time) || Number.isNaN(value)) bad.push(line);
    else found.push([time, value === EMPTY ? Number.NaN : value]);
  }
  const [row] = bad;
  if (row !== undefined) {
    const message = `These rows have no time or value that can be read: ${bad.slice(0, SHOWN).join(', ')}. Write a time and a number in each.`;
    const fault: Diagnostic = { code: 'unreadable-row', severity: 'error', message, row, count: bad.length };
    return { rows: null, diagnostics: [fault] };
  }
  if (found.length === 0) return refuse('no-rows', 'There are no rows of time and value in this file.');
  return ordered(found);
}

function isTime(times: TimeReader, cell: string): boolean {
  return Number.isFinite(times.fromText(cell));
}

function placesOf(headings: readonly string[]): [number, number] {
  const plain = headings.map((heading) => heading.toLowerCase().replaceAll(/[^a-z]/g, ''));
  const named = (names: readonly string[]) => plain.findIndex((heading) => names.includes(heading));
  const time = Math.max(0, named(TIMES));
  const value = named(VALUES);
  return [time, value >= 0 ? value : time === 0 ? 1 : 0];
}

function ordered(found: readonly (readonly [number, number])[]): FeedFile {
  const disorder = found.filter(([time], at) => at > 0 && time < (found[at - 1]?.[0] ?? time)).length;
  const rows = disorder > 0 ? [...found].sort(([a], [b]) => a - b) : found;
  const message = 'Rows did not stand in order of time: they were sorted.';
  return {
    rows: {
      time: Float64Array.from(rows, ([time]) => time),
      value: Float64Array.from(rows, ([, value]) => value),
    },
    diagnostics:
      disorder > 0 ? [{ code: 'out-of-order', severity: 'warning', message, count: disorder }] : [],
  };
}
