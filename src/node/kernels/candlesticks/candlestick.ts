import type { CandleColumns } from '../../port.ts';

/** Against what a part of a candle is measured: `factor` times the mean `of` the `bars` candles before it. */
export interface Measure {
  readonly of: 'body' | 'range' | 'shadows';
  readonly bars: number;
  readonly factor: number;
}

// TA-Lib's default candle settings. A long shadow is measured by the candle's own body instead.
export const BODY_LONG: Measure = { of: 'body', bars: 10, factor: 1 };
export const BODY_SHORT: Measure = { of: 'body', bars: 10, factor: 1 };
export const BODY_DOJI: Measure = { of: 'range', bars: 10, factor: 0.1 };
export const SHADOW_SHORT: Measure = { of: 'shadows', bars: 10, factor: 1 };
export const SHADOW_VERY_SHORT: Measure = { of: 'range', bars: 10, factor: 0.1 };
export const NEAR: Measure = { of: 'range', bars: 5, factor: 0.2 };
export const FAR: Measure = { of: 'range', bars: 5, factor: 0.6 };
export const EQUAL: Measure = { of: 'range', bars: 5, factor: 0.05 };

export interface Pattern {
  /** Bars that TA-Lib wants before the first answer. */
  readonly lookback: number;
  /** The averages it reads: a measure, and how many bars back the measured candle lies. */
  readonly averages: readonly (readonly [Measure, number])[];
  /** How deep the last candle must reach into the first, unless the user says otherwise. */
  readonly depth?: number;
  /** A close beyond the inside bar within three bars is a second signal. */
  readonly confirmed?: true;
  match(c: Candlesticks, depth: number): number;
}

/** The last candles, counted back from the current one (0). */
export class Candlesticks {
  private at = 0;
  private readonly totals: number[];

  constructor(
    private readonly columns: Pick<CandleColumns, 'open' | 'high' | 'low' | 'close'>,
    private readonly averages: Pattern['averages'],
    totals: readonly number[],
  ) {
    this.totals = [...totals];
  }

  open(back: number): number {
    return this.columns.open[this.at - back]!;
  }
  high(back: number): number {
    return this.columns.high[this.at - back]!;
  }
  low(back: number): number {
    return this.columns.low[this.at - back]!;
  }
  close(back: number): number {
    return this.columns.close[this.at - back]!;
  }
  /** 1 where it closed at or above its open, −1 where below. */
  color(back: number): 1 | -1 {
    return this.close(back) >= this.open(back) ? 1 : -1;
  }
  white(back: number): boolean {
    return this.close(back) >= this.open(back);
  }
  black(back: number): boolean {
    return !this.white(back);
  }
  body(back: number): number {
    return Math.abs(this.close(back) - this.open(back));
  }
  range(back: number): number {
    return this.high(back) - this.low(back);
  }
  top(back: number): number {
    return this.white(back) ? this.close(back) : this.open(back);
  }
  bottom(back: number): number {
    return this.white(back) ? this.open(back) : this.close(back);
  }
  upper(back: number): number {
    return this.high(back) - this.top(back);
  }
  lower(back: number): number {
    return this.bottom(back) - this.low(back);
  }
  /** The body of one candle lies wholly above that of another. */
  gapUp(back: number, other: number): boolean {
    return this.bottom(back) > this.top(other);
  }
  gapDown(back: number, other: number): boolean {
    return this.top(back) < this.bottom(other);
  }
  /** One candle lies wholly above another, shadows included. */
  clearUp(back: number, other: number): boolean {
    return this.low(back) > this.high(other);
  }
  clearDown(back: number, other: number): boolean {
    return this.high(back) < this.low(other);
  }

  average(measure: Measure, back: number): number {
    for (let k = 0; k < this.averages.length; k++) {
      const [candidate, offset] = this.averages[k]!;
      if (candidate === measure && offset === back)
        return (measure.factor * (this.totals[k]! / measure.bars)) / (measure.of === 'shadows' ? 2 : 1);
    }
    return Number.NaN;
  }

  /** Goes to a bar; `fresh` sums the averages anew. */
  start(at: number, fresh: boolean): void {
    this.at = at;
    if (!fresh) return;
    this.averages.forEach(([measure, offset], k) => {
      let total = 0;
      for (let back = offset + measure.bars; back > offset; back--) total += this.size(measure, back);
      this.totals[k] = total;
    });
  }

  /** Moves the averages on, in TA-Lib's order of adding: at ties of a candle with them the last digit decides. */
  advance(): void {
    this.averages.forEach(([measure, offset], k) => {
      this.totals[k]! += this.size(measure, offset) - this.size(measure, offset + measure.bars);
    });
  }

  save(): number[] {
    return this.totals.map((total) => total + 0);
  }

  private size(measure: Measure, back: number): number {
    if (measure.of === 'body') return this.body(back);
    return measure.of === 'range' ? this.range(back) : this.upper(back) + this.lower(back);
  }
}
