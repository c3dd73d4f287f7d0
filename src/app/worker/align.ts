import type { Series } from '../../index.ts';
import { bucketEnd, type Timeframe } from '../../time/timeframe.ts';

/** Opening time and close of each candle of the chart. */
export interface Rows {
  readonly time: Float64Array;
  readonly close: Float64Array;
}

/** The closes are made when somebody asks for them: only series of other clocks need them. */
export function rowsOf(time: Float64Array, frame: Timeframe): Rows {
  let close: Float64Array | null = null;
  return {
    time,
    get close() {
      close ??= time.map((opening) => (frame.unit === 'M' ? bucketEnd(frame, opening) : opening + frame.ms));
      return close;
    },
  };
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

/** The row of the candle that is open at a time; −1 before the first. */
export function rowFinder({ time: times }: Rows): (time: number) => number {
  const start = times[0] ?? Number.POSITIVE_INFINITY;
  const step = (times[1] ?? Number.POSITIVE_INFINITY) - start;
  let row = 0;
  return (time) => {
    if (time < start) return -1;
    // Where no candle is missing, the guess is the row.
    const guess = Math.min(times.length - 1, Math.floor((time - start) / step));
    const early = times[guess]! <= time ? guess : 0;
    row = times[row]! <= time ? Math.max(row, early) : early;
    while (row + 1 < times.length && times[row + 1]! <= time) row++;
    return row;
  };
}
