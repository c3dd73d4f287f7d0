import type { CandleColumns } from '../../src/node/index.ts';

const HOUR = 3_600_000;
export const START = Date.UTC(2024, 0, 1);

export function candlesOf(rows: readonly (readonly number[])[], start = START, step = HOUR): CandleColumns {
  const column = (at: number) => Float64Array.from(rows, (row) => row[at] ?? 1);
  return {
    time: Float64Array.from(rows, (_, i) => start + i * step),
    open: column(0),
    high: column(1),
    low: column(2),
    close: column(3),
    volume: column(4),
  };
}

const GAPS = [0, 0, 0, 1, -1, 2, -2, 3, -3];
const BODIES = [0, 0, 1, 1, 2, 3, 6, 8, 10, 12];
const WICKS = [0, 0, 0, 1, 2, 4, 7];

/** Coarse whole-number candles full of ties, gaps and bars without volume: the ones of fixtures/talib.json. */
export function coarseCandles(length: number): CandleColumns {
  let seed = 7;
  const roll = (sides: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >> 16) % sides;
  };
  const rows: number[][] = [];
  let price = 100;
  for (let i = 0; i < length; i++) {
    const open = price + GAPS[roll(9)]!;
    const body = BODIES[roll(10)]!;
    let up = roll(2) === 1 || open - body < 40;
    if (open - body > 160) up = false;
    let close = up ? open + body : open - body;
    const high = Math.max(open, close) + WICKS[roll(7)]!;
    const low = Math.min(open, close) - WICKS[roll(7)]!;
    if (open > 160) close = Math.min(close, open);
    rows.push([open, high, low, close, roll(10) * 10]);
    price = close;
  }
  return candlesOf(rows);
}

/** A smooth wandering market without ties. */
export function smoothCandles(length: number, start = 100): CandleColumns {
  let seed = 11;
  const random = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >> 8) / 0x800000;
  };
  const rows: number[][] = [];
  let price = start;
  for (let i = 0; i < length; i++) {
    const open = price;
    const close = open * (1 + 0.03 * (random() + random() - 1));
    const high = Math.max(open, close) * (1 + 0.01 * random());
    const low = Math.min(open, close) * (1 - 0.01 * random());
    rows.push([open, high, low, close, 1 + 100 * random()]);
    price = close;
  }
  return candlesOf(rows);
}

/** What an average over the last `length` values of a column is, by definition. */
export function windowAt(column: ArrayLike<number>, i: number, length: number): number[] {
  return Array.from({ length }, (_, k) => column[i - length + 1 + k] ?? Number.NaN);
}
export const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
export const deviation = (values: readonly number[]) =>
  Math.sqrt(mean(values.map((v) => (v - mean(values)) * (v - mean(values)))));

/** An exponential average that begins with the plain average of its first `length` known values. */
export function slowEma(column: ArrayLike<number>, length: number): number[] {
  const out: number[] = [];
  const first = Array.from(column).findIndex((v) => !Number.isNaN(v));
  for (let i = 0; i < column.length; i++) {
    if (i < first + length - 1) out.push(Number.NaN);
    else if (i === first + length - 1) out.push(mean(windowAt(column, i, length)));
    else out.push(out[i - 1]! + (2 / (length + 1)) * (column[i]! - out[i - 1]!));
  }
  return out;
}
