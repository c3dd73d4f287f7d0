import type { Account } from './account.ts';
import type { Book } from './book.ts';
import { type Desk, NOTHING, type Terms } from './desk.ts';
import type { Meeting } from './meeting.ts';
import { LIMIT, MARKET, type Signal } from './signal.ts';
import type { Purse, Sizer } from './sizer.ts';

/** Rounding that a payment may miss the funds by. */
const PAYABLE = 1 + 1e-9;

/** Fills what opens a position: entries, reversals, target sizes. */
export class Entering {
  private readonly purse: Purse = { equity: 0, free: 0 };
  private pursed = -1;
  private pursedPoint = -1;
  private pursedSpot = true;
  /** Counts the points and prices of the path: orders that fill together share one purse. */
  private point = 0;

  constructor(
    private readonly desk: Desk,
    private readonly account: Account,
    private readonly sizer: Sizer,
    private readonly meeting: Meeting,
  ) {}

  nextPoint(): void {
    this.point++;
  }

  /** The other side is closed first, unless the order could then open nothing. */
  reverse(signal: Signal, price: number, takes: boolean): void {
    const { desk } = this;
    const { book, plan } = signal;
    if (!plan.reverse) {
      desk.drop(signal);
      return;
    }
    const terms = this.meeting.signalTerms(signal, price, takes);
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

  enter(signal: Signal, price: number, takes: boolean): boolean {
    const { desk } = this;
    const { book } = signal;
    const { market } = book;
    if (market.left <= 0) {
      // Where nothing can fill it waits: it is sized, and clipped to funds, at its fill.
      this.meeting.keep(signal, signal.quantity, 0);
      return false;
    }
    const terms = this.meeting.signalTerms(signal, price, takes);
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
      this.meeting.keep(signal, asked, 0);
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
    this.meeting.keep(signal, whole - quantity, quantity);
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
