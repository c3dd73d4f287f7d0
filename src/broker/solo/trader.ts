import type { Account } from '../account.ts';
import { type Desk, NOTHING, REASON_CODES } from '../desk.ts';
import type { Guard } from '../guard.ts';
import { ENTRY, type TradeLog } from '../log.ts';
import { MARKET, type Signal } from '../signal.ts';
import type { Purse, Sizer } from '../sizer.ts';
import type { Clock } from '../span.ts';
import type { SoloParts } from './parts.ts';
import { Position } from './position.ts';

const SIGNAL_EXIT = REASON_CODES.get('signal') ?? 0;

/** Carries out the fills of a solo run: money, records, and what the book says of them. */
export class SoloTrader {
  readonly position = new Position();
  private readonly purse: Purse = { equity: 0, free: 0 };
  /** Exits read the market's volatility at an entry: they are armed at once. */
  private readonly armsAtOnce: boolean;
  private readonly entryRate: number;
  private readonly exitRate: number;
  private readonly targetRate: number;
  private readonly stopCode: number;
  private readonly targetCode: number;
  private firstBar = 0;

  constructor(
    private readonly parts: SoloParts,
    private readonly account: Account,
    private readonly desk: Desk,
    private readonly sizer: Sizer,
    private readonly clock: Clock,
  ) {
    const { market } = parts;
    this.entryRate = market.fee(false, true);
    this.exitRate = market.fee(false, false);
    this.targetRate = market.fee(true, false);
    this.stopCode = codeOf(parts.stop);
    this.targetCode = codeOf(parts.target);
    this.armsAtOnce = parts.book.guards.some(({ momentary }) => momentary);
  }

  takes(): boolean {
    const { book, stop, target } = this.parts;
    if (book.side === 0) return true;
    if (book.side < 0 || book.tail !== 1 || book.entries !== 1 || book.left !== 0) return false;
    for (const guard of [stop, target]) if (guard && !isArmed(guard)) return false;
    return true;
  }

  /** The next candle is in window row `at`. */
  begin(at: number): void {
    const { market } = this.parts;
    this.firstBar = market.bar + 1 - at;
    market.left = Number.POSITIVE_INFINITY;
  }

  /** Takes the book's position over. */
  load(): void {
    const { position } = this;
    const { book, stop, target } = this.parts;
    position.open = position.booked = book.side !== 0;
    if (!position.open) return;
    const lot = book.lots[0]!;
    position.quantity = book.quantity;
    position.price = lot.price;
    position.fee = book.fees;
    position.time = book.entryTime;
    position.bar = book.entryBar;
    position.highest = book.highest;
    position.lowest = book.lowest;
    position.risk = book.r;
    position.stop = stop?.level ?? Number.NEGATIVE_INFINITY;
    position.target = target?.targets[0]?.level ?? Number.POSITIVE_INFINITY;
    position.node = book.entryNode;
  }

  /** Hands the position back to the book. */
  store(): void {
    const { position } = this;
    const { book, market } = this.parts;
    const { bar, time } = market;
    if (position.open && !position.booked) this.bookEntry();
    market.bar = bar;
    market.time = time;
    if (position.open) {
      book.highest = position.highest;
      book.lowest = position.lowest;
    }
  }

  /** The market stands at the close of row `at`. */
  stand(at: number): void {
    const { market } = this.parts;
    const { time, open, high, low, close, volume } = market.feed.candles;
    this.clock.at = at;
    market.bar = this.barOf(at);
    market.time = time[at]!;
    market.open = open[at]!;
    market.high = high[at]!;
    market.low = low[at]!;
    market.close = market.mark = close[at]!;
    market.closing = true;
    market.walking = false;
    market.offer(volume[at]!);
  }

  barOf(at: number): number {
    return this.firstBar + at;
  }

  order(signal: Signal, at: number): void {
    signal.stage = MARKET;
    signal.born = this.barOf(at) + 1;
  }

  /** Fills an entry at the open of row `at`. False where it is no plain fill: nothing has happened then. */
  enter(signal: Signal, at: number): boolean {
    const { position, purse, sizer, account } = this;
    const { market, book, stop, target } = this.parts;
    const { open, time, volume } = market.feed.candles;
    const raw = open[at]!;
    const left = market.room(volume[at]!);
    this.clock.at = at;
    this.clock.read = at - 1;
    const price = market.slipped(raw, true, at - 1);
    const rate = this.entryRate;
    purse.equity = purse.free = account.cash;
    const asked = sizer.entry(signal, price, rate, purse);
    if (!(asked > 0)) return false;
    let paid = asked;
    if (market.cost(asked, price, rate) > purse.free) {
      if (!signal.clipped) return false;
      paid = Math.min(sizer.affordable(book, price, rate, purse.free), asked);
    }
    if (paid * price < NOTHING * purse.equity) return false;
    const quantity = market.step.down(paid);
    if (market.belowMinimum(quantity, price) || quantity * 2 > left) return false;
    const loss = stop ? stop.levelOf(price, quantity, 1) : Number.NEGATIVE_INFINITY;
    const gain = target ? target.levelOf(price, quantity, 1) : Number.POSITIVE_INFINITY;
    if (!(loss < raw && gain > raw)) return false;
    position.open = true;
    position.booked = false;
    position.quantity = quantity;
    position.price = price;
    position.raw = raw;
    position.fee = quantity * price * rate;
    position.time = time[at]!;
    position.bar = this.barOf(at);
    position.signal = signal;
    position.node = signal.index;
    position.highest = position.lowest = raw;
    position.stop = loss;
    position.target = gain;
    position.risk = stop && price > loss ? price - loss : Number.NaN;
    this.moveTo(at);
    position.filled = price;
    position.paid = position.fee;
    this.record(1, 2, signal.index, ENTRY);
    account.spend(quantity * price + position.fee);
    if (this.armsAtOnce) this.bookEntry();
    return true;
  }

