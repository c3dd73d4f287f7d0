import { EXIT_REASONS, type ExitReason } from '../node/index.ts';
import type { Account } from './account.ts';
import type { Book, Lot } from './book.ts';
import { ENTRY, type FillLog, type TradeLog } from './log.ts';
import type { Notes, Rejection } from './notes.ts';
import type { Reports } from './reports.ts';
import { MARKET, type Signal } from './signal.ts';
import type { Clock } from './span.ts';

/** What is worth less than this share of equity is nothing (rule 12). */
export const NOTHING = 1e-9;

/** Rounding by which a quantity may exceed what the volume has left. */
const ROUNDING = 1 + 1e-9;

/** What subtraction leaves of a whole position. */
const DUST = 1e-12;

export const REASON_CODES = new Map<ExitReason, number>(EXIT_REASONS.map((reason, code) => [reason, code]));

/** How an order meets the market. */
export interface Terms {
  /** Price of the path, before slippage. */
  raw: number;
  maker: boolean;
  /** The worst price that the order accepts; NaN: any. */
  bound: number;
  rule: number;
}

/** Carries out fills: money, lots, trades and the records of them. */
export class Desk {
  /** Entry orders that have filled, over the whole run. */
  private orders = 0;
  /** Counts fills that could change what others may spend. */
  exits = 0;
  /** Volume caps and minimums do not apply (closing at the end of the data). */
  free = false;
  /** Number of the instant whose candles are walked, or at whose close is decided. */
  instant = 0;
  wins = 0;
  losses = 0;
  won = 0;
  lost = 0;

  constructor(
    readonly account: Account,
    readonly fills: FillLog,
    readonly trades: TradeLog,
    readonly lots: TradeLog,
    readonly notes: Notes,
    readonly reports: Reports,
    readonly clock: Clock,
  ) {}

  price(book: Book, buy: boolean, { raw, maker, bound }: Terms): number {
    if (maker) return raw;
    const slipped = book.market.slipped(raw, buy, this.clock.read);
    if (Number.isNaN(bound)) return slipped;
    return buy ? Math.min(slipped, Math.max(bound, raw)) : Math.max(slipped, Math.min(bound, raw));
  }

  /** The part of a wanted quantity that the candle's volume lets through. */
  allowed(book: Book, quantity: number): number {
    const { market } = book;
    if (this.free || quantity <= market.left * ROUNDING) return quantity;
    return market.step.down(market.left);
  }

  reject(signal: Signal, reason: Rejection): void {
    this.notes.reject(reason, signal.index, this.instant);
    this.reports.rejected(signal.index);
    this.drop(signal);
  }

  drop(signal: Signal): void {
    if (signal.held !== 0) this.account.hold(signal, 0);
    signal.clear();
  }

  partly(signal: { partly: boolean; index: number }): void {
    if (signal.partly) return;
    signal.partly = true;
    this.notes.partly(signal.index);
  }

  private record(
    book: Book,
    buy: boolean,
    quantity: number,
    price: number,
    fee: number,
    terms: Terms,
  ): number {
    const { fills, account } = this;
    const slip = Math.abs(price - terms.raw) * quantity;
    account.fees += fee;
    account.slippage += slip;
    account.notional += quantity * price;
    if (!this.free) book.market.left = Math.max(0, book.market.left - quantity);
    const row = fills.next();
    fills.time[row] = book.market.time;
    fills.price[row] = price;
    fills.quantity[row] = quantity;
    fills.fee[row] = fee;
    fills.slippage[row] = slip;
    fills.book[row] = book.index;
    fills.flags[row] = (buy ? 1 : 0) | (terms.maker ? 2 : 0);
    fills.rule[row] = terms.rule;
    return row;
  }

  /** Books a fill of an entry and arms what guards it. */
  enter(signal: Signal, quantity: number, price: number, terms: Terms): void {
    const { book, side } = signal;
    const { market } = book;
    const fee = quantity * price * market.fee(terms.maker, side > 0);
    const row = this.record(book, side > 0, quantity, price, fee, terms);
    this.fills.node[row] = signal.index;
    this.fills.reason[row] = ENTRY;
    this.account.spend(market.spot ? quantity * price + fee : fee);
    const fresh = !signal.started;
    this.take(signal, quantity, price, fee, terms.raw);
    this.reports.filled(signal.index, price, quantity);
    if (fresh) this.cancelReached(signal);
    this.cancelRivals(signal);
  }

