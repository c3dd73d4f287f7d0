import { drop, exitNow, fillPrice } from './exits.ts';
import { armGuards, sideOf } from './guards.ts';
import { enter } from './ledger.ts';
import { costEach, equity, freeFunds } from './money.ts';
import { type Funds, sizeEntry, takeVolume } from './sizing.ts';
import type { Working, World } from './state.ts';
import { noteEntry, notePartly, type Refusal, reject } from './tally.ts';
import { feeRate, largerFee, onStep } from './venue.ts';

function priceOf(order: Working, raw: number, maker: boolean): number {
  const limited = order.type === 'limit' || order.type === 'stop-limit';
  return fillPrice(order.book, order.side, raw, maker, limited ? order.price : Number.NaN);
}

export function feeOf(order: Working, maker: boolean): number {
  return feeRate(order.book.market.venue, maker, order.side);
}

/** Nothing is left of it but what rounding leaves. */
export const isDone = ({ filled, quantity }: Working) => filled >= quantity * (1 - 1e-12);

/** What the rest of a limit holds: its price, with the larger of the two fees. */
function reservation({ book, side, price, quantity, filled }: Working): number {
  const { venue } = book.market;
  return (quantity - filled) * costEach(venue, price, largerFee(venue, side));
}

/** Rule 11: the rest of a triggered stop is a market order at the next open, and market orders do not reserve. */
function toMarket(order: Working): void {
  order.type = 'market';
  order.rule = 11;
  order.reserve = 0;
}

/** What of a sized order can still be paid: it is clipped to free funds at its fill. */
export function clipped(world: World, order: Working, price: number, fee: number, free: number): number {
  const { venue } = order.book.market;
  const rest = order.quantity - order.filled;
  const most = Math.max(0, free) / costEach(venue, price, fee);
  if (most >= rest * (1 - 1e-9)) return rest;
  return most * price > 1e-9 * equity(world) ? onStep(venue, most) : 0;
}

/** A reversal: all of the other side is closed first, unless the order could then open nothing. */
export function reverseNow(world: World, order: Working, raw: number, maker: boolean): void {
  const { book, side } = order;
  const { market } = book;
  if (order.node.kind === 'entry' && !order.node.params.reverse) {
    drop(world, order);
    return;
  }
  market.mark = raw;
  const price = priceOf(order, raw, maker);
  const fee = feeOf(order, maker);
  const held = Math.abs(book.quantity);
  if (Number.isNaN(order.reversed)) order.reversed = held;
  const fault = faultAfterClosing(world, order, raw, price, fee);
  if (fault) {
    reject(world, order.node, fault);
    drop(world, order);
    return;
  }
  const triggered = order.type === 'stop' || order.type === 'trailing';
  const done = exitNow(world, book, held, {
    node: order.node.id,
    raw,
    maker,
    limit: order.type === 'limit' || order.type === 'stop-limit' ? order.price : Number.NaN,
    reason: 'signal',
    rule: order.rule,
  });
  if (done < held) notePartly(world, order, done);
  if (done < held && triggered) toMarket(order);
  if (side === sideOf(book)) throw new Error('A reversal met its own side.');
}

/** Why the order could open nothing if the position were closed already; null: it could. */
function faultAfterClosing(
  world: World,
  order: Working,
  raw: number,
  price: number,
  fee: number,
): Refusal | null {
  const { book } = order;
  const { quantity, market } = book;
  const { cash } = world;
  // As if the position were closed already: at this price, with its fee.
  world.cash += quantity * price - Math.abs(quantity) * price * fee;
  book.quantity = 0;
  market.mark = raw;
  const free = freeFunds(world, order);
  const funds: Funds = { equity: equity(world), free, held: order.reversed };
  const sized = Number.isNaN(order.quantity)
    ? sizeEntry(world, order, price, fee, funds, free)
    : clipped(world, order, price, fee, free);
  world.cash = cash;
  book.quantity = quantity;
  if (typeof sized === 'number') return sized > 0 ? null : 'funds';
  return sized === 'nothing' ? 'funds' : sized;
}

/** An entry meets its price. True: something was bought or sold short. */
export function enterNow(
  world: World,
  order: Working,
  raw: number,
  maker: boolean,
  shared: Funds,
  atClose: boolean,
): boolean {
  const { book, side, node } = order;
  const { market } = book;
  // An order that filled just before it may have cancelled it, or opened what it must reverse first.
  if (!world.working.includes(order) || sideOf(book) === -side) return false;
  const triggered = order.type === 'stop' || order.type === 'trailing';
  if (market.volumeLeft <= 0) {
    // Orders that fill together with it took all that may fill: it waits, and is sized at its first fill.
    if (triggered) toMarket(order);
    return false;
  }
  market.mark = raw;
  const price = priceOf(order, raw, maker);
  const fee = feeOf(order, maker);
  const free = freeFunds(world, order);
  order.marketable = 'no';
  order.hot = false;
  const fresh = Number.isNaN(order.quantity);
  if (fresh) {
    const funds = {
      ...shared,
      held: Number.isNaN(order.reversed) ? Math.abs(book.quantity) : order.reversed,
    };
    const sized = sizeEntry(world, order, price, fee, funds, free);
    if (typeof sized !== 'number') {
      if (sized !== 'nothing') reject(world, node, sized);
      drop(world, order);
      return false;
    }
    order.quantity = sized;
  }
  const rest = clipped(world, order, price, fee, free);
  if (rest <= 0) {
    drop(world, order);
    return false;
  }
  const part = takeVolume(market, rest);
  if (part > 0) {
    // Clipped to funds at its fill: where nothing fills it keeps its quantity.
    if (rest < order.quantity - order.filled) order.quantity = order.filled + rest;
    const first = order.filled === 0;
    enter(world, book, side, order.id, {
      node: node.id,
      price,
      raw,
      quantity: part,
      maker,
      reason: 'entry',
      rule: order.rule,
    });
    order.filled += part;
    if (first) entriesReached(world, order);
    if (isDone(order)) drop(world, order);
    else notePartly(world, order);
    if (order.reserve > 0) order.reserve = reservation(order);
    armGuards(world, book, node.id, raw, atClose);
    noteEntry(world, order);
  } else if (fresh) {
    // Fixed at its first fill, not before.
    order.quantity = Number.NaN;
  }
  if (triggered && !isDone(order)) toMarket(order);
  return part > 0;
}

/** Working entries of the book whose `entries` is thereby reached, and that have not filled yet, are cancelled. */
export function entriesReached(world: World, filled: Working): void {
  const count = filled.book.entryOrders.length;
  world.working = world.working.filter(
    (order) =>
      order === filled ||
      order.book !== filled.book ||
      order.role !== 'entry' ||
      order.side !== filled.side ||
      order.filled > 0 ||
      order.node.kind !== 'entry' ||
      order.node.params.entries > count,
  );
}
