import type { Account } from '../account.ts';
import type { Desk } from '../desk.ts';
import type { Notes } from '../notes.ts';
import type { Execution } from '../port.ts';
import type { Rows } from '../rows.ts';
import { MARKET, NONE, type Signal } from '../signal.ts';
import type { Sizer } from '../sizer.ts';
import type { Clock } from '../span.ts';
import type { SoloParts } from './parts.ts';
import { SoloTrader } from './trader.ts';

/**
 * Walks the runs that people write most: one spot market, one book, market orders for all of it, a stop and a target.
 * It does what the general walk does, in the same arithmetic, without asking on every bar what could happen; a bar on
 * which anything else happens (a rejection, a partial fill) is left to the general walk. Once it is released the book,
 * its orders and its exits stand as that walk would have left them.
 */
export class Solo {
  private readonly trader: SoloTrader;
  private readonly pessimistic: boolean;
  private readonly limitTouch: boolean;
  /** The orders that fill at the next open. */
  private entryDue: Signal | undefined;
  private exitDue: Signal | undefined;
  /** Where the stretch that is being walked began: what its rows are written relative to. */
  private offset = 0;
  private before = Number.NaN;
  /** The position is in its hands; the book may not know of it. */
  private holds = false;

  constructor(
    private readonly parts: SoloParts,
    private readonly account: Account,
    desk: Desk,
    sizer: Sizer,
    private readonly rows: Rows,
    private readonly notes: Notes,
    clock: Clock,
    { path, limitTouch }: Execution,
  ) {
    this.trader = new SoloTrader(parts, account, desk, sizer, clock);
    this.pessimistic = path === 'pessimistic';
    this.limitTouch = limitTouch;
  }

  /** Whether book, orders and exits stand as this walk can take them over. */
  takes(): boolean {
    const { entries, exits } = this.parts;
    return this.holds || (entries.every(isPlain) && exits.every(isPlain) && this.trader.takes());
  }

  /** Gives the position back to the book. */
  release(): void {
    if (this.holds) this.trader.store();
    this.holds = false;
  }

  /** Walks the window rows from `at` on; `from..to` may be read. Returns the row that it leaves to the general walk, or `to`. */
  run(at: number, from: number, to: number): number {
    const { trader, rows } = this;
    const { equity } = rows;
    this.offset = equity.extend(to - at) - at;
    this.before = this.parts.market.time;
    if (!this.holds) {
      this.entryDue = this.parts.entries.find(isDue);
      this.exitDue = this.parts.exits.find(isDue);
      trader.load();
    }
    this.holds = true;
    trader.begin(at);
    const end = this.walk(at, from, to);
    if (end > at) trader.stand(end - 1);
    if (end < to) {
      equity.length -= to - end;
      this.release();
    }
    return end;
  }

  private walk(start: number, from: number, to: number): number {
    const { position } = this.trader;
    let at = start;
    while (at < to) {
      if (!position.open && !this.entryDue) {
        at = this.wait(at, from, to);
        continue;
      }
      if (position.open ? this.exitDue && !this.leave(at) : !this.enter(at)) break;
      if (!position.open) continue;
      const fires = upcoming(this.parts.exits, at, from, to);
      const end = Math.min(fires + 1, to);
      const met = this.hold(at, end);
      if (met < end) {
        if (!this.meet(met)) return met;
        at = met;
      } else {
        if (fires < to) this.orderExits(fires, from, to);
        at = end;
      }
    }
    return at;
  }

  /** Flat, until an entry is ordered: cash stays what it is. */
  private wait(at: number, from: number, to: number): number {
    const fires = upcoming(this.parts.entries, at, from, to);
    const end = Math.min(fires + 1, to);
    const { cash } = this.account;
    const { values } = this.rows.equity;
    for (let row = at + this.offset; row < end + this.offset; row++) values[row] = cash;
    if (fires < to) this.orderEntries(fires, from, to);
    return end;
  }

  private orderEntries(at: number, from: number, to: number): void {
    for (const signal of this.parts.entries) {
      if (!signal.fires(at, from, to)) continue;
      for (const { when } of this.parts.exits) {
        if (when?.[at] !== 1) continue;
        this.notes.note('entry-while-exit', signal.index, this.parts.market.feed.candles.time[at]!);
        break;
      }
      this.entryDue ??= signal;
      this.trader.order(signal, at);
    }
  }