  /** A filled entry becomes a lot of its book, and arms the exits. `raw`: price of the path. */
  take(signal: Signal, quantity: number, price: number, fee: number, raw: number): void {
    const { book, side } = signal;
    const fresh = !signal.started;
    if (fresh) signal.order = ++this.orders;
    book.enter(side, quantity, price, signal.index, signal.order, fresh);
    book.lots[book.tail - 1]!.fee = fee / quantity;
    book.fees += fee;
    book.see(raw);
    signal.started = true;
    this.arm(signal, quantity, price, raw, fresh);
  }

  /** One cancels the other, from this point of the path on. */
  cancelRivals({ rivals }: Signal): void {
    for (const rival of rivals) if (rival.works) this.drop(rival);
  }

  private arm(signal: Signal, quantity: number, price: number, raw: number, fresh: boolean): void {
    const { book, index, order } = signal;
    const { guards } = book;
    if (guards.length === 0) return;
    for (const guard of guards) if (guard.guards(index)) guard.enter(quantity, price, raw, order, fresh);
    if (fresh) for (const guard of guards) if (guard.active && !guard.guards(index)) guard.refresh(raw);
    this.findR(book, raw);
  }

  /** The first risk of a position: known once a stop is. */
  findR(book: Book, moment: number): void {
    if (book.side === 0 || !Number.isNaN(book.r)) return;
    let nearest = Number.POSITIVE_INFINITY;
    for (const { level } of book.guards) {
      const distance = book.side * (book.firstFill - level);
      if (distance > 0 && distance < nearest) nearest = distance;
    }
    if (nearest === Number.POSITIVE_INFINITY) return;
    book.r = nearest;
    if (book.wantsR) for (const guard of book.guards) if (guard.active) guard.refresh(moment);
  }

  /** Entries of the same side whose number of entries is reached, and that have not filled, go. */
  private cancelReached({ book, side }: Signal): void {
    for (const other of book.signals) {
      if (!other.opens || other.side !== side || other.target || !other.works || other.started) continue;
      if (other.plan.entries <= book.entries) this.drop(other);
    }
  }

  /**
   * Sells (or buys back) up to `wanted` of a position, of the entries named. Returns the quantity; an exit that
   * would leave next to nothing takes it along.
   */
  leave(
    book: Book,
    wanted: number,
    terms: Terms,
    node: number,
    reason: ExitReason,
    names?: ReadonlySet<number>,
  ): number {
    const buy = book.side < 0;
    const price = this.price(book, buy, terms);
    const quantity = book.quantity - wanted <= book.quantity * DUST ? book.quantity : wanted;
    const fee = quantity * price * book.market.fee(terms.maker, buy);
    const row = this.record(book, buy, quantity, price, fee, terms);
    const code = REASON_CODES.get(reason) ?? 0;
    this.fills.node[row] = node;
    this.fills.reason[row] = code;
    this.exits++;
    const gain = book.side * quantity * (price - book.average);
    this.account.spend(book.market.spot ? fee - quantity * price : fee - gain);
    book.see(terms.raw);
    book.fees += fee;
    book.realized += gain;
    book.left += quantity;
    book.leftNotional += quantity * price;
    this.takeLots(book, quantity, price, fee / quantity, node, code, names);
    book.quantity = quantity >= book.quantity ? 0 : book.quantity - quantity;
    if (node >= 0) this.reports.filled(node, price, quantity);
    if (book.quantity === 0) this.close(book, price, node, code);
    else if (names || book.guards.length > 0) this.resetEmptied(book);
    return quantity;
  }

  /** First in, first out. */
  private takeLots(
    book: Book,
    quantity: number,
    price: number,
    feePerUnit: number,
    node: number,
    code: number,
    names: ReadonlySet<number> | undefined,
  ): void {
    let wanted = quantity;
    const all = quantity >= book.quantity;
    const dust = quantity * DUST;
    for (let i = book.head; i < book.tail && (all || wanted > dust); i++) {
      const lot = book.lots[i]!;
      if (lot.quantity <= 0 || (names && !all && !names.has(lot.node))) continue;
      const taken = lot.quantity <= wanted + dust || all ? lot.quantity : wanted;
      this.logLot(book, lot, taken, price, feePerUnit, node, code);
      lot.quantity -= taken;
      wanted -= taken;
    }
    while (book.head < book.tail && book.lots[book.head]!.quantity <= 0) book.head++;
  }

