import { type Candles, EXTRA_COLUMNS, type ExtraColumn, emptyCandles } from '../../time/candles.ts';
import { bucketEnd, bucketStart, type Timeframe } from '../../time/timeframe.ts';

/** Columns that add up over a bucket; of the others the last known value counts. */
const SUMMED: readonly ExtraColumn[] = ['quoteVolume', 'trades', 'takerVolume', 'funding'];

type Step = number | { readonly months: number } | undefined;

/**
 * Coarser candles: first open, highest high, lowest low, last close, summed volume (unknown where one is).
 * A bucket that the candles enter late or leave early, at either end, is no whole candle and is left out.
 *
 * @param phase how far the candles' times lie behind the grid
 * @param step the length of the finer candles: fixed milliseconds, or calendar months; undefined: the last candle counts as whole
 */
export function resample(fine: Candles, frame: Timeframe, phase: number, step: Step): Candles {
  const count = fine.time.length;
  const coarse = emptyCandles(count);
  const extra: Partial<Record<ExtraColumn, Float64Array>> = {};
  for (const name of EXTRA_COLUMNS) if (fine.extra?.[name]) extra[name] = new Float64Array(count);
  let filled = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < count; at++) {
    const time = fine.time[at]! - phase;
    if (time >= end) {
      const start = bucketStart(frame, time);
      if (at === 0 && start !== time) {
        // The first bucket began before the file.
        const whole = bucketEnd(frame, start);
        while (at + 1 < count && fine.time[at + 1]! - phase < whole) at++;
        continue;
      }
      end = bucketEnd(frame, start);
      coarse.time[filled] = start;
      coarse.open[filled] = fine.open[at]!;
      coarse.high[filled] = fine.high[at]!;
      coarse.low[filled] = fine.low[at]!;
      coarse.volume[filled] = 0;
      for (const name of EXTRA_COLUMNS)
        if (extra[name]) extra[name][filled] = SUMMED.includes(name) ? 0 : Number.NaN;
      filled++;
    }
    const bucket = filled - 1;
    if (fine.high[at]! > coarse.high[bucket]!) coarse.high[bucket] = fine.high[at]!;
    if (fine.low[at]! < coarse.low[bucket]!) coarse.low[bucket] = fine.low[at]!;
    coarse.close[bucket] = fine.close[at]!;
    coarse.volume[bucket]! += fine.volume[at]!;
    for (const name of EXTRA_COLUMNS) {
      const column = extra[name];
      const value = fine.extra?.[name]?.[at] ?? Number.NaN;
      if (!column) continue;
      if (SUMMED.includes(name)) column[bucket]! += value;
      else if (!Number.isNaN(value)) column[bucket] = value;
    }
  }
  if (filled > 0 && endOf(fine.time[count - 1]! - phase, step) < end) filled--;
  return trimmed(coarse, extra, filled);
}

function endOf(time: number, step: Step): number {
  if (step === undefined) return Number.POSITIVE_INFINITY;
  if (typeof step === 'number') return time + step;
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + step.months, 1);
}

function trimmed(
  { time, open, high, low, close, volume }: Candles,
  extra: Partial<Record<ExtraColumn, Float64Array>>,
  count: number,
): Candles {
  const cut = (column: Float64Array) => column.slice(0, count);
  const kept: Partial<Record<ExtraColumn, Float64Array>> = {};
  for (const name of EXTRA_COLUMNS) if (extra[name]) kept[name] = cut(extra[name]);
  const candles = {
    time: cut(time),
    open: cut(open),
    high: cut(high),
    low: cut(low),
    close: cut(close),
    volume: cut(volume),
  };
  return Object.keys(kept).length > 0 ? { ...candles, extra: kept } : candles;
}