  /** The book and its exits learn of the entry, as of its candle. */
  private bookEntry(): void {
    const { position, desk } = this;
    const { book, market } = this.parts;
    const { signal } = position;
    if (!signal) return;
    market.bar = position.bar;
    market.time = position.time;
    signal.started = false;
    desk.take(signal, position.quantity, position.price, position.fee, position.raw);
    const { stage, born } = signal;
    signal.clear();
    signal.stage = stage;
    signal.born = born;
    book.highest = position.highest;
    book.lowest = position.lowest;
    position.booked = true;
  }

  /** Whether the candle's volume lets all of it go. */
  mayLeave(at: number): boolean {
    const { market } = this.parts;
    return market.room(market.feed.candles.volume[at]!) >= this.position.quantity;
  }

  /** Closes the position at market, at the open of row `at`. */
  leave(at: number, { index }: Signal): void {
    this.position.raw = this.parts.market.feed.candles.open[at]!;
    this.close(at, false, 2, index, SIGNAL_EXIT);
  }

  /** Closes it at its stop, or at an open beyond. */
  stopOut(at: number, atOpen: boolean): void {
    const { market, stop } = this.parts;
    const { position } = this;
    if (!stop) return;
    position.raw = atOpen ? market.feed.candles.open[at]! : position.stop;
    this.close(at, false, stop.rule, stop.index, this.stopCode);
  }

  /** Closes it at its target, or at an open beyond. */
  takeProfit(at: number, atOpen: boolean): void {
    const { market, target } = this.parts;
    const { position } = this;
    if (!target) return;
    position.raw = atOpen ? market.feed.candles.open[at]! : position.target;
    this.close(at, true, target.rule, target.index, this.targetCode);
  }

  private close(at: number, maker: boolean, rule: number, node: number, reason: number): void {
    const { position, desk, account } = this;
    const { market, book } = this.parts;
    const { quantity, raw } = position;
    const price = maker ? raw : market.slipped(raw, false, at - 1);
    const fee = quantity * price * (maker ? this.targetRate : this.exitRate);
    this.moveTo(at);
    const judged = maker ? position.target : price;
    if (market.belowMinimum(quantity, judged)) desk.notes.note('exit-under-minimum', node);
    position.see(raw);
    position.filled = price;
    position.paid = fee;
    this.record(maker ? 2 : 0, rule, node, reason);
    desk.exits++;
    account.spend(fee - quantity * price);
    const entryRate = position.fee / quantity;
    const exitRate = fee / quantity;
    const perUnit = entryRate + exitRate;
    position.fees = quantity * perUnit;
    position.profit = quantity * (price - position.price) - position.fees;
    this.write(desk.lots, node, reason);
    position.fees = position.fee + fee;
    position.profit = quantity * price - quantity * position.price - position.fees;
    const trade = this.write(desk.trades, node, reason);
    desk.count(position.profit);
    book.closeTrade(trade, position.profit);
    if (position.booked) for (const guard of book.guards) guard.reset();
    position.open = false;
  }

  private write(log: TradeLog, node: number, reason: number): number {
    const { position } = this;
    const { market, book } = this.parts;
    const { quantity, price } = position;
    const row = log.next();
    log.book[row] = book.index;
    log.long[row] = 1;
    log.entryTime[row] = position.time;
    log.entryPrice[row] = price;
    log.exitTime[row] = market.time;
    log.exitPrice[row] = position.filled;
    log.quantity[row] = quantity;
    log.fees[row] = position.fees;
    log.profit[row] = position.profit;
    log.bars[row] = market.bar - position.bar;
    log.entryNode[row] = position.node;
    log.exitNode[row] = node;
    log.reason[row] = reason;
    const worst = quantity * (position.lowest - price);
    const best = quantity * (position.highest - price);
    log.mae[row] = worst < 0 ? worst : 0;
    log.mfe[row] = best > 0 ? best : 0;
    log.risk[row] = position.risk * quantity;
    return row;
  }

  /** Writes the present fill down, as the desk does. `flags`: those of the log. */
  private record(flags: number, rule: number, node: number, reason: number): void {
    const { position, account } = this;
    const { market, book } = this.parts;
    const { fills } = this.desk;
    const { quantity, filled, paid } = position;
    const slip = Math.abs(filled - position.raw) * quantity;
    account.fees += paid;
    account.slippage += slip;
    account.notional += quantity * filled;
    const row = fills.next();
    fills.time[row] = market.time;
    fills.price[row] = filled;
    fills.quantity[row] = quantity;
    fills.fee[row] = paid;
    fills.slippage[row] = slip;
    fills.book[row] = book.index;
    fills.node[row] = node;
    fills.flags[row] = flags;
    fills.reason[row] = reason;
    fills.rule[row] = rule;
  }

  private moveTo(at: number): void {
    const { market } = this.parts;
    market.bar = this.barOf(at);
    market.time = market.feed.candles.time[at]!;
  }
}

function codeOf(guard: Guard | undefined): number {
  return (guard && REASON_CODES.get(guard.reason)) ?? 0;
}

/** The exit stands as its entry armed it. */
function isArmed(guard: Guard): boolean {
  if (!guard.active || !guard.armed || guard.pending || guard.spent || guard.urgent || guard.waits)
    return false;
  for (const { done, small, marketable, taken } of guard.targets) {
    if (done || small || marketable || taken !== 0) return false;
  }
  return guard.targets.length > 0 || !Number.isNaN(guard.level);
}
