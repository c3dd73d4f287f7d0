import type { Book } from './book.ts';
import type { Guard, Target } from './guard.ts';
import { LIMIT, MARKET, type Signal, STOP, TRAILING, WAITING } from './signal.ts';

/** The order at one price of the path (rule 10). */
export const MOVE = 0;
export const LIQUIDATION = 1;
export const MARKET_EXIT = 2;
export const STOP_EXIT = 3;
export const LIMIT_EXIT = 4;
export const REVERSAL = 5;
export const ENTRY_ORDER = 6;

/** Finds what happens next on a piece of path, in the order of rule 10. One is reused: searching makes no garbage. */
export class Search {
  found = false;
  /** Only entries are looked for: those that fill together with one that just did. */
  entriesOnly = false;
  rank = 0;
  price = 0;
  book: Book | undefined;
  signal: Signal | undefined;
  guard: Guard | undefined;
  target: Target | undefined;
  /** A limit that takes. */
  takes = false;

  private distance = 0;
  private tight = 0;
  private order = 0;
  private place = 0;
  private market = 0;

  private p = 0;
  private q = 0;
  private direction = 0;

  constructor(
    private readonly limitTouch: boolean,
    private readonly spare: (book: Book) => number,
  ) {}

  /** Begins a search on the path from `p` to `q`; at a point both are its price. */
  begin(p: number, q: number): void {
    this.found = false;
    this.p = p;
    this.q = q;
    this.direction = q > p ? 1 : q < p ? -1 : 0;
  }

  /** At one moment several markets have their own price. */
  at(p: number): void {
    this.p = this.q = p;
    this.direction = 0;
  }

  /** Everything of a book that the path can meet. `opening`: the point is a candle's open. */
  look(book: Book, opening: boolean): void {
    for (const signal of book.signals) if (signal.stage !== 0) this.lookAtSignal(book, signal, opening);
    if (book.side === 0 || this.entriesOnly) return;
    this.lookAtLiquidation(book);
    for (const guard of book.guards) if (guard.active) this.lookAtGuard(book, guard, opening);
  }

  /** Market orders only: what fills at a close with `fillAt: close`. */
  lookAtMarketOrders(book: Book): void {
    const { bar, left } = book.market;
    if (!(left > 0)) return;
    for (const signal of book.signals) {
      if (signal.stage === MARKET && !signal.rest && signal.market && signal.born <= bar + 1) {
        this.offer(signalRank(book, signal), this.p, 0, book, signal.index, 0, signal);
      }
    }
    if (book.side === 0 || this.entriesOnly) return;
    for (const guard of book.guards) {
      if (guard.pending && guard.pendingRule === 2 && guard.pendingBorn <= bar + 1) {
        this.offer(MARKET_EXIT, this.p, 0, book, guard.index, 0, undefined, guard);
      }
    }
  }

  /** Market exits that were decided before: what still fills at the last open of a run that closes there. */
  lookAtDecided(book: Book): void {
    if (book.side === 0) return;
    const { bar } = book.market;
    for (const signal of book.signals) {
      if (signal.opens || signal.side !== book.side || signal.born > bar) continue;
      // A stop-limit that is beyond its stop is a limit, which is no market exit.
      if (signal.stage === MARKET || (signal.stage === STOP && signal.urgent && Number.isNaN(signal.limit))) {
        this.offer(
          signal.stage === MARKET ? MARKET_EXIT : STOP_EXIT,
          this.p,
          0,
          book,
          signal.index,
          0,
          signal,
        );
      }
    }
    for (const guard of book.guards) {
      if (guard.pending && guard.pendingBorn <= bar) {
        this.offer(MARKET_EXIT, this.p, 0, book, guard.index, 0, undefined, guard);
      } else if (guard.active && guard.urgent && !guard.spent) {
        this.offer(STOP_EXIT, this.p, -book.side * guard.level, book, guard.index, 0, undefined, guard);
      }
    }
  }

  private lookAtSignal(book: Book, signal: Signal, opening: boolean): void {
    const { market } = book;
    if (signal.born > market.bar || (!signal.opens && book.side !== signal.side)) return;
    const up = signal.buys;
    switch (signal.stage) {
      case MARKET:
        if (opening && market.left > 0) {
          this.offer(signalRank(book, signal), this.p, 0, book, signal.index, 0, signal);
        }
        return;
      case LIMIT:
        if (market.left > 0) this.lookAtLimit(book, signal, up, opening);
        else signal.marketable = false;
        return;
      case STOP:
      case TRAILING: {
        const price = signal.urgent ? this.p : this.reached(signal.stop, up);
        if (Number.isNaN(price)) return;
        if (signal.stage === STOP && !Number.isNaN(signal.limit)) {
          this.offer(MOVE, price, 0, book, signal.index, 0, signal);
          return;
        }
        const tight = signal.opens ? 0 : up ? signal.stop : -signal.stop;
        this.offer(
          signal.opens ? signalRank(book, signal) : STOP_EXIT,
          price,
          tight,
          book,
          signal.index,
          0,
          signal,
        );
        return;
      }
      case WAITING: {
        const price = this.reached(signal.stop, !up);
        if (!Number.isNaN(price)) this.offer(MOVE, price, 0, book, signal.index, 0, signal);
      }
    }
  }

