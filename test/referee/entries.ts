import { drop, exitNow, fillPrice } from './exits.ts';
import { armGuards, judgeAtFill, sideOf } from './guards.ts';
import { enter } from './ledger.ts';
import { costEach, equity, freeFunds } from './money.ts';
import { type Funds, sizeEntry, takeVolume } from './sizing.ts';
import type { Working, World } from './state.ts';
import { noteEntry, notePartly, reject } from './tally.ts';
import { onStep, underMinimum } from './venue.ts';

function priceOf(order: Working, raw: number, maker: boolean): number {
  const limited = order.type === 'limit' || order.type === 'stop-limit';
  return fillPrice(order.book, order.side, raw, maker, limited ? order.price : Number.NaN);
}

function feeOf(order: Working, maker: boolean): number {
  const { venue } = order.book.market;
  return maker ? venue.makerFee : venue.takerFee;
}

/** Nothing is left of it but what rounding leaves. */
const isDone = ({ filled, quantity }: Working) => filled >= quantity * (1 - 1e-12);

/** What the rest of a limit holds: its price, with the larger of the two fees. */
function reservation({ book, price, quantity, filled }: Working): number {
  const { venue } = book.market;
  return (quantity - filled) * costEach(venue, price, Math.max(venue.makerFee, venue.takerFee));
}

/** Rule 11: the rest of a triggered stop is a market order at the next open, and market orders do not reserve. */
function toMarket(order: Working): void {
  order.type = 'market';
  order.rule = 11;
  order.reserve = 0;
}

/** What of a sized order can still be paid: it is clipped to free funds at its fill. */
function clipped(world: World, order: Working, price: number, fee: number, free: number): number {
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
  if (!couldOpen(world, order, raw, price, fee)) {
    reject(world, order.node, 'nothing-to-open');
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
  if (done < held && triggered) toMarket(order);
  if (side === sideOf(book)) throw new Error('A reversal met its own side.');
}

function couldOpen(world: World, order: Working, raw: number, price: number, fee: number): boolean {
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
  return typeof sized === 'number' && sized > 0;
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
  if (rest < order.quantity - order.filled) order.quantity = order.filled + rest;
  if (rest <= 0) {
    drop(world, order);
    return false;
  }
  const part = takeVolume(market, rest);
  if (part > 0) {
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
function entriesReached(world: World, filled: Working): void {
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

/** `target-…` sizes: buys or sells the difference, taken at the fill. */
export function tradeDifference(
  world: World,
  order: Working,
  raw: number,
  shared: Funds,
  atClose: boolean,
): boolean {
  const { book, node } = order;
  if (node.kind !== 'entry' || !world.working.includes(order)) return false;
  const { market } = book;
  const { venue } = market;
  // Orders that fill together with it took all that may fill: it waits, and is sized at its first fill.
  if (market.volumeLeft <= 0) return false;
  market.mark = raw;
  const size = node.params.size ?? { mode: 'target-percent', value: 0, band: 1 };
  const value = size.value * order.scale * node.side;
  const goal = size.mode === 'target-percent' ? (shared.equity * value) / 100 : value;
  const units = size.mode === 'target-base';
  // In units of what the size is in: money, or base.
  const wanted = units ? goal - book.quantity : goal - book.quantity * raw;
  const difference = units ? wanted * raw : wanted;
  if (Number.isNaN(order.quantity)) {
    if (
      !(Math.abs(difference) > (shared.equity * size.band) / 100) ||
      Math.abs(difference) < 1e-9 * shared.equity
    ) {
      drop(world, order);
      return false;
    }
  }
  // The first fill fixes what is traded, its direction too.
  if (Number.isNaN(order.quantity)) order.side = difference > 0 ? 1 : -1;
  const { side } = order;
  const holds = sideOf(book);
  const price = fillPrice(book, side, raw, false, Number.NaN);
  if (holds === -side) {
    const each = units ? 1 : side > 0 ? price * (1 + venue.takerFee) : price;
    const want = Number.isNaN(order.quantity) ? Math.abs(wanted) / each : order.quantity - order.filled;
    const held = Math.abs(book.quantity);
    const quantity = held - want < (1e-9 * equity(world)) / raw ? held : onStep(venue, want);
    if (Number.isNaN(order.quantity) && quantity < held && underMinimum(venue, quantity, price)) {
      reject(world, node, 'minimum');
      drop(world, order);
      return false;
    }
    const done = exitNow(world, book, quantity, {
      node: node.id,
      raw,
      maker: false,
      limit: Number.NaN,
      reason: 'signal',
      rule: 2,
    });
    if (done > 0 && Number.isNaN(order.quantity)) order.quantity = quantity;
    order.filled += done;
    if (done >= quantity * (1 - 1e-12)) drop(world, order);
    else notePartly(world, order);
    judgeAtFill(book, raw);
    return false;
  }
  // The rest of a sale: there is nothing left to sell.
  if (side !== node.side && !Number.isNaN(order.quantity)) {
    drop(world, order);
    return false;
  }
  const free = freeFunds(world, order);
  const fresh = Number.isNaN(order.quantity);
  if (fresh) {
    const most = Math.max(0, free) / costEach(venue, price, venue.takerFee);
    const want = Math.abs(wanted) / (units ? 1 : price * (side > 0 ? 1 + venue.takerFee : 1));
    const payable = size.mode === 'target-percent' ? Math.min(want, most) : want;
    if (!(payable * price > 1e-9 * shared.equity)) {
      drop(world, order);
      return false;
    }
    const quantity = onStep(venue, payable);
    if (underMinimum(venue, quantity, price) || quantity > most * (1 + 1e-9)) {
      reject(world, node, 'minimum');
      drop(world, order);
      return false;
    }
    order.quantity = quantity;
  }
  const rest = clipped(world, order, price, venue.takerFee, free);
  if (rest < order.quantity - order.filled) order.quantity = order.filled + rest;
  if (rest <= 0) {
    drop(world, order);
    return false;
  }
  const part = takeVolume(market, rest);
  if (part <= 0) {
    if (fresh) order.quantity = Number.NaN;
    return false;
  }
  const first = order.filled === 0;
  enter(world, book, side, order.id, {
    node: node.id,
    price,
    raw,
    quantity: part,
    maker: false,
    reason: 'entry',
    rule: 2,
  });
  order.filled += part;
  if (first) entriesReached(world, order);
  if (isDone(order)) drop(world, order);
  else notePartly(world, order);
  armGuards(world, book, node.id, raw, atClose);
  noteEntry(world, order);
  return true;
}
