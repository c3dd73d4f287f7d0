import type { Series } from '../../index.ts';
import { bucketEnd, type Timeframe } from '../../time/timeframe.ts';

/** Opening time and close of each candle of the chart. */
export interface Rows {
  readonly time: Float64Array;
  readonly close: Float64Array;
}

export function rowsOf(time: Float64Array, frame: Timeframe): Rows {
  if (frame.unit !== 'M') return { time, close: time.map((opening) => opening + frame.ms) };
  return { time, close: time.map((opening) => bucketEnd(frame, opening)) };
}

function sameTimes(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a[0] === b[0] && a.at(-1) === b.at(-1);
}

/**
 * A series of any clock, one value per candle of the chart: the last one that was known when the candle closed.
 * A series on the chart's own clock is given back as it is.
 */
export function alignSeries({ time, values }: Series, frame: Timeframe, rows: Rows): Float64Array {
  if (sameTimes(time, rows.time)) return values;
  const aligned = new Float64Array(rows.time.length).fill(Number.NaN);
  let at = -1;
  for (let row = 0; row < aligned.length; row++) {
    const close = rows.close[row]!;
    while (at + 1 < time.length && bucketEnd(frame, time[at + 1]!) <= close) at++;
    if (at >= 0) aligned[row] = values[at]!;
  }
  return aligned;
}

/** A column with a row per instant, of which several may fall into one candle of the chart: the last one counts. */
export function alignInstants(time: Float64Array, values: Float64Array, rows: Rows): Float64Array {
  if (sameTimes(time, rows.time)) return values;
  const aligned = new Float64Array(rows.time.length).fill(Number.NaN);
  let at = -1;
  for (let row = 0; row < aligned.length; row++) {
    while (at + 1 < time.length && time[at + 1]! <= rows.time[row]!) at++;
    if (at >= 0) aligned[row] = values[at]!;
  }
  return aligned;
}

/** The row of the candle that is open at a time; −1 before the first. `time` ascends from call to call. */
export function rowFinder(rows: Rows): (time: number) => number {
  let row = -1;
  let last = Number.NEGATIVE_INFINITY;
  return (time) => {
    if (time < last) row = -1;
    last = time;
    while (row + 1 < rows.time.length && rows.time[row + 1]! <= time) row++;
    return row;
  };
}
