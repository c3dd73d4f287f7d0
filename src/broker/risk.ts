import { EXIT_REASONS, type RiskPlan } from '../node/index.ts';
import type { Book } from './book.ts';
import type { Desk } from './desk.ts';
import type { RiskExit } from './exits/risk.ts';
import type { Signal } from './signal.ts';

const DAY_MS = 86_400_000;
const STOPS = new Set(['stop-loss', 'trailing-stop', 'liquidation']);
const IS_STOP = EXIT_REASONS.map((reason) => STOPS.has(reason));

/** Watches losses, and holds entries back or closes everything when they grow too large. */
export class RiskWatch {
  paused = false;
  private stopped = false;
  /** Instant at which a pause is over; NaN: at the end of the day, or when the limits are kept again. */
  private until = Number.NaN;
  private day = Number.NaN;
  private dayEquity = Number.NaN;
  private peak: number;
  private losses = 0;
  private readonly stopOuts: number[] = [];
  /** Trades of the log that have been counted. */
  private counted = 0;

  constructor(
    readonly index: number,
    private readonly plan: RiskPlan,
    private readonly books: readonly Book[],
    private readonly exits: readonly RiskExit[],
    initial: number,
  ) {
    this.peak = initial;
  }

  /**
   * Looks at an instant before anything is decided: `time` is when it is, `instant` its number.
   * @param ahead candles until what is decided now may fill
   */
  look(instant: number, time: number, desk: Desk, ahead: number): void {
    const equity = desk.account.equity();
    const day = Math.floor(time / DAY_MS);
    const newDay = day !== this.day;
    if (newDay) {
      this.day = day;
      this.dayEquity = equity;
    }
    if (this.paused && !this.stopped && this.isOver(instant, newDay)) {
      this.paused = false;
      this.forgive(equity);
    }
    this.count(instant, desk);
    this.peak = Math.max(this.peak, equity);
    const broken = this.isBroken(equity);
    if (this.plan.until === 'clear' && this.plan.bars === undefined && !this.stopped) this.paused = broken;
    else if (broken && !this.paused) this.pause(instant);
    if (this.paused) this.act(desk, ahead);
  }

  private isOver(instant: number, newDay: boolean): boolean {
    return this.plan.bars === undefined ? this.plan.until === 'day' && newDay : instant >= this.until;
  }

  private pause(instant: number): void {
    this.paused = true;
    this.stopped = this.plan.action === 'stop';
    this.until = instant + (this.plan.bars ?? Number.NaN);
  }

  /** After a pause everything is counted anew. */
  private forgive(equity: number): void {
    this.peak = this.dayEquity = equity;
    this.losses = 0;
    this.stopOuts.length = 0;
  }

  private count(instant: number, { trades }: Desk): void {
    for (; this.counted < trades.length; this.counted++) {
      const row = this.counted;
      if (!this.covers(trades.book[row]!, trades.long[row] === 1 ? 1 : -1)) continue;
      const lost = !(trades.profit[row]! > 0);
      this.losses = lost ? this.losses + 1 : 0;
      if (lost && IS_STOP[trades.reason[row]!]) this.stopOuts.push(instant);
    }
    const { stopOutBars } = this.plan;
    while (this.stopOuts[0] !== undefined && this.stopOuts[0] <= instant - stopOutBars) this.stopOuts.shift();
  }

  private covers(book: number, side: number): boolean {
    const { plan } = this;
    return (plan.side === 0 || plan.side === side) && this.books.some(({ index }) => index === book);
  }

  private isBroken(equity: number): boolean {
    const { maxDrawdown, dailyLoss, dailyProfit, stopOuts, lossesInRow } = this.plan;
    return (
      equity <= this.peak * (1 - maxDrawdown / 100) ||
      equity <= this.dayEquity * (1 - dailyLoss / 100) ||
      equity >= this.dayEquity * (1 + dailyProfit / 100) ||
      this.stopOuts.length >= stopOuts ||
      this.losses >= lossesInRow
    );
  }

  private act(desk: Desk, ahead: number): void {
    const { plan } = this;
    for (const book of this.books) {
      for (const signal of book.signals) {
        if (signal.opens && signal.works && this.isMine(signal)) desk.drop(signal);
      }
    }
    if (plan.action === 'pause') return;
    for (const exit of this.exits) {
      const { book } = exit;
      if (book.side === 0 || !exit.active || exit.pending || (plan.side !== 0 && plan.side !== book.side))
        continue;
      exit.order(book.market.bar + ahead);
      book.exitActs = true;
    }
  }

  private isMine({ side, book }: Signal): boolean {
    return (this.plan.side === 0 || this.plan.side === side) && this.books.includes(book);
  }

  /** Whether an entry must not act now. A target of nothing only leaves, and always may. */
  blocks(signal: Signal, desk: Desk): boolean {
    const { plan } = this;
    if (!this.isMine(signal) || (signal.target && signal.plan.size.value === 0)) return false;
    if (this.paused) return true;
    if (signal.book.side !== signal.side && this.tradesToday(signal.book, desk) >= plan.tradesPerDay)
      return true;
    return signal.book.side === 0 && this.engaged(signal.book) >= plan.openPositions;
  }

  /** Positions opened since midnight UTC, and those about to open in other books. */
  private tradesToday(own: Book, { trades }: Desk): number {
    if (this.plan.tradesPerDay === Number.POSITIVE_INFINITY) return 0;
    const opened = (time: number) => Math.floor(time / DAY_MS) === this.day;
    let count = 0;
    for (const book of this.books) {
      if (book.side === 0 ? book !== own && wantsIn(book) : opened(book.entryTime)) count++;
    }
    for (let row = trades.length - 1; row >= 0; row--) {
      if (Math.floor(trades.exitTime[row]! / DAY_MS) < this.day) break;
      if (this.covers(trades.book[row]!, trades.long[row] === 1 ? 1 : -1) && opened(trades.entryTime[row]!))
        count++;
    }
    return count;
  }

  /** Books other than one's own that hold a position or are about to. */
  private engaged(own: Book): number {
    let count = 0;
    for (const book of this.books) {
      if (book !== own && (book.side !== 0 || wantsIn(book))) count++;
    }
    return count;
  }
}

/** An entry of the book works, or acts at this close. */
function wantsIn(book: Book): boolean {
  for (const signal of book.signals) if (signal.opens && (signal.works || signal.acts)) return true;
  return false;
}
