import { EXTRA_COLUMNS, type ExtraColumn } from '../../time/candles.ts';
import { CANDLE_LIMITS } from '../limits.ts';
import { type ColumnMap, type Places, placeByHeadings, placeByOrder } from './columns.ts';
import type { Faults } from './faults.ts';
import { TimeReader } from './moment.ts';
import { EMPTY, parseNumber, readNumber } from './number.ts';
import { Rows, rawRow } from './rows.ts';
import { RecordScanner } from './scan.ts';

const HASH = 35;
const COMMA = 44;
const SEMICOLON = 59;
const TAB = 9;
const LF = 10;
const CR = 13;

/** Candles from delimited text; null where its columns cannot be told. */
export function readCsv(bytes: Uint8Array, map: ColumnMap, faults: Faults): Rows | null {
  const start = preambleEnd(bytes);
  const delimiter = start.delimiter ?? chooseDelimiter(bytes.subarray(start.at, lineEnd(bytes, start.at)));
  const scanner = new RecordScanner(bytes.subarray(start.at), delimiter, CANDLE_LIMITS.lineBytes);
  const decimalComma = delimiter !== COMMA;
  let more = scanner.next();
  while (more && scanner.blank) more = scanner.next();
  if (!more) return new Rows(faults, {});
  if (!fits(scanner, scanner.line + start.lines, faults)) return null;
  const width = scanner.cells;
  const cells = Array.from({ length: width }, (_, index) => scanner.cell(index));
  const headed = isHeader(cells, decimalComma);
  const { places, diagnostics } = headed ? placeByHeadings(cells, map) : placeByOrder(width, map);
  for (const diagnostic of diagnostics) faults.add(diagnostic);
  if (diagnostics.length > 0) return null;
  const reader = new RowReader(scanner, places, width, decimalComma, start.lines, faults);
  if (headed) more = scanner.next();
  return reader.readAll(more);
}

interface Preamble {
  /** Where the table begins, and how many lines stand above it. */
  at: number;
  lines: number;
  /** What a spreadsheet's first line `sep=;` says. */
  delimiter: number | undefined;
}

/** Some exports begin with remarks, a spreadsheet's `sep=;` or the address they came from; a remark may be the header. */
function preambleEnd(bytes: Uint8Array): Preamble {
  let at = 0;
  let delimiter: number | undefined;
  for (let lines = 0; ; lines++) {
    const end = lineEnd(bytes, at);
    const named = lines === 0 ? delimiterLine(bytes.subarray(at, end)) : undefined;
    delimiter ??= named;
    const line = new TextDecoder().decode(bytes.subarray(at, Math.min(end, at + 200))).trim();
    if (namesColumns(line)) return { at: bytes.indexOf(HASH, at) + 1, lines, delimiter };
    const remark = named !== undefined || line.startsWith('#') || /^"?https?:\/\/[^,;\t]*$/.test(line);
    if (end >= bytes.length || (line !== '' && !remark)) return { at, lines, delimiter };
    at = end + (bytes[end] === CR && bytes[end + 1] === LF ? 2 : 1);
  }
}

/** The delimiter that `sep=;` names, as spreadsheets write it above their table. */
function delimiterLine(line: Uint8Array): number | undefined {
  if (line.length > 80) return undefined;
  const [, mark] = /^"?sep=([,;\t])"?[,;\t ]*$/i.exec(new TextDecoder().decode(line)) ?? [];
  return mark?.charCodeAt(0);
}

/** `# time,open,high,low,close`: skipped, its columns might be taken for others. */
function namesColumns(line: string): boolean {
  if (!line.startsWith('#')) return false;
  const { time, open, high, low, close } = placeByHeadings(line.slice(1).split(/[,;\t]/), {}).places;
  return [time, open, high, low, close].every((place) => place !== undefined);
}

function lineEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at++;
  return at;
}

function chooseDelimiter(line: Uint8Array): number {
  if (line.includes(TAB)) return TAB;
  return line.includes(SEMICOLON) ? SEMICOLON : COMMA;
}

/** A header holds no number and no time. */
function isHeader(cells: readonly string[], decimalComma: boolean): boolean {
  const times = new TimeReader();
  const known = (value: number) => Number.isFinite(value);
  return !cells.some((cell) => known(parseNumber(cell, decimalComma)) || known(times.fromText(cell)));
}

function fits(scanner: RecordScanner, row: number, faults: Faults): boolean {
  if (scanner.ending === 'too-long') faults.note('line-too-long', row);
  else if (scanner.ending === 'open-quote') faults.note('open-quote', row);
  else return true;
  return false;
}

class RowReader {
  readonly #raw = rawRow();
  readonly #times = new TimeReader();
  readonly #extras: readonly ExtraColumn[];

  constructor(
    private readonly scanner: RecordScanner,
    private readonly places: Places,
    private readonly width: number,
    private readonly decimalComma: boolean,
    private readonly linesBefore: number,
    private readonly faults: Faults,
  ) {
    this.#extras = EXTRA_COLUMNS.filter((name) => places[name] !== undefined);
  }

  readAll(first: boolean): Rows {
    const { scanner, faults, width } = this;
    const rows = new Rows(faults, this.places);
    for (let more = first; more; more = scanner.next()) {
      const row = scanner.line + this.linesBefore;
      if (scanner.blank) continue;
      if (scanner.cells < width && scanner.breaksOff) {
        faults.note('half-line', row);
        continue;
      }
      if (!fits(scanner, row, faults)) break;
      if (scanner.cells > width && this.#hasMore()) faults.note('too-many-cells', row);
      if (this.#allEmpty()) continue;
      if (rows.count === CANDLE_LIMITS.rows) {
        faults.note('too-many-rows', row);
        break;
      }
      this.#read(row);
      rows.add(this.#raw);
    }
    return rows;
  }

  #read(row: number): void {
    const raw = this.#raw;
    const { time, open, high, low, close, volume } = this.places;
    const { starts, ends, cells, bytes } = this.scanner;
    raw.row = row;
    raw.time =
      time === undefined || time >= cells
        ? EMPTY
        : this.#times.fromBytes(bytes, starts[time]!, ends[time]!, this.decimalComma);
    raw.unit = this.#times.unit;
    raw.open = this.#number(open);
    raw.high = this.#number(high);
    raw.low = this.#number(low);
    raw.close = this.#number(close);
    raw.volume = this.#number(volume);
    for (const name of this.#extras) raw.extra[name] = this.#number(this.places[name]);
  }

  #number(place: number | undefined): number {
    const { starts, ends, cells, bytes } = this.scanner;
    if (place === undefined || place >= cells) return EMPTY;
    return readNumber(bytes, starts[place]!, ends[place]!, this.decimalComma);
  }

  /** A row of delimiters alone, as spreadsheets leave behind. */
  #allEmpty(): boolean {
    const { starts, ends, cells } = this.scanner;
    for (let cell = 0; cell < cells; cell++) if (starts[cell] !== ends[cell]) return false;
    return true;
  }

  /** One empty cell more comes from a delimiter at the end of the line. */
  #hasMore(): boolean {
    const { starts, ends, cells } = this.scanner;
    return cells > this.width + 1 || starts[this.width] !== ends[this.width];
  }
}
