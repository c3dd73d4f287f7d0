import { ln } from '../node/math.ts';
import type { Market } from './market.ts';

const YEAR_MS = 365 * 86_400_000;

/** Realised volatility of closes, for sizes that aim at one: the last closes of each market that asks for it. */
export class Volatility {
  private readonly closes: number[][];

  constructor(
    private readonly markets: readonly Market[],
    /** Longest window per market; 0: nobody asks. */
    private readonly lengths: readonly number[],
  ) {
    this.closes = markets.map(() => []);
  }

  get wanted(): boolean {
    return this.lengths.some((length) => length > 0);
  }

  /** A candle of the market closed. */
  see(market: number, close: number): void {
    const length = this.lengths[market] ?? 0;
    if (length === 0) return;
    const closes = this.closes[market]!;
    closes.push(close);
    if (closes.length > length + 1) closes.shift();
  }

  /** Yearly standard deviation of logarithmic returns over `length` bars, a fraction; NaN: unknown, also where nothing moved. */
  yearly(market: number, length: number): number {
    const closes = this.closes[market]!;
    if (closes.length < length + 1) return Number.NaN;
    const recent = closes.slice(-length - 1);
    const returns = recent.slice(1).map((close, i) => ln(close / recent[i]!));
    const mean = returns.reduce((sum, value) => sum + value, 0) / length;
    const variance = returns.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (length - 1);
    // Divided by none, a size would be without end: unknown.
    if (variance === 0) return Number.NaN;
    return Math.sqrt((variance * YEAR_MS) / this.markets[market]!.frameMs);
  }
}
