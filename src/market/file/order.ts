import { EXTRA_COLUMNS, type ExtraColumn } from '../../time/candles.ts';
import type { Faults } from './faults.ts';
import type { Rows } from './rows.ts';

/** Candles in order of time, each time once, with the row that each came from. */
export interface OrderedRows {
  count: number;
  row: Int32Array;
  time: Float64Array;
  open: Float64Array;
  high: Float64Array;
  low: Float64Array;
  close: Float64Array;
  volume: Float64Array;
  extra: Partial<Record<ExtraColumn, Float64Array>>;
}

/** Sorts what stands in disorder and drops what stands twice; two different candles at one time are a fault. */
export function orderRows(rows: Rows, faults: Faults): OrderedRows {
  const { time, row, count } = rows;
  let latest = Number.NEGATIVE_INFINITY;
  let late = 0;
  let descending = true;
  let repeated = false;
  const lateRows: number[] = [];
  for (let at = 0; at < count; at++) {
    const now = time[at]!;
    if (at > 0 && now > time[at - 1]!) descending = false;
    if (now < latest) {
      late++;
      if (lateRows.length < 10) lateRows.push(row[at]!);
    } else {
      repeated ||= now === latest;
      latest = now;
    }
  }
  if (late === 0 && !repeated) return cut(rows, count);
  if (late > 0) noteDisorder(faults, descending ? 'newest-first' : 'out-of-order', lateRows, late);
  const order = sortedOrder(rows, late > 0);
  const kept = withoutDuplicates(rows, order, faults);
  return pick(rows, kept);
}

function noteDisorder(
  faults: Faults,
  kind: 'newest-first' | 'out-of-order',
  rows: readonly number[],
  count: number,
): void {
  for (const [at, row] of rows.entries()) faults.note(kind, row, at === 0 ? count - rows.length + 1 : 1);
}

function sortedOrder({ time, count }: Rows, disordered: boolean): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, at) => at);
  if (disordered) order.sort((a, b) => time[a]! - time[b]! || a - b);
  return order;
}

function withoutDuplicates(rows: Rows, order: Uint32Array, faults: Faults): Uint32Array {
  const kept = new Uint32Array(order.length);
  let count = 0;
  for (const at of order) {
    const before = count > 0 ? kept[count - 1]! : -1;
    if (before === -1 || rows.time[before] !== rows.time[at]) kept[count++] = at;
    else faults.note(same(rows, before, at) ? 'duplicate-candles' : 'conflicting-candles', rows.row[at]!);
  }
  return kept.subarray(0, count);
}

function same(rows: Rows, a: number, b: number): boolean {
  return [rows.open, rows.high, rows.low, rows.close, rows.volume].every((column) =>
    Object.is(column[a], column[b]),
  );
}

function cut(rows: Rows, count: number): OrderedRows {
  const extra: Partial<Record<ExtraColumn, Float64Array>> = {};
  for (const name of EXTRA_COLUMNS) {
    const column = rows.extra[name];
    if (column) extra[name] = column.slice(0, count);
  }
  return {
    count,
    row: rows.row.slice(0, count),
    time: rows.time.slice(0, count),
    open: rows.open.slice(0, count),
    high: rows.high.slice(0, count),
    low: rows.low.slice(0, count),
    close: rows.close.slice(0, count),
    volume: rows.volume.slice(0, count),
    extra,
  };
}

function pick(rows: Rows, order: Uint32Array): OrderedRows {
  const column = (source: Float64Array) => Float64Array.from(order, (at) => source[at]!);
  const extra: Partial<Record<ExtraColumn, Float64Array>> = {};
  for (const name of EXTRA_COLUMNS) {
    const source = rows.extra[name];
    if (source) extra[name] = column(source);
  }
  return {
    count: order.length,
    row: Int32Array.from(order, (at) => rows.row[at]!),
    time: column(rows.time),
    open: column(rows.open),
    high: column(rows.high),
    low: column(rows.low),
    close: column(rows.close),
    volume: column(rows.volume),
    extra,
  };
}
