import type { Account } from './account.ts';
import type { Book } from './book.ts';
import type { Desk } from './desk.ts';
import { Entering } from './entering.ts';
import type { Guard, Target } from './guard.ts';
import { Leaving } from './leaving.ts';
import { Meeting } from './meeting.ts';
import {
  ENTRY_ORDER,
  LIMIT_EXIT,
  LIQUIDATION,
  MARKET_EXIT,
  MOVE,
  REVERSAL,
  type Search,
  STOP_EXIT,
} from './search.ts';
import { LIMIT, type Signal, TRAILING, WAITING } from './signal.ts';
import type { Sizer } from './sizer.ts';

/** Carries out what the search found. */
export class Matching {
  private readonly leaving: Leaving;
  private readonly entering: Entering;

  constructor(
    private readonly desk: Desk,
    account: Account,
    sizer: Sizer,
  ) {
    const meeting = new Meeting(desk);
    this.leaving = new Leaving(desk, account, sizer, meeting);
    this.entering = new Entering(desk, account, sizer, meeting);
  }

  /** The path goes on to another point or price. */
  nextPoint(): void {
    this.entering.nextPoint();
  }

  /** True where an entry filled. */
  execute(search: Search): boolean {
    const { rank, price, signal, guard, target } = search;
    const book = search.book!;
    if (rank === MOVE) {
      if (guard) guard.touched(price);
      else if (signal?.stage === WAITING) this.activate(signal, price);
      else if (signal) this.trigger(signal);
      return false;
    }
    book.market.mark = price;
    return this.fill(rank, price, search.takes, book, signal, guard, target);
  }

  private fill(
    rank: number,
    price: number,
    takes: boolean,
    book: Book,
    signal: Signal | undefined,
    guard: Guard | undefined,
    target: Target | undefined,
  ): boolean {
    switch (rank) {
      case LIQUIDATION:
        this.leaving.liquidate(book, price);
        return false;
      case MARKET_EXIT:
      case STOP_EXIT:
      case LIMIT_EXIT:
        if (signal) this.leaving.reduce(signal, price, takes);
        else if (guard && target) this.leaving.takeProfit(guard, target, price, takes);
        else if (guard) this.leaving.leave(guard, price, rank);
        return false;
      case REVERSAL:
        if (signal) this.entering.reverse(signal, price, takes);
        return false;
      case ENTRY_ORDER:
        return signal ? this.entering.enter(signal, price, takes) : false;
    }
    return false;
  }

  private activate(signal: Signal, price: number): void {
    signal.stage = TRAILING;
    signal.best = price;
    signal.stop = signal.trailed(price);
  }

  /** A stop-limit's stop was touched: its limit is judged against the stop's price. */
  private trigger(signal: Signal): void {
    signal.stage = LIMIT;
    signal.triggered = true;
    signal.urgent = false;
    signal.marketable = signal.buys ? signal.limit > signal.stop : signal.limit < signal.stop;
    if (signal.marketable && signal.plan.postOnly) this.desk.reject(signal, 'postOnly');
  }
}
