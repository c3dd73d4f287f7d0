import type { Account } from './account.ts';
import type { Book } from './book.ts';
import { type Desk, NOTHING, type Terms } from './desk.ts';
import type { Guard, Target } from './guard.ts';
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
import { LIMIT, MARKET, type Signal, TRAILING, WAITING } from './signal.ts';
import type { Purse, Sizer } from './sizer.ts';

/** Rounding that a payment may miss the funds by. */
const PAYABLE = 1 + 1e-9;

/** Carries out what the search found. */
export class Matching {
  private readonly terms: Terms = { raw: 0, maker: false, bound: Number.NaN, rule: 2 };
  private readonly purse: Purse = { equity: 0, free: 0 };
  private pursed = -1;
  private pursedPoint = -1;
  private pursedSpot = true;
  /** Counts the points and prices of the path: orders that fill together share one purse. */
  point = 0;

  constructor(
    private readonly desk: Desk,
    private readonly account: Account,
    private readonly sizer: Sizer,
  ) {}

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
        this.liquidate(book, price);
        return false;
      case MARKET_EXIT:
      case STOP_EXIT:
      case LIMIT_EXIT:
        if (signal) this.reduce(signal, price, takes);
        else if (guard && target) this.takeProfit(guard, target, price, takes);
        else if (guard) this.leave(guard, price, rank);
        return false;
      case REVERSAL:
        if (signal) this.reverse(signal, price, takes);
        return false;
      case ENTRY_ORDER:
        return signal ? this.enter(signal, price, takes) : false;
    }
    return false;
  }

  private activate(signal: Signal, price: number): void {
    signal.stage = TRAILING;
    signal.best = price;
    signal.stop = signal.trailed(price);
  }

  private say(raw: number, maker: boolean, bound: number, rule: number): Terms {
    const { terms } = this;
    terms.raw = raw;
    terms.maker = maker;
    terms.bound = bound;
    terms.rule = rule;
    return terms;
  }

  private liquidate(book: Book, price: number): void {
    const { market } = book;
    const { left } = market;
    this.desk.notes.liquidations++;
    this.desk.leave(book, book.quantity, this.say(price, false, Number.NaN, 15), -1, 'liquidation');
    market.left = left;
  }

  // Exits

  /** A sell, cover or close-position fills. */
  private reduce(signal: Signal, price: number, takes: boolean): void {
    const { desk } = this;
    const { book } = signal;
    const { market } = book;
    const terms = this.signalTerms(signal, price, takes);
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
    this.keep(signal, wanted - quantity, quantity);
  }

  /** Where a signal's order meets the market, and by which rule. */
  private signalTerms(signal: Signal, price: number, takes: boolean): Terms {
    const { stage } = signal;
    if (stage === LIMIT) return this.say(price, !takes, signal.limit, signal.triggered ? 6 : 5);
    if (stage === MARKET) return this.say(price, false, Number.NaN, signal.rest ? 11 : 2);
    return this.say(price, false, Number.NaN, stage === TRAILING || stage === WAITING ? 9 : 4);
  }

  /** A stop-limit's stop was touched: its limit is judged against the stop's price. */
  private trigger(signal: Signal): void {
    signal.stage = LIMIT;
    signal.triggered = true;
    signal.urgent = false;
    signal.marketable = signal.buys ? signal.limit > signal.stop : signal.limit < signal.stop;
    if (signal.marketable && signal.plan.postOnly) this.desk.reject(signal, 'postOnly');
  }

  /** The candle has no more volume: a limit rests on, everything else goes to market at the next open. */
  private keep(signal: Signal, rest: number, part: number): void {
    signal.book.market.left = 0;
    // A market order's quantity is fixed at its first fill, not before.
    if (part <= 0 && Number.isNaN(signal.quantity)) return;
    if (signal.stage === LIMIT) {
      signal.quantity = rest;
      signal.marketable = false;
      return;
    }
    if (signal.stage !== MARKET) this.desk.toMarket(signal, rest);
    signal.quantity = rest;
  }

  private takeProfit(guard: Guard, target: Target, price: number, takes: boolean): void {
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
      const terms = this.say(price, !takes, target.level, guard.rule);
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
  private leave(guard: Guard, price: number, rank: number): void {
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
    const terms = this.say(price, false, Number.NaN, rule);
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

  // Entries

  /** The other side is closed first, unless the order could then open nothing. */
  private reverse(signal: Signal, price: number, takes: boolean): void {
    const { desk } = this;
    const { book, plan } = signal;
    if (!plan.reverse) {
      desk.drop(signal);
      return;
    }
    const terms = this.signalTerms(signal, price, takes);
    if (Number.isNaN(signal.closed)) signal.closed = book.quantity;
    if (signal.target && !signal.started && this.insideBand(signal, price)) {
      desk.drop(signal);
      return;
    }
    const fault = this.couldOpen(signal, terms);
    // A target that is as good as nothing closes the other side, and that is all it is for.
    if (fault && !(fault === 'nothing' && signal.target)) {
      desk.reject(signal, fault === 'nothing' ? 'funds' : fault);
      return;
    }
    const { quantity: wanted } = book;
    const quantity = desk.allowed(book, wanted);
    if (quantity > 0) desk.leave(book, quantity, terms, signal.index, 'signal');
    if (quantity < wanted) {
      if (quantity > 0) desk.partly(signal);
      book.market.left = 0;
      if (signal.stage !== LIMIT && signal.stage !== MARKET) desk.toMarket(signal, signal.quantity);
    }
  }

  /** Whether a target on the other side of what is held differs from it by no more than its band. */
  private insideBand({ book, plan: { size }, scale }: Signal, price: number): boolean {
    const equity = this.account.equity();
    const value = size.value * scale;
    const goal =
      size.mode === 'target-base'
        ? value * price
        : size.mode === 'target-quote'
          ? value
          : (value / 100) * equity;
    return book.quantity * price + goal <= (size.band / 100) * equity;
  }

  /** Why an order would open nothing once the other side is closed; undefined: it opens something. */
  private couldOpen(signal: Signal, terms: Terms): 'nothing' | 'minimum' | 'funds' | 'risk' | undefined {
    const { book } = signal;
    const { market } = book;
    const buy = signal.side > 0;
    const out = this.desk.price(book, buy, terms);
    const fee = market.fee(terms.maker, buy);
    const gain = book.side * book.quantity * (out - terms.raw) - book.quantity * out * fee;
    const equity = this.account.equity() + gain;
    const freed = (book.quantity * terms.raw) / market.leverage;
    const resting = !signal.market;
    const free = (resting ? this.account.freeFor(signal) : this.account.free(market)) + freed + gain;
    const wanted = this.wanted(signal, out, fee, { equity, free }, terms.raw);
    if (Number.isNaN(wanted)) return 'risk';
    if (wanted * out < NOTHING * equity || wanted <= 0) return 'nothing';
    const paid = this.paid(signal, wanted, out, fee, free);
    if (Number.isNaN(paid)) return this.unpaid(signal, wanted, out);
    if (paid * out < NOTHING * equity || paid <= 0) return 'nothing';
    const whole = market.step.down(paid);
    const judged = signal.market && !signal.started;
    return whole <= 0 || (judged && market.belowMinimum(whole, out)) ? 'minimum' : undefined;
  }

  private wanted(signal: Signal, price: number, fee: number, purse: Purse, raw: number): number {
    if (!Number.isNaN(signal.quantity)) return signal.quantity;
    if (signal.target) return this.sizer.difference(signal, raw, price, fee, purse);
    return this.sizer.entry(signal, price, fee, purse);
  }

  /** What the venue takes offence at first (rule 12), before the funds. */
  private unpaid({ book: { market } }: Signal, quantity: number, price: number): 'minimum' | 'funds' {
    return market.belowMinimum(market.step.down(quantity), price) ? 'minimum' : 'funds';
  }

  /** What of a quantity the funds pay for; NaN: none, and the order is rejected. */
  private paid(signal: Signal, quantity: number, price: number, fee: number, free: number): number {
    const { book } = signal;
    const cost = book.market.cost(quantity, price, fee);
    if (cost <= free) return quantity;
    if (signal.clipped || signal.started || !signal.market) {
      return Math.min(this.sizer.affordable(book, price, fee, free), quantity);
    }
    const asked = book.market.step.down(quantity);
    return book.market.cost(asked, price, fee) > free * PAYABLE || free <= 0 ? Number.NaN : asked;
  }

  /** Orders that fill together are sized from the same equity and the same free funds. */
  private together(book: Book): Purse {
    const { desk, purse } = this;
    const { market } = book;
    if (this.pursed !== desk.exits || this.pursedPoint !== this.point || this.pursedSpot !== market.spot) {
      this.pursed = desk.exits;
      this.pursedPoint = this.point;
      this.pursedSpot = market.spot;
      purse.equity = this.account.equity();
      purse.free = this.account.free(market);
    }
    return purse;
  }

  private enter(signal: Signal, price: number, takes: boolean): boolean {
    const { desk } = this;
    const { book } = signal;
    const { market } = book;
    if (market.left <= 0) {
      // Where nothing can fill it waits: it is sized, and clipped to funds, at its fill.
      this.keep(signal, signal.quantity, 0);
      return false;
    }
    const terms = this.signalTerms(signal, price, takes);
    const buy = signal.side > 0;
    const filled = desk.price(book, buy, terms);
    const fee = market.fee(terms.maker, buy);
    const purse = this.together(book);
    const asked = this.wanted(signal, filled, fee, purse, price);
    if (Number.isNaN(asked)) return this.refuse(signal, 'risk');
    if (asked < 0 && signal.target) return this.sellDown(signal, -asked, terms);
    const free = signal.market ? this.account.free(market) : this.account.freeFor(signal);
    if (asked * filled < NOTHING * purse.equity || asked <= 0) return this.refuse(signal, undefined);
    const paid = this.paid(signal, asked, filled, fee, free);
    if (Number.isNaN(paid)) return this.refuse(signal, this.unpaid(signal, asked, filled));
    if (paid * filled < NOTHING * purse.equity || paid <= 0) return this.refuse(signal, undefined);
    const whole = paid === signal.quantity ? paid : market.step.down(paid);
    const judged = signal.market && !signal.started;
    if (judged && market.belowMinimum(whole, filled)) return this.refuse(signal, 'minimum');
    if (whole <= 0) return this.refuse(signal, undefined);
    const quantity = desk.allowed(book, whole);
    if (quantity <= 0) {
      this.keep(signal, asked, 0);
      return false;
    }
    if (signal.held !== 0) this.account.hold(signal, 0);
    desk.enter(signal, quantity, filled, terms);
    if (!signal.works) return true;
    if (quantity >= whole) {
      signal.clear();
      return true;
    }
    desk.partly(signal);
    this.keep(signal, whole - quantity, quantity);
    if (signal.stage === LIMIT) {
      this.account.hold(signal, market.cost(signal.quantity, signal.limit, market.largerFee(buy)));
    }
    return true;
  }

  private refuse(signal: Signal, reason: 'funds' | 'minimum' | 'risk' | undefined): false {
    if (reason) this.desk.reject(signal, reason);
    else this.desk.drop(signal);
    return false;
  }

  /** A target size that is exceeded sells the difference; what the volume leaves of it stays to be sold, as a negative quantity. */
  private sellDown(signal: Signal, wanted: number, terms: Terms): false {
    const { desk } = this;
    const { book } = signal;
    const { market } = book;
    if (book.side !== signal.side) return this.refuse(signal, undefined);
    terms.bound = Number.NaN;
    const fresh = Number.isNaN(signal.quantity);
    let quantity = desk.exitQuantity(book, wanted, terms.raw);
    if (fresh && quantity < book.quantity) {
      quantity = market.step.down(quantity);
      const price = desk.price(book, signal.side < 0, terms);
      if (market.belowMinimum(quantity, price)) return this.refuse(signal, 'minimum');
    }
    if (quantity <= 0) return this.refuse(signal, undefined);
    const part = desk.allowed(book, quantity);
    if (part > 0) desk.leave(book, part, terms, signal.index, 'signal');
    // It stands at the place of an entry: those that fill together with it are sized from the same purse.
    this.pursed = desk.exits;
    if (!signal.works) return false;
    if (part >= quantity) return this.refuse(signal, undefined);
    if (part > 0) {
      desk.partly(signal);
      signal.quantity = part - quantity;
    }
    market.left = 0;
    return false;
  }
}
