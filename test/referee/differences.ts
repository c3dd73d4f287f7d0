import { clipped, entriesReached, feeOf, isDone } from './entries.ts';
import { drop, exitNow, fillPrice } from './exits.ts';
import { armGuards, judgeAtFill, sideOf } from './guards.ts';
import { enter } from './ledger.ts';
import { costEach, equity, freeFunds } from './money.ts';
import { type Funds, takeVolume } from './sizing.ts';
import type { Working, World } from './state.ts';
import { noteEntry, notePartly, type Refusal, reject } from './tally.ts';
import { feeRate, onStep, underMinimum } from './venue.ts';

type Size = { readonly mode: string; readonly value: number; readonly band: number };
const NOTHING: Size = { mode: 'target-percent', value: 0, band: 1 };

/** The difference to what is held, in units of what the size is in (money, or base) and in money. */
function missing({ book, node, scale }: Working, size: Size, raw: number, total: number) {
  const side = node.kind === 'entry' ? node.side : 1;
  const value = size.value * scale * side;
  const units = size.mode === 'target-base';
  const goal = size.mode === 'target-percent' ? (total * value) / 100 : value;
  const wanted = units ? goal - book.quantity : goal - book.quantity * raw;
  return { wanted, money: units ? wanted * raw : wanted, units };
}

function isInside({ band }: Size, money: number, total: number): boolean {
  return !(Math.abs(money) > (total * band) / 100) || Math.abs(money) < 1e-9 * total;
}

/** A target on the other side of what is held: that is closed first, as a fill of its own, unless the rest could then not be opened. */
export function reverseToTarget(world: World, order: Working, raw: number): void {
  const { book, node } = order;
  if (node.kind !== 'entry') return;
  const size = node.params.size ?? NOTHING;
  book.market.mark = raw;
  const fresh = Number.isNaN(order.quantity);
  if (
    !node.params.reverse ||
    (fresh && isInside(size, missing(order, size, raw, equity(world)).money, equity(world)))
  ) {
    drop(world, order);
    return;
  }
  const fault = afterClosing(world, order, size, raw);
  if (fault) {
    reject(world, node, fault);
    drop(world, order);
    return;
  }
  const held = Math.abs(book.quantity);
  const done = exitNow(world, book, held, {
    node: node.id,
    raw,
    maker: false,
    limit: Number.NaN,
    reason: 'signal',
    rule: 2,
  });
  if (done > 0 && done < held) notePartly(world, order, done);
}

/** Why the rest could not be opened once the other side is closed; null: it could, or there is no rest outside the band. */
function afterClosing(world: World, order: Working, size: Size, raw: number): Refusal | null {
  const { book, node } = order;
  const { cash } = world;
  const { quantity, market } = book;
  if (node.kind !== 'entry') return null;
  const price = fillPrice(book, node.side, raw, false, Number.NaN);
  const fee = feeOf(order, false);
  world.cash += quantity * price - Math.abs(quantity) * price * fee;
  book.quantity = 0;
  const total = equity(world);
  const free = freeFunds(world, order);
  const { wanted, money, units } = missing(order, size, raw, total);
  // The rest of one that has filled in part keeps its quantity.
  const rest = Number.isNaN(order.quantity) ? Number.NaN : clipped(world, order, price, fee, free);
  world.cash = cash;
  book.quantity = quantity;
  if (!Number.isNaN(rest)) return rest > 0 ? null : 'funds';
  if (isInside(size, money, total)) return null;
  const want = Math.abs(wanted) / (units ? 1 : price * (node.side > 0 ? 1 + fee : 1));
  const most = Math.max(0, free) / costEach(market.venue, price, fee);
  const payable = size.mode === 'target-percent' ? Math.min(want, most) : want;
  const whole = onStep(market.venue, payable);
  if (underMinimum(market.venue, whole, price)) return 'minimum';
  return whole > most * (1 + 1e-9) ? 'funds' : null;
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
  if (node.kind !== 'entry' || !world.working.includes(order) || sideOf(book) === -node.side) return false;
  const { market } = book;
  const { venue } = market;
  // Orders that fill together with it took all that may fill: it waits, and is sized at its first fill.
  if (market.volumeLeft <= 0) return false;
  market.mark = raw;
  const size = node.params.size ?? NOTHING;
  const { wanted, money, units } = missing(order, size, raw, shared.equity);
  if (Number.isNaN(order.quantity) && isInside(size, money, shared.equity)) {
    drop(world, order);
    return false;
  }
  // The first fill fixes what is traded, its direction too.
  if (Number.isNaN(order.quantity)) order.side = money > 0 ? 1 : -1;
  const { side } = order;
  const holds = sideOf(book);
  const price = fillPrice(book, side, raw, false, Number.NaN);
  if (holds === -side) {
    const each = units ? 1 : side > 0 ? price * (1 + feeRate(venue, false, side)) : price;
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
  const fee = feeOf(order, false);
  const fresh = Number.isNaN(order.quantity);
  if (fresh) {
    const most = Math.max(0, free) / costEach(venue, price, fee);
    const want = Math.abs(wanted) / (units ? 1 : price * (side > 0 ? 1 + fee : 1));
    const payable = size.mode === 'target-percent' ? Math.min(want, most) : want;
    if (!(payable * price > 1e-9 * shared.equity)) {
      drop(world, order);
      return false;
    }
    const quantity = onStep(venue, payable);
    const small = underMinimum(venue, quantity, price);
    if (small || quantity > most * (1 + 1e-9)) {
      reject(world, node, small ? 'minimum' : 'funds');
      drop(world, order);
      return false;
    }
    order.quantity = quantity;
  }
  const rest = clipped(world, order, price, fee, free);
  if (rest <= 0) {
    drop(world, order);
    return false;
  }
  const part = takeVolume(market, rest);
  if (part <= 0) {
    if (fresh) order.quantity = Number.NaN;
    return false;
  }
  if (rest < order.quantity - order.filled) order.quantity = order.filled + rest;
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