  private lookAtLimit(book: Book, signal: Signal, up: boolean, opening: boolean): void {
    const rank = signal.opens ? signalRank(book, signal) : LIMIT_EXIT;
    const price = this.crossed(signal.limit, up, signal.marketable, opening);
    if (!Number.isNaN(price)) {
      this.offer(rank, price, 0, book, signal.index, 0, signal, undefined, undefined, signal.marketable);
    }
  }

  private lookAtLiquidation(book: Book): void {
    if (book.market.spot) return;
    const level = book.liquidationPrice(book.market.isolated ? 0 : this.spare(book));
    if (Number.isNaN(level)) return;
    const price = this.reached(level, book.side < 0);
    if (!Number.isNaN(price)) this.offer(LIQUIDATION, price, 0, book, -1, 0);
  }

  private lookAtGuard(book: Book, guard: Guard, opening: boolean): void {
    const { market, side } = book;
    if (guard.pending && opening && market.left > 0 && guard.pendingBorn <= market.bar) {
      this.offer(MARKET_EXIT, this.p, 0, book, guard.index, 0, undefined, guard);
    }
    if (!guard.spent) {
      const touched = this.reached(guard.touch, side > 0);
      if (!Number.isNaN(touched)) this.offer(MOVE, touched, 0, book, guard.index, 0, undefined, guard);
      if (guard.on === 'price') {
        const price = guard.urgent ? this.p : this.reached(guard.level, side < 0);
        if (!Number.isNaN(price)) {
          this.offer(STOP_EXIT, price, -side * guard.level, book, guard.index, 0, undefined, guard);
        }
      }
    }
    if (guard.on !== 'price') return;
    for (let i = 0; i < guard.targets.length; i++) {
      const target = guard.targets[i]!;
      if (!(market.left > 0)) {
        target.marketable = false;
        continue;
      }
      if (target.done || target.small) continue;
      const price = this.crossed(target.level, side < 0, target.marketable, opening);
      if (Number.isNaN(price)) continue;
      const tight = side * target.level;
      this.offer(LIMIT_EXIT, price, 0, book, guard.index, tight, undefined, guard, target, target.marketable);
    }
  }

  /** Where the path reaches a level from below (`up`) or above: its price, the present one when it lies beyond; NaN: not here. */
  private reached(level: number, up: boolean): number {
    const { p, q } = this;
    if (up) return level <= p ? p : level <= q ? level : Number.NaN;
    return level >= p ? p : level >= q ? level : Number.NaN;
  }

  /** Where a limit fills: `up` for one that buys. */
  private crossed(limit: number, buys: boolean, marketable: boolean, opening: boolean): number {
    const { p, q } = this;
    if (marketable) return (buys ? p <= limit : p >= limit) ? p : Number.NaN;
    if (opening) {
      const beyond = buys ? p < limit : p > limit;
      if (beyond || (this.limitTouch && p === limit)) return p;
      return Number.NaN;
    }
    if (this.limitTouch && p === limit) return p;
    if (this.direction === 0) return Number.NaN;
    if (buys) {
      if (this.direction > 0 || limit > p) return Number.NaN;
      return q < limit || (this.limitTouch && q === limit) ? limit : Number.NaN;
    }
    if (this.direction < 0 || limit < p) return Number.NaN;
    return q > limit || (this.limitTouch && q === limit) ? limit : Number.NaN;
  }

  private offer(
    rank: number,
    price: number,
    tight: number,
    book: Book,
    order: number,
    place: number,
    signal?: Signal,
    guard?: Guard,
    target?: Target,
    takes = false,
  ): void {
    const distance = Math.abs(price - this.p);
    if (this.entriesOnly && (rank !== ENTRY_ORDER || distance > 0)) return;
    const market = book.market.index;
    if (this.found) {
      const difference =
        distance - this.distance ||
        rank - this.rank ||
        market - this.market ||
        tight - this.tight ||
        order - this.order ||
        place - this.place;
      if (difference >= 0) return;
    }
    this.found = true;
    this.rank = rank;
    this.price = price;
    this.distance = distance;
    this.tight = tight;
    this.order = order;
    this.place = place;
    this.market = market;
    this.book = book;
    this.signal = signal;
    this.guard = guard;
    this.target = target;
    this.takes = takes;
  }
}

function signalRank(book: Book, signal: Signal): number {
  if (!signal.opens) return MARKET_EXIT;
  return book.side === -signal.side ? REVERSAL : ENTRY_ORDER;
}
