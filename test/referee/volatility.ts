import type { Candles } from '../../src/time/candles.ts';

const YEAR = 365 * 24 * 3_600_000;

/** Standard deviation (ddof 1) of the last `length` logarithmic returns up to row `at`, a year's worth of it; NaN: unknown. */
export function volatilityAt(candles: Candles, at: number, length: number, frameMs: number): number {
  if (at < length) return Number.NaN;
  const returns: number[] = [];
  for (let i = at - length + 1; i <= at; i++)
    returns.push(Math.log(candles.close[i]!) - Math.log(candles.close[i - 1]!));
  const mean = returns.reduce((sum, one) => sum + one, 0) / length;
  const squares = returns.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return Math.sqrt(squares / (length - 1)) * Math.sqrt(YEAR / frameMs);
}
