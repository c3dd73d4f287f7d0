import type { Column } from '../node/index.ts';
import type { Account } from './account.ts';
import type { Book } from './book.ts';
import { Series } from './log.ts';
import type { Market } from './market.ts';
import type { Notes } from './notes.ts';
import type { BrokerSetup } from './port.ts';

/** What is kept of every instant: equity, prices to hold against, time in the market. */
export class Rows {
  readonly equity: Series;
  private readonly times: Series;
  private readonly opens: Series;
  private readonly closes: Series;
  /** Opening time of the main market's latest candle, where instants may be those of other markets. */
  private readonly starts: Series;
  /** Instants at which something was held, and the largest gross value over equity. */
  exposed = 0;
  largestExposure = 0;

  constructor(
    private readonly markets: readonly Market[],
    private readonly books: readonly Book[],
    private readonly account: Account,
    private readonly notes: Notes,
    /** Instants to expect, to allocate once. */
    capacity: number,
    private readonly whole: BrokerSetup['whole'],
    private readonly room: BrokerSetup['room'],
    private readonly instants: BrokerSetup['opens'],
  ) {
    this.equity = new Series(capacity, room);
    this.times = new Series(whole ? 0 : capacity);
    this.opens = new Series(whole ? 0 : capacity);
    this.closes = new Series(whole ? 0 : capacity);
    this.starts = new Series(instants ? capacity : 0);
  }

  /** Opening time of the candle that closes at each instant: with several markets not always the main one's. */
  get time(): Float64Array {
    return this.whole?.time.subarray(0, this.equity.length) ?? this.times.view();
  }

  /** Gaps in a market's candles while something is held there. */
  gaps(market: Market, from: number, to: number): void {
    if (Number.isNaN(market.time) || !isHeld(market)) return;
    const { time } = market.feed.candles;
    const longest = market.frameMs * 1.5;
    let before = market.time;
    for (let at = from; at < to; at++) {
      if (!market.ticks(at)) continue;
      if (time[at]! - before > longest) this.notes.gapBefore(time[at]!);
      before = time[at]!;
    }
  }

  /** One instant, with everything marked. */
  one(): void {
    const row = this.equity.extend(1);
    const equity = this.account.equity();
    this.equity.values[row] = equity;
    const gross = this.account.gross();
    if (gross === 0) return;
    this.exposed++;
    this.see(gross, this.account.rest());
  }

  /** Fills at the close of the instant added last changed what it is worth. */
  again(): void {
    this.equity.values[this.equity.length - 1] = this.account.equity();
  }

  /** Instants at which a quantity bought outright was held beside cash. */
  expose(close: Column, from: number, to: number, cash: number, quantity: number): void {
    if (from === to) return;
    this.exposed += to - from;
    let least = close[from]!;
    let most = least;
    // Without cash beside it all of the equity is in the market, whatever the price.
    if (cash !== 0) {
      for (let at = from + 1; at < to; at++) {
        const price = close[at]!;
        if (price < least) least = price;
        if (price > most) most = price;
      }
    }
    this.see(quantity * least, cash);
    this.see(quantity * most, cash);
  }

  /**
   * Gross value over equity, which is `gross + rest`. In this form rounding keeps the order of prices, so that of
   * many the extremes are enough.
   */
  private see(gross: number, rest: number): void {
    if (!(gross + rest > 0)) return;
    const exposure = 1 / (1 + rest / gross);
    if (exposure > this.largestExposure) this.largestExposure = exposure;
  }

  /** Quiet instants: positions do not change, only their value does. */
  add(from: number, to: number): void {
    const row = this.equity.extend(to - from);
    const { values } = this.equity;
    const open = this.books.filter(({ side }) => side !== 0);
    if (open.length === 0) values.fill(this.account.cash, row, row + to - from);
    else if (open.length === 1 && open[0]!.market.spot) this.addOne(open[0]!, from, to, row);
    else this.addMany(open, from, to, row);
  }

  /** Bought outright: the extremes of the price are those of the exposure. */
  private addOne(book: Book, from: number, to: number, row: number): void {
    const { close } = book.market.feed.candles;
    const { values } = this.equity;
    const { cash } = this.account;
    const { quantity } = book;
    for (let at = from, i = row; at < to; at++, i++) values[i] = cash + quantity * close[at]!;
    this.expose(close, from, to, cash, quantity);
  }

  private addMany(open: readonly Book[], from: number, to: number, row: number): void {
    this.exposed += to - from;
    for (let at = from; at < to; at++) {
      let equity = this.account.cash;
      let gross = 0;
      let rest = equity;
      for (const book of open) {
        const price = book.market.feed.candles.close[at]!;
        equity += book.value(price);
        gross += book.quantity * price;
        rest += book.beside(price);
      }
      this.equity.values[row + at - from] = equity;
      this.see(gross, rest);
    }
  }

  /** Time of the instants and prices of the main market, for a block at once. */
  keepPrices(from: number, to: number): void {
    if (this.whole) return;
    const { candles } = this.markets[0]!.feed;
    const time = this.instants ?? candles.time;
    const row = this.times.extend(to - from);
    if (this.instants) {
      this.starts.extend(to - from);
      this.starts.values.set(candles.time.subarray(from, to), row);
    }
    this.opens.extend(to - from);
    this.closes.extend(to - from);
    if (to - from === 1) {
      this.times.values[row] = time[from]!;
      this.opens.values[row] = candles.open[from]!;
      this.closes.values[row] = candles.close[from]!;
      return;
    }
    this.times.values.set(time.subarray(from, to), row);
    this.opens.values.set(candles.open.subarray(from, to), row);
    this.closes.values.set(candles.close.subarray(from, to), row);
  }

  /** The same capital in the main market from the first open after `warmup` on, entry fee only; NaN before. */
  holding(warmup: number, cash: number, fee: number): Holding {
    const { length } = this.equity;
    const { room = (rows: number) => new Float64Array(rows) } = this;
    const opens = this.whole?.open ?? this.opens.values;
    const closes = this.whole?.close ?? this.closes.values;
    let first = warmup + 1;
    if (this.instants) {
      // The main market may start later, pause or have longer candles: the first one that opens from here on.
      const { starts, time } = this;
      const earliest = time[first]!;
      while (first < length && !(starts.values[first]! >= earliest)) first++;
    }
    const quantity = first < length ? cash / (opens[first]! * (1 + fee)) : Number.NaN;
    return {
      last: quantity * (closes[length - 1] ?? Number.NaN),
      column() {
        const hold = room(length).fill(Number.NaN);
        for (let i = first; i < length; i++) hold[i] = quantity * closes[i]!;
        return hold;
      },
    };
  }
}

/** What holding the main market is worth: at the end, and at every instant. */
export interface Holding {
  readonly last: number;
  column(): Float64Array;
}

function isHeld({ books }: Market): boolean {
  for (const book of books) if (book.side !== 0) return true;
  return false;
}