  private logLot(
    book: Book,
    lot: Lot,
    quantity: number,
    price: number,
    exitFee: number,
    node: number,
    code: number,
  ): void {
    const { lots } = this;
    const row = lots.next();
    const { side } = book;
    lots.book[row] = book.index;
    lots.long[row] = side > 0 ? 1 : 0;
    lots.entryTime[row] = lot.time;
    lots.entryPrice[row] = lot.price;
    lots.exitTime[row] = book.market.time;
    lots.exitPrice[row] = price;
    lots.quantity[row] = quantity;
    lots.fees[row] = quantity * (lot.fee + exitFee);
    lots.profit[row] =
      side * quantity * (price - lot.price) -
      quantity * (lot.fee + exitFee) -
      side * quantity * (book.fundingPerUnit - lot.funding);
    lots.bars[row] = book.market.bar - lot.bar;
    lots.entryNode[row] = lot.node;
    lots.exitNode[row] = node;
    lots.reason[row] = code;
    lots.mae[row] = excursion(side, quantity, lot.price, side > 0 ? book.lowest : book.highest, -1);
    lots.mfe[row] = excursion(side, quantity, lot.price, side > 0 ? book.highest : book.lowest, 1);
    lots.risk[row] = book.r * quantity;
  }

  private close(book: Book, price: number, node: number, code: number): void {
    const { trades } = this;
    const row = trades.next();
    const { side, entryPrice } = book;
    const single = book.left === book.entered && book.leftNotional === book.entered * price;
    const exitPrice = single ? price : book.leftNotional / book.left;
    const profit = side * (book.leftNotional - book.enteredNotional) - book.fees - book.funding;
    trades.book[row] = book.index;
    trades.long[row] = side > 0 ? 1 : 0;
    trades.entryTime[row] = book.entryTime;
    trades.entryPrice[row] = entryPrice;
    trades.exitTime[row] = book.market.time;
    trades.exitPrice[row] = exitPrice;
    trades.quantity[row] = book.entered;
    trades.fees[row] = book.fees;
    trades.profit[row] = profit;
    trades.bars[row] = book.market.bar - book.entryBar;
    trades.entryNode[row] = book.entryNode;
    trades.exitNode[row] = node;
    trades.reason[row] = code;
    trades.mae[row] = excursion(side, book.entered, entryPrice, side > 0 ? book.lowest : book.highest, -1);
    trades.mfe[row] = excursion(side, book.entered, entryPrice, side > 0 ? book.highest : book.lowest, 1);
    trades.risk[row] = book.r * book.entered;
    this.count(profit);
    book.closeTrade(row, profit);
    for (const guard of book.guards) guard.reset();
    for (const signal of book.signals) {
      if (signal.side === side && signal.works && !signal.target) this.drop(signal);
    }
  }

  /** What sizes by past trades go by. */
  count(profit: number): void {
    if (profit > 0) {
      this.wins++;
      this.won += profit;
    } else {
      this.losses++;
      this.lost -= profit;
    }
  }

  private resetEmptied(book: Book): void {
    for (const guard of book.guards) {
      for (const target of guard.targets) target.small = false;
      if (guard.names && guard.active && guard.guarded() <= 0) guard.reset();
    }
  }

  /** Quantity of an exit as it can be ordered; 0: nothing to do. */
  exitQuantity(book: Book, wanted: number, raw: number): number {
    const quantity = Math.min(wanted, book.quantity);
    if (quantity === book.quantity) return quantity;
    const nothing = NOTHING * this.account.equity();
    if (quantity * raw < nothing) return 0;
    return (book.quantity - quantity) * raw < nothing ? book.quantity : quantity;
  }

  /** The rest of a triggered order goes to market at the next open. */
  toMarket(signal: Signal, quantity: number): void {
    if (signal.held !== 0) this.account.hold(signal, 0);
    signal.stage = MARKET;
    signal.quantity = quantity;
    signal.urgent = false;
    signal.rest = true;
  }
}

/** Money won (`sign` 1) or lost (−1) at an extreme of the path; 0 where it lies on the other side of the entry. */
export function excursion(
  side: number,
  quantity: number,
  entry: number,
  extreme: number,
  sign: number,
): number {
  const money = side * quantity * (extreme - entry);
  return sign * money > 0 ? money : 0;
}
