import type { Account } from './account.ts';
import { type Desk, NOTHING } from './desk.ts';
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

  /** A new trigger: replaces a working order of another price, leaves one of the same. */
  place(signal: Signal): void {
    const scale = signal.scaleInput ? signal.scaleInput[this.clock.at]! : 1;
    if (!(scale > 0)) return;
    if (signal.market) {
      this.placeMarket(signal, scale);
      return;
    }
    if (signal.plan.type === 'trailing') {
      this.placeTrailing(signal, scale);
      return;
    }
    this.readPrices(signal);
    const { limit, stop } = this;
    const needsStop = signal.plan.type !== 'limit';
    const needsLimit = signal.plan.type !== 'stop';
    if ((needsStop && Number.isNaN(stop)) || (needsLimit && Number.isNaN(limit))) {
      this.notes.note('price-unknown', signal.index);
      return;
    }
    if (signal.works && same(signal.stop, stop) && same(signal.limit, limit)) return;
    this.begin(signal, scale);
    signal.stop = stop;
    signal.limit = limit;
    signal.stage = needsStop ? STOP : LIMIT;
    if ((needsStop && !(stop > 0)) || (needsLimit && !(limit > 0))) {
      this.desk.reject(signal, 'price');
      return;
    }
    const { close } = signal.book.market;
    const { buys } = signal;
    if (needsStop) {
      if (buys ? stop <= close : stop >= close) {
        signal.urgent = true;
        this.notes.stopBeyond(signal.index);
      }
    } else if (buys ? limit > close : limit < close) {
      if (signal.plan.postOnly) {
        this.desk.reject(signal, 'postOnly');
        return;
      }
      signal.marketable = true;
    }
    this.fix(signal, this.sizingPrice(signal));
  }

  private begin(signal: Signal, scale: number): void {
    this.desk.drop(signal);
    signal.scale = scale;
    signal.born = signal.book.market.bar + 1 + this.latency;
  }

  private placeMarket(signal: Signal, scale: number): void {
    if (signal.works) return;
    this.begin(signal, scale);
    signal.stage = MARKET;
  }

  private placeTrailing(signal: Signal, scale: number): void {
    if (signal.works) return;
    const { close } = signal.book.market;
    this.begin(signal, scale);
    const { activation, buys } = signal;
    if (activation) {
      const distance = activation.fresh(close, 1);
      signal.stage = WAITING;
      signal.stop = buys ? close - distance : close + distance;
    } else {
      signal.stage = TRAILING;
      signal.best = close;
      signal.stop = signal.trailed(close);
    }
    if (Number.isNaN(signal.stop)) {
      this.notes.note('price-unknown', signal.index);
      this.desk.drop(signal);
      return;
    }
    this.fix(signal, this.sizingPrice(signal));
  }

  private readPrices(signal: Signal): void {
    const { plan, buys, offset, limitOffset, priceInput, stopInput } = signal;
    const { close, tick } = signal.book.market;
    const { at } = this.clock;
    this.limit = this.stop = Number.NaN;
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
    if (!(price > 0)) {
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
    const wanted = desk.exitQuantity(book, this.sizer.reduction(signal, price), price);
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
    purse.free = account.freeFor(signal);
    const wanted = this.sizer.entry(signal, price, fee, purse);
    signal.closed = Number.NaN;
    if (Number.isNaN(wanted)) {
      desk.reject(signal, 'risk');
      return;
    }
    if (wanted < 0) {
      desk.reject(signal, 'funds');
      return;
    }
    const funds = purse.free + freed;
    let quantity = wanted;
    if (market.cost(wanted, price, fee) > funds) {
      const most = this.sizer.affordable(book, price, fee, funds);
      if (!signal.clipped && market.cost(wanted, price, fee) > funds * PAYABLE) {
        desk.reject(signal, 'funds');
        return;
      }
      quantity = Math.min(most, wanted);
    }
    if (quantity * price < NOTHING * purse.equity || quantity === 0) {
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
