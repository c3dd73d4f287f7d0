import type { Column, Distance } from '../node/index.ts';
import type { Book } from './book.ts';

/** Where inputs are read: `at` is the instant, `read` the last closed candle as the moment sees it. */
export interface Clock {
  at: number;
  read: number;
}

/** A distance as it applies to one position: an ATR is read once and kept. */
export class Span {
  private atr = Number.NaN;

  constructor(
    readonly distance: Distance,
    private readonly column: Column | undefined,
    private readonly book: Book,
    private readonly clock: Clock,
  ) {}

  reset(): void {
    this.atr = Number.NaN;
  }

  /** True where an ATR is not known yet. */
  get waits(): boolean {
    return this.distance.unit === 'atr' && Number.isNaN(this.atr);
  }

  /** Reads an ATR that is not known yet. */
  keep(): void {
    if (this.waits) this.atr = this.current();
  }

  /** The distance in price; NaN while it is unknown. `entered`: quantity that money counts for. */
  value(reference: number, entered: number): number {
    const { unit, value } = this.distance;
    switch (unit) {
      case 'percent':
        return (reference * value) / 100;
      case 'atr':
        if (Number.isNaN(this.atr)) this.atr = this.current();
        return this.atr * value;
      case 'ticks':
        return value * (this.book.market.tick.size ?? Number.NaN);
      case 'price':
        return value;
      case 'r':
        return this.book.r * value;
      case 'quote':
        return value / entered;
    }
  }

  /** With the ATR of the last closed candle, whatever was kept: for trailing levels and for entries still to come. */
  fresh(reference: number, entered: number): number {
    return this.distance.unit === 'atr'
      ? this.current() * this.distance.value
      : this.value(reference, entered);
  }

  get unit(): Distance['unit'] {
    return this.distance.unit;
  }

  private current(): number {
    return this.column?.[this.clock.read] ?? Number.NaN;
  }
}
