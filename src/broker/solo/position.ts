import type { Signal } from '../signal.ts';

/** The one position of a solo run, in plain numbers. */
export class Position {
  open = false;
  /** The book and its exits say the same. */
  booked = false;
  /** Quantity, price after slippage and fee of the entry. */
  quantity = 0;
  price = 0;
  fee = 0;
  /** Price of the path at the present fill: the entry's, as long as it is open. */
  raw = 0;
  time = 0;
  bar = 0;
  node = -1;
  /** The order that opened it, until the book knows of it. */
  signal: Signal | undefined;
  /** Levels of the exits; infinite where there is none. */
  stop = Number.NEGATIVE_INFINITY;
  target = Number.POSITIVE_INFINITY;
  /** Extremes of the path so far. */
  highest = 0;
  lowest = 0;
  /** Distance to the stop when it was entered; NaN: no stop. */
  risk = Number.NaN;

  // Numbers that are handed over as arguments cost an object each; those that stand here do not.
  /** Price and fee of the present fill. */
  filled = 0;
  paid = 0;
  /** How it ended. */
  fees = 0;
  profit = 0;

  see(price: number): void {
    if (price > this.highest) this.highest = price;
    if (price < this.lowest) this.lowest = price;
  }
}
