import type { Book } from './book.ts';
import type { Market } from './market.ts';
import type { Signal } from './signal.ts';

/** Cash below zero by less than this share of what was spent is rounding. */
const ROUNDING = 1e-12;

/** The one purse of a run (rule 13). */
export class Account {
  cash: number;
  fees = 0;
  slippage = 0;
  funding = 0;
  notional = 0;
  /** Funds that resting entries hold, over all books. */
  private held = 0;

  constructor(
    readonly initial: number,
    private readonly books: readonly Book[],
  ) {
    this.cash = initial;
  }

  equity(): number {
    let equity = this.cash;
    for (const book of this.books) if (book.side !== 0) equity += book.value(book.market.mark);
    return equity;
  }

  /** Gross value of all positions. */
  gross(): number {
    let gross = 0;
    for (const book of this.books) if (book.side !== 0) gross += book.quantity * book.market.mark;
    return gross;
  }

  /** Equity less the gross value of all positions. */
  rest(): number {
    let rest = this.cash;
    for (const book of this.books) if (book.side !== 0) rest += book.beside(book.market.mark);
    return rest;
  }

  /** Funds before reservations that an order on a market may draw on. */
  private funds(market: Market): number {
    if (market.spot) return this.cash;
    let funds = this.equity();
    for (const book of this.books) {
      if (book.side !== 0) funds -= (book.quantity * book.market.mark) / book.market.leverage;
    }
    return funds;
  }

  /** What a market order may spend. */
  free(market: Market): number {
    return this.funds(market) - this.held;
  }

  /** What a resting order may spend: those of the other side of its book, and its own reservation, do not count. */
  freeFor({ book, side, held }: Signal): number {
    const own = side > 0 ? book.heldLong : book.heldShort;
    return this.funds(book.market) - (this.held - book.held) - (own - held);
  }

  hold(signal: Signal, amount: number): void {
    if (amount === signal.held) return;
    signal.held = amount;
    const { book, side } = signal;
    let sum = 0;
    for (const other of book.signals) if (other.side === side && other.opens) sum += other.held;
    if (side > 0) book.heldLong = sum;
    else book.heldShort = sum;
    this.held = 0;
    for (const each of this.books) this.held += each.held;
  }

  spend(amount: number): void {
    this.cash -= amount;
    if (this.cash < 0 && this.cash > -ROUNDING * Math.abs(amount)) this.cash = 0;
  }

  /** Equity that backs the cross-margined positions of a book's market besides their own profit, less what other positions must keep. */
  spare({ market }: Book): number {
    let spare = this.cash;
    for (const other of this.books) {
      if (other.market === market || other.side === 0) continue;
      spare += other.value(other.market.mark);
      if (!other.market.spot) spare -= other.quantity * other.market.mark * other.market.maintenance;
    }
    return spare;
  }
}
