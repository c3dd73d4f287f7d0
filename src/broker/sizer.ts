import type { Account } from './account.ts';
import type { Book } from './book.ts';
import { type Desk, NOTHING } from './desk.ts';
import type { Signal } from './signal.ts';
import type { Clock } from './span.ts';
import type { Volatility } from './volatility.ts';

/** The purse as the orders of one price see it. */
export interface Purse {
  equity: number;
  free: number;
}

/** Turns sizes into quantities (rule 13). Prices are after slippage, fees are rates on the notional. */
export class Sizer {
  constructor(
    private readonly account: Account,
    private readonly desk: Desk,
    private readonly clock: Clock,
    private readonly volatility: Volatility,
  ) {}

  /** Quantity of an entry at a price, before rounding and clipping; NaN: its risk is not known. */
  entry(signal: Signal, price: number, fee: number, purse: Purse): number {
    const { size } = signal.plan;
    const value = size.value * signal.scale;
    const perUnit = price * (1 + fee);
    switch (size.mode) {
      case 'base':
        return this.bounded(signal, value, price);
      case 'quote':
        return this.bounded(signal, value / perUnit, price);
      case 'position-percent':
        return this.bounded(signal, (value / 100) * this.positionQuantity(signal), price);
      case 'risk-percent':
        return this.bounded(
          signal,
          ((value / 100) * purse.equity) / this.lossPerUnit(signal, price, fee),
          price,
        );
      case 'risk-quote':
        return this.bounded(signal, value / this.lossPerUnit(signal, price, fee), price);
      default:
        return this.bounded(signal, (this.amount(signal, value, purse) * size.leverage) / perUnit, price);
    }
  }

  private amount(signal: Signal, value: number, purse: Purse): number {
    const { size } = signal.plan;
    switch (size.mode) {
      case 'cash-percent':
        return (purse.free * value) / 100;
      case 'initial-percent':
        return (this.account.initial * value) / 100;
      case 'slots':
        return (purse.equity / size.value) * signal.scale;
      case 'kelly':
        return purse.equity * Math.min(value / 100, this.kelly());
      case 'volatility-target':
        return (purse.equity * value) / 100 / this.volatility.yearly(signal.book.market.index, size.length);
      default:
        return (purse.equity * value) / 100;
    }
  }

  private bounded(signal: Signal, quantity: number, price: number): number {
    const { min, max } = signal.plan.size;
    if (min === 0 && max === Number.POSITIVE_INFINITY) return quantity;
    return Math.min(max / price, Math.max(min / price, quantity));
  }

  private positionQuantity({ book, side, closed }: Signal): number {
    if (!Number.isNaN(closed)) return closed;
    return book.side === side || book.side === -side ? book.quantity : 0;
  }

  /** Share of the equity that the trades so far recommend; unlimited before there is a win and a loss. */
  private kelly(): number {
    const { wins, losses, won, lost } = this.desk;
    if (wins === 0 || losses === 0 || lost === 0) return Number.POSITIVE_INFINITY;
    const rate = wins / (wins + losses);
    return Math.max(0, rate - (1 - rate) / (won / wins / (lost / losses)));
  }

  /** What one unit loses at the nearest stop that the entry would get, costs included; NaN: unknown. */
  private lossPerUnit(signal: Signal, price: number, fee: number): number {
    const { book, side } = signal;
    let stop = Number.NaN;
    for (const guard of book.guards) {
      if (!guard.guards(signal.index)) continue;
      const level = guard.alone(price, side);
      if (level === undefined) continue;
      if (Number.isNaN(level) || side * (price - level) <= 0) return Number.NaN;
      if (Number.isNaN(stop) || side * (level - stop) > 0) stop = level;
    }
    const { market } = book;
    const exit = market.slipped(stop, side < 0, this.clock.read);
    const loss = side * (price - exit) + price * fee + exit * market.fee(false, side < 0);
    return loss > 0 ? loss : Number.NaN;
  }

  /** Most that the funds pay for. */
  affordable(book: Book, price: number, fee: number, free: number): number {
    return free > 0 ? free / book.market.cost(1, price, fee) : 0;
  }

  /** Quantity that a reducing order asks for at a price: one that fills at market pays the taker's fee. */
  reduction(signal: Signal, price: number, fee = signal.book.market.fee(false, signal.buys)): number {
    const { book, plan, scale, buys } = signal;
    const { size } = plan;
    const value = size.value * scale;
    if (size.mode === 'base') return value;
    if (size.mode === 'quote') return value / (price * (buys ? 1 + fee : 1 - fee));
    return value === 100 ? book.quantity : (value / 100) * book.quantity;
  }

  /** Signed quantity by which a target size differs from what is held, 0 inside its band. */
  difference(signal: Signal, raw: number, price: number, fee: number, purse: Purse): number {
    const { size } = signal.plan;
    const { book, side } = signal;
    const value = size.value * signal.scale;
    const held = book.side === side ? book.quantity : 0;
    const band = Math.max(size.band / 100, NOTHING) * purse.equity;
    const inside = (amount: number, worth: number) => Math.abs(amount) * worth <= band;
    if (size.mode === 'target-base') return inside(value - held, raw) ? 0 : value - held;
    const missing = (size.mode === 'target-quote' ? value : (value / 100) * purse.equity) - held * raw;
    if (inside(missing, 1)) return 0;
    const buys = side > 0 === missing > 0;
    const at = missing > 0 ? price : book.market.slipped(raw, buys, this.clock.read);
    return missing / (buys ? at * (1 + fee) : at);
  }
}
