import type { Account } from './account.ts';
import type { Book } from './book.ts';
import { type Desk, NOTHING } from './desk.ts';
import type { Guard, Target } from './guard.ts';
import type { Meeting } from './meeting.ts';
import { MARKET_EXIT } from './search.ts';
import type { Signal } from './signal.ts';
import type { Sizer } from './sizer.ts';

/** Fills what reduces a position: exits, sells and covers, liquidation. */
export class Leaving {
  constructor(
    private readonly desk: Desk,
    private readonly account: Account,
    private readonly sizer: Sizer,
    private readonly meeting: Meeting,
  ) {}

  liquidate(book: Book, price: number): void {
    const { market } = book;
    const { left } = market;
    this.desk.notes.liquidations++;
    this.desk.leave(book, book.quantity, this.meeting.say(price, false, Number.NaN, 15), -1, 'liquidation');
    market.left = left;
  }

  /** A sell, cover or close-position fills. */
  reduce(signal: Signal, price: number, takes: boolean): void {
    const { desk } = this;
    const { book } = signal;
    const { market } = book;
    const terms = this.meeting.signalTerms(signal, price, takes);
    let asked = signal.quantity;
    if (Number.isNaN(asked)) {
      const filled = desk.price(book, signal.buys, terms);
      const wanted = this.sizer.reduction(signal, filled);
      const quantity = desk.exitQuantity(book, wanted, price);
      if (quantity <= 0) {
        desk.drop(signal);
        return;
      }
      asked = quantity === book.quantity ? quantity : market.step.down(quantity);
      if (asked === book.quantity) {
        if (market.belowMinimum(quantity, filled)) desk.notes.note('exit-under-minimum', signal.index);
      } else if (market.belowMinimum(asked, filled)) {
        desk.reject(signal, 'minimum');
        return;
      }
    }
    const wanted = desk.exitQuantity(book, asked, price);
    if (wanted <= 0) {
      desk.drop(signal);
      return;
    }
    const quantity = desk.allowed(book, wanted);
    if (quantity > 0) {
      desk.leave(book, quantity, terms, signal.index, 'signal');
      desk.cancelRivals(signal);
    }
    if (!signal.works) return;
    if (quantity >= wanted) {
      desk.drop(signal);
      return;
    }
    if (quantity > 0) desk.partly(signal);
    this.meeting.keep(signal, wanted - quantity, quantity);
  }

  takeProfit(guard: Guard, target: Target, price: number, takes: boolean): void {
    const { desk } = this;
    const { book } = guard;
    const { market } = book;
    const guarded = guard.guarded();
    const share = guard.wanted(target);
    let wanted = this.exitOf(book, Math.min(share, guarded), guarded, price);
    if (wanted < guarded) wanted = market.step.down(wanted);
    const small = market.belowMinimum(wanted, target.level);
    if (small && wanted < book.quantity) {
      target.small = true;
      desk.notes.note('target-under-minimum', guard.index);
      return;
    }
    if (small) desk.notes.note('exit-under-minimum', guard.index);
    const quantity = desk.allowed(book, wanted);
    const whole = quantity >= wanted;
    if (!whole && quantity > 0 && !target.partly) {
      // Each target is an order of its own.
      target.partly = true;
      desk.notes.partly(guard.index);
    }
    if (whole) target.done = true;
    else market.left = 0;
    target.taken += quantity;
    target.marketable = false;
    if (quantity > 0) {
      const terms = this.meeting.say(price, !takes, target.level, guard.rule);
      desk.leave(book, quantity, terms, guard.index, guard.reason, guard.names);
    }
    if (!whole) market.left = 0;
  }

  /** An exit that would leave next to nothing takes it along. */
  private exitOf(book: Book, wanted: number, guarded: number, price: number): number {
    if (wanted >= guarded) return this.desk.exitQuantity(book, guarded, price);
    const nothing = NOTHING * this.account.equity();
    return wanted * price >= nothing && (guarded - wanted) * price < nothing
      ? guarded
      : this.desk.exitQuantity(book, wanted, price);
  }

  /** A guard's stop, or its market exit. */
  leave(guard: Guard, price: number, rank: number): void {
    const { desk } = this;
    const { book } = guard;
    const { market } = book;
    const ordered = rank === MARKET_EXIT;
    const guarded = guard.guarded();
    const limited = ordered && !Number.isNaN(guard.pendingQuantity);
    const asked = limited ? Math.min(guard.pendingQuantity, guarded) : guarded;
    let wanted = this.exitOf(book, asked, guarded, price);
    if (wanted < guarded) wanted = market.step.down(wanted);
    const rule = ordered ? guard.pendingRule : guard.rule;
    guard.pending = false;
    const terms = this.meeting.say(price, false, Number.NaN, rule);
    // The rest of one that was taken is not judged again.
    const rest = ordered && (guard.pendingRule === 11 || guard.partly);
    const small = !rest && market.belowMinimum(wanted, desk.price(book, book.side < 0, terms));
    if (small && wanted > 0) desk.notes.note('exit-under-minimum', guard.index);
    if (wanted <= 0 || (small && wanted < book.quantity)) {
      guard.spent = true;
      guard.urgent = false;
      return;
    }
    const quantity = desk.allowed(book, wanted);
    if (quantity > 0) {
      if (quantity < wanted) desk.partly(guard);
      desk.leave(book, quantity, terms, guard.index, guard.reason, guard.names);
    }
    if (quantity < wanted) {
      market.left = 0;
      if (quantity <= 0 && ordered && !limited) guard.pending = true;
      else guard.keepRest(wanted - quantity, ordered ? rule : 11);
    } else if (guard.active && !ordered) {
      guard.spent = true;
      guard.urgent = false;
    }
  }
}
