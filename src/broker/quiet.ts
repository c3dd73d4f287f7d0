import type { Book } from './book.ts';
import type { Canceller } from './cancel.ts';
import type { Market } from './market.ts';
import { LIMIT, MARKET, type Signal, WAITING } from './signal.ts';

/** Prices strictly between which nothing of a market can happen, and the candle by which time alone asks for a look. */
export class Band {
  low = Number.NEGATIVE_INFINITY;
  high = Number.POSITIVE_INFINITY;
  wake = Number.POSITIVE_INFINITY;

  /** Nothing is known to be quiet. */
  private busy(): void {
    this.low = Number.POSITIVE_INFINITY;
  }

  get isBusy(): boolean {
    return this.low === Number.POSITIVE_INFINITY;
  }

  reset(): void {
    this.low = Number.NEGATIVE_INFINITY;
    this.high = this.wake = Number.POSITIVE_INFINITY;
  }

  private above(level: number): void {
    if (level < this.high) this.high = level;
  }

  private below(level: number): void {
    if (level > this.low) this.low = level;
  }

  /** Narrows the band by what a book has in the market. `closes`: also by what must be looked at on every close. */
  narrow(book: Book, closes: boolean): void {
    for (const signal of book.signals) if (signal.works) this.signal(signal, closes);
    const { side } = book;
    if (side === 0) return;
    if (!book.market.spot) {
      if (!book.market.isolated) {
        this.busy();
        return;
      }
      const level = book.liquidationPrice(0);
      if (side > 0) this.below(level);
      else this.above(level);
    }
    for (const guard of book.guards) {
      if (!guard.active) continue;
      if (guard.pending || guard.urgent || guard.restless || (guard.watches && closes)) {
        this.busy();
        return;
      }
      this.wake = Math.min(this.wake, guard.wakeBar());
      if (guard.spent) continue;
      if (guard.on === 'price') this.loss(side, guard.level);
      this.profit(side, guard.bound());
      for (const target of guard.targets) {
        if (target.done) continue;
        if (target.marketable) {
          this.busy();
          return;
        }
        this.profit(side, target.level);
      }
      if (closes && guard.waits) {
        this.busy();
        return;
      }
    }
  }

  private loss(side: number, level: number): void {
    if (side > 0) this.below(level);
    else this.above(level);
  }

  private profit(side: number, level: number): void {
    if (side > 0) this.above(level);
    else this.below(level);
  }

  private signal(signal: Signal, closes: boolean): void {
    const { stage, plan, market } = signal;
    if (stage === MARKET || signal.urgent || signal.marketable) {
      this.busy();
      return;
    }
    if (signal.born > signal.book.market.bar + 1) this.wake = Math.min(this.wake, signal.born);
    if (closes && plan.trigger === 'while' && !market) {
      this.busy();
      return;
    }
    if (plan.expireBars !== undefined) this.wake = Math.min(this.wake, signal.born + plan.expireBars - 1);
    const buys = signal.buys;
    if (stage === LIMIT) {
      if (buys) this.below(signal.limit);
      else this.above(signal.limit);
    } else if (stage === WAITING) {
      if (buys) this.below(signal.stop);
      else this.above(signal.stop);
    } else {
      if (buys) this.above(signal.stop);
      else this.below(signal.stop);
      if (!Number.isNaN(signal.best)) {
        if (plan.trail?.unit === 'atr') {
          this.busy();
          return;
        }
        if (buys) this.below(signal.best);
        else this.above(signal.best);
      }
    }
  }
}

/** Finds the bars on which nothing can happen, so that they cost next to nothing. */
export class Quiet {
  private readonly band = new Band();

  constructor(
    private readonly markets: readonly Market[],
    private readonly signals: readonly Signal[],
    private readonly cancellers: readonly Canceller[],
    /** Every close is looked at. */
    private readonly sleepless: boolean,
  ) {}

  /** First window row from `at` on that must be looked at; `from..to` may be read. */
  until(at: number, from: number, to: number): number {
    if (this.sleepless) return at;
    let end = to;
    for (const market of this.markets) {
      end = this.untilMarket(market, at, end);
      if (end === at) return at;
    }
    for (const signal of this.signals) {
      if (idle(signal)) continue;
      if (signal.fires(at, from, to)) return at;
      if (signal.next < end) end = signal.next;
    }
    for (const canceller of this.cancellers) {
      if (!canceller.wanted) continue;
      if (canceller.trigger.fires(at, from, to)) return at;
      if (canceller.trigger.next < end) end = canceller.trigger.next;
    }
    for (const market of this.markets) {
      if (end > at) end = this.scan(market, at, end);
    }
    return end;
  }

  /** Whether nothing but a condition can happen at window row `at`. */
  still(at: number): boolean {
    for (const market of this.markets) {
      if (
        market.charged ||
        this.untilMarket(market, at, at + 1) === at ||
        this.scan(market, at, at + 1) === at
      )
        return false;
    }
    return true;
  }

  private untilMarket(market: Market, at: number, end: number): number {
    const { band } = this;
    band.reset();
    let held = false;
    for (const book of market.books) {
      band.narrow(book, true);
      if (book.side !== 0) held = true;
    }
    if (band.isBusy || (market.charged && held)) return at;
    market.quietLow = band.low;
    market.quietHigh = band.high;
    if (band.wake === Number.POSITIVE_INFINITY) return end;
    return Math.max(at, Math.min(end, at + band.wake - market.bar - 1));
  }

  private scan(market: Market, at: number, end: number): number {
    const { quietLow, quietHigh } = market;
    if (quietLow === Number.NEGATIVE_INFINITY && quietHigh === Number.POSITIVE_INFINITY) return end;
    const { low, high } = market.feed.candles;
    for (let i = at; i < end; i++) if (low[i]! <= quietLow || high[i]! >= quietHigh) return i;
    return end;
  }

  /** A market lives through quiet rows: only its extremes and its last price change. */
  pass(market: Market, from: number, to: number): void {
    const { candles, ticks } = market.feed;
    let last = to - 1;
    if (ticks === undefined) market.bar += to - from;
    else {
      last = -1;
      for (let at = from; at < to; at++) {
        if (ticks[at] !== 1) continue;
        market.bar++;
        last = at;
      }
      if (last < 0) return;
    }
    market.time = candles.time[last]!;
    market.open = candles.open[last]!;
    market.high = candles.high[last]!;
    market.low = candles.low[last]!;
    market.close = market.mark = candles.close[last]!;
    market.offer(candles.volume[last]!);
    for (const book of market.books) if (book.side !== 0) this.see(book, from, to);
  }

  private see(book: Book, from: number, to: number): void {
    const { high, low, volume } = book.market.feed.candles;
    let { highest, lowest } = book;
    for (let at = from; at < to; at++) {
      if (volume[at] === 0 && book.market.capped) continue;
      if (high[at]! > highest) highest = high[at]!;
      if (low[at]! < lowest) lowest = low[at]!;
    }
    book.highest = highest;
    book.lowest = lowest;
  }
}

/** True where a trigger of the node would change nothing. */
function idle(signal: Signal): boolean {
  const { book, side, plan } = signal;
  if (signal.opens) {
    if (book.side === side) return !signal.target && book.entries >= plan.entries;
    return book.side === -side && !plan.reverse;
  }
  if (signal.either ? book.side !== 0 : book.side === side) return false;
  if (!signal.market) return true;
  for (const other of book.signals) {
    if (other.opens && other.works && !other.target && (signal.either || other.side === side)) return false;
  }
  return true;
}