  private orderExits(at: number, from: number, to: number): void {
    for (const signal of this.parts.exits) {
      if (!signal.fires(at, from, to)) continue;
      this.exitDue ??= signal;
      this.trader.order(signal, at);
    }
  }

  private enter(at: number): boolean {
    if (!this.entryDue || !this.trader.enter(this.entryDue, at)) return false;
    for (const signal of this.parts.entries) signal.stage = NONE;
    this.entryDue = undefined;
    this.before = Number.NaN;
    return true;
  }

  private leave(at: number): boolean {
    const { exitDue, trader } = this;
    const { candles } = this.parts.market.feed;
    if (!exitDue || !trader.mayLeave(at)) return false;
    this.countGap(at);
    trader.position.see(candles.open[at]!);
    trader.leave(at, exitDue);
    this.forgetExits();
    return true;
  }

  private forgetExits(): void {
    for (const signal of this.parts.exits) signal.stage = NONE;
    this.exitDue = undefined;
  }

  private countGap(at: number): void {
    const { market } = this.parts;
    const time = market.feed.candles.time[at]!;
    if (time - this.before > market.frameMs * 1.5) this.notes.gapBefore(time);
    this.before = time;
  }

  /** Holds the position from row `at` on, up to a candle that meets a level. Returns its row, or `end`. */
  private hold(at: number, end: number): number {
    const { market } = this.parts;
    const { time, high, low, close, volume } = market.feed.candles;
    const { position } = this.trader;
    const { stop, target, quantity } = position;
    const { cash } = this.account;
    const { values } = this.rows.equity;
    const { capped } = market;
    const gap = market.frameMs * 1.5;
    const touch = this.limitTouch;
    const { offset } = this;
    let { highest, lowest } = position;
    let { before } = this;
    let i = at;
    for (; i < end; i++) {
      const top = high[i]!;
      const bottom = low[i]!;
      if (bottom <= stop || top > target || (touch && top === target)) break;
      if (capped && market.room(volume[i]!) <= 0) break;
      if (top > highest) highest = top;
      if (bottom < lowest) lowest = bottom;
      if (time[i]! - before > gap) this.notes.gapBefore(time[i]!);
      before = time[i]!;
      values[i + offset] = cash + quantity * close[i]!;
    }
    position.highest = highest;
    position.lowest = lowest;
    this.before = before;
    this.rows.expose(close, at, i, cash, quantity);
    return i;
  }

  /** A candle that meets the stop or the target. False: it is none of ours. */
  private meet(at: number): boolean {
    const { trader, pessimistic } = this;
    const { open, high, low } = this.parts.market.feed.candles;
    const { position } = trader;
    const { stop, target } = position;
    // A position that was entered on this very candle was measured against its volume then.
    if (position.bar !== trader.barOf(at) && !trader.mayLeave(at)) return false;
    const [first, top, bottom] = [open[at]!, high[at]!, low[at]!];
    this.countGap(at);
    position.see(first);
    if (first <= stop) trader.stopOut(at, true);
    else if (this.reaches(first, target)) trader.takeProfit(at, true);
    else {
      const upFirst = !pessimistic && top - first < first - bottom;
      const stopped = bottom <= stop && !(upFirst && this.reaches(top, target));
      if (upFirst && stopped) position.see(top);
      if (!upFirst && !stopped) position.see(bottom);
      const other = stopped ? target : stop;
      if (other >= bottom && other <= top) this.notes.ambiguousOn(this.parts.market.feed.candles.time[at]!);
      if (stopped) trader.stopOut(at, false);
      else trader.takeProfit(at, false);
    }
    this.forgetExits();
    return true;
  }

  private reaches(price: number, target: number): boolean {
    return price > target || (this.limitTouch && price === target);
  }
}

function upcoming(signals: readonly Signal[], at: number, from: number, to: number): number {
  let first = to;
  for (const signal of signals) first = Math.min(first, signal.upcoming(at, from, to));
  return first;
}

function isDue({ stage }: Signal): boolean {
  return stage === MARKET;
}

/** Nothing is ordered, or a market order of which nothing has filled. */
function isPlain({ stage, quantity, started, rest }: Signal): boolean {
  return stage === NONE || (stage === MARKET && !started && !rest && Number.isNaN(quantity));
}
