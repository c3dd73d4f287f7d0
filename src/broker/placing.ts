import type { Account } from './account.ts';
import { type Desk, NOTHING } from './desk.ts';
import { LEAST_PRICE } from './market.ts';
import type { Notes } from './notes.ts';
import { LIMIT, MARKET, type Signal, STOP, TRAILING, WAITING } from './signal.ts';
import type { Purse, Sizer } from './sizer.ts';
import type { Clock } from './span.ts';

const PAYABLE = 1 + 1e-9;

/** Places what a node decided at a close: prices, quantity, reservation (rules 4 to 6, 12, 13). */
export class Placing {
  private limit = Number.NaN;
  private stop = Number.NaN;
  private readonly purse: Purse = { equity: 0, free: 0 };

  constructor(
    private readonly desk: Desk,
    private readonly account: Account,
    private readonly sizer: Sizer,
    private readonly notes: Notes,
    private readonly clock: Clock,
    private readonly latency: number,
  ) {}

  /**
   * A new trigger: a working order of another price goes, before anything is placed; one of the same price stays, and
   * so does the rest of a triggered stop: its node places no other (rule 11).
   * False where there is nothing to place.
   */
  makeRoom(signal: Signal): boolean {
    const scale = signal.scaleInput ? signal.scaleInput[this.clock.at]! : 1;
    if (!(scale > 0)) return false;
    const { type } = signal.plan;
    if (signal.works && (signal.market || signal.rest || type === 'trailing')) return false;
    this.readPrices(signal);
    const { limit, stop } = this;
    const unknown = (signal.needsStop && Number.isNaN(stop)) || (signal.needsLimit && Number.isNaN(limit));
    if (unknown) {
      this.notes.note('price-unknown', signal.index);
      return false;
    }
    if (signal.works && same(signal.stop, stop) && same(signal.limit, limit)) return false;
    this.desk.drop(signal);
    signal.scale = scale;
    signal.stop = stop;
    signal.limit = limit;
    return true;
  }

  /** Places what `makeRoom` prepared. */
  place(signal: Signal): void {
    signal.born = signal.book.market.bar + 1 + this.latency;
    if (signal.market) {
      signal.stage = MARKET;
      return;
    }
    const { stop, limit, buys, needsStop, needsLimit } = signal;
    if ((needsStop && !(stop > 0)) || (needsLimit && !(limit > 0))) {
      this.desk.reject(signal, 'price');
      return;
    }
    const { close } = signal.book.market;
    if (signal.plan.type === 'trailing') this.startTrailing(signal, close);
    else if (needsStop) {
      signal.stage = STOP;
      signal.urgent = buys ? stop <= close : stop >= close;
      if (signal.urgent) this.notes.stopBeyond(signal.index);
    } else {
      signal.stage = LIMIT;
      signal.marketable = buys ? limit > close : limit < close;
      if (signal.marketable && signal.plan.postOnly) {
        this.desk.reject(signal, 'postOnly');
        return;
      }
    }
    this.fix(signal, this.sizingPrice(signal));
  }

  private startTrailing(signal: Signal, close: number): void {
    signal.stage = signal.activation ? WAITING : TRAILING;
    if (!signal.activation) signal.best = close;
  }

  private readPrices(signal: Signal): void {
    const { plan, buys, offset, limitOffset, priceInput, stopInput } = signal;
    const { close, tick } = signal.book.market;
    const { at } = this.clock;
    this.limit = this.stop = Number.NaN;
    if (plan.type === 'market') return;
    if (plan.type === 'trailing') {
      const distance = signal.activation?.fresh(close, 1) ?? 0;
      const start = buys ? close - distance : close + distance;
      const level = signal.trailed(start);
      this.stop = signal.activation && !Number.isNaN(level) ? start : level;
      return;
    }
    const away = offset?.fresh(close, 1) ?? Number.NaN;
    if (plan.type === 'limit') {
      const price = priceInput
        ? priceInput[at]!
        : buys
          ? close - (offset ? away : 0)
          : close + (offset ? away : 0);
      this.limit = buys ? tick.down(price) : tick.up(price);
      return;
    }
    const stop = stopInput ? stopInput[at]! : buys ? close + away : close - away;
    this.stop = buys ? tick.up(stop) : tick.down(stop);
    if (plan.type !== 'stop-limit') return;
    if (priceInput) this.limit = buys ? tick.down(priceInput[at]!) : tick.up(priceInput[at]!);
    else {
      const beyond = limitOffset.fresh(this.stop, 1);
      this.limit = buys ? tick.up(this.stop + beyond) : tick.down(this.stop - beyond);
    }
  }

  /** The price at which a resting order is sized: its limit, or its stop with slippage. */
  private sizingPrice(signal: Signal): number {
    if (!Number.isNaN(signal.limit)) return signal.limit;
    const stop = signal.stage === WAITING ? signal.trailed(signal.stop) : signal.stop;
    return signal.book.market.slipped(stop, signal.buys, this.clock.at);
  }

  private fix(signal: Signal, price: number): void {
    // A stop whose slippage is more than its price is none that could be sized.
    if (!(price > LEAST_PRICE)) {
      this.desk.reject(signal, 'price');
      return;
    }
    if (signal.opens) this.fixEntry(signal, price);
    else this.fixReduction(signal, price);
  }

  private fixReduction(signal: Signal, price: number): void {
    const { desk } = this;
    const { book } = signal;
    const { market } = book;
    const asked = this.sizer.reduction(signal, price, market.largerFee(signal.buys));
    const wanted = desk.exitQuantity(book, asked, price);
    if (wanted <= 0) {
      desk.drop(signal);
      return;
    }
    const all = wanted === book.quantity;
    signal.quantity = all ? wanted : market.step.down(wanted);
    if (!market.belowMinimum(signal.quantity, price)) return;
    if (!all) {
      desk.reject(signal, 'minimum');
      return;
    }
    this.notes.note('exit-under-minimum', signal.index);
  }

  private fixEntry(signal: Signal, price: number): void {
    const { desk, account, purse } = this;
    const { book, side } = signal;
    const { market } = book;
    const fee = market.largerFee(side > 0);
    const reversing = book.side === -side;
    const freed = reversing ? (book.quantity * market.close) / market.leverage : 0;
    if (reversing) signal.closed = book.quantity;
    purse.equity = account.equity();
    purse.free = account.freeFor(signal) + freed;
    const wanted = this.sizer.entry(signal, price, fee, purse);
    signal.closed = Number.NaN;
    if (Number.isNaN(wanted)) {
      desk.reject(signal, 'risk');
      return;
    }
    const funds = purse.free;
    let quantity = wanted;
    if (wanted * price < NOTHING * purse.equity || wanted <= 0) {
      desk.drop(signal);
      return;
    }
    if (market.cost(wanted, price, fee) > funds) {
      const asked = market.step.down(wanted);
      if (!signal.clipped && market.cost(asked, price, fee) > funds * PAYABLE) {
        desk.reject(signal, market.belowMinimum(asked, price) ? 'minimum' : 'funds');
        return;
      }
      quantity = signal.clipped ? Math.min(this.sizer.affordable(book, price, fee, funds), wanted) : asked;
    }
    if (quantity * price < NOTHING * purse.equity || quantity <= 0) {
      desk.drop(signal);
      return;
    }
    quantity = market.step.down(quantity);
    if (market.belowMinimum(quantity, price)) {
      desk.reject(signal, 'minimum');
      return;
    }
    signal.quantity = quantity;
    account.hold(signal, Math.max(0, market.cost(quantity, price, fee) - freed));
  }
}

function same(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}
