import type { Candles } from '../../src/time/candles.ts';

/**
 * TA-Lib's ATR: true ranges from the second candle on, the first value their plain mean over `length` (at index
 * `length`), then Wilder's smoothing.
 */
export function atrColumn(candles: Candles, length: number): number[] {
  const result = new Array<number>(candles.time.length).fill(Number.NaN);
  let sum = 0;
  for (let i = 1; i < candles.time.length; i++) {
    const before = candles.close[i - 1]!;
    const range = Math.max(
      candles.high[i]! - candles.low[i]!,
      Math.abs(candles.high[i]! - before),
      Math.abs(candles.low[i]! - before),
    );
    if (i < length) sum += range;
    else if (i === length) result[i] = (sum + range) / length;
    else result[i] = (result[i - 1]! * (length - 1) + range) / length;
  }
  return result;
}
