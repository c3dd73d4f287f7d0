import type { ExitReason } from '../../src/node/index.ts';
import { disarmGuards, resetGuard, sideOf, targetQuantity } from './guards.ts';
import { leave } from './ledger.ts';
import { equity, slipped } from './money.ts';
import { takeVolume } from './sizing.ts';
import type { Book, Guard, Target, Working, World } from './state.ts';
import { noteExit, notePartly, reject, rivalOf } from './tally.ts';
import { feeRate, onStep, underMinimum } from './venue.ts';

export interface Exit {
  readonly node: string | null;
  readonly raw: number;
  readonly maker: boolean;
  /** The limit that a slipped price may not pass; NaN: none. */
  readonly limit: number;
  readonly reason: ExitReason;
  readonly rule: number;
  readonly of?: readonly string[] | undefined;
}

export function drop(world: World, order: Working): void {
  world.working = world.working.filter((other) => other !== order);
}

/** Everything that ends a position also ends that side's working entries and all that would reduce it. */
function positionEnded(world: World, book: Book, side: 1 | -1): void {
  disarmGuards(book);
  world.working = world.working.filter((order) => {
    if (order.book !== book) return true;
    if (order.role === 'entry') return order.side !== side;
    return order.role === 'target';
  });
}

/** The price that an exit or entry gets: slippage for takers, never beyond a limit. */
export function fillPrice(book: Book, side: 1 | -1, raw: number, maker: boolean, limit: number): number {
  if (maker) return raw;
  const price = slipped(book.market, raw, side);
  if (Number.isNaN(limit)) return price;
  return side > 0 ? Math.min(price, limit) : Math.max(price, limit);
}

/**
 * Sizes what is to be left: at most what is held, on the step, an exit of all being exempt.
 * 0: nothing to do; 'rejected': under the minimum.
 */
export function sizeExit(
  world: World,
  book: Book,
  quantity: number,
  price: number,
  /** The price at which the order is sized, where that has slippage in it. */
  sizedAt = price,
): number | 'rejected' {
  const held = Math.abs(book.quantity);
  const nothing = (1e-9 * equity(world)) / price;
  if (!(quantity > nothing) && quantity < held) return 0;
  if (held - quantity < nothing) return held;
  const rounded = onStep(book.market.venue, quantity);
  if (underMinimum(book.market.venue, rounded, sizedAt)) return 'rejected';
  return held - rounded < nothing ? held : rounded;
}

/** Leaves up to `quantity` within the candle's volume; gives what was left. */
export function exitNow(world: World, book: Book, quantity: number, exit: Exit): number {
  const side = sideOf(book);
  if (side === 0) return 0;
  const { market } = book;
  market.mark = exit.raw;
  const held = Math.abs(book.quantity);
  const part = takeVolume(market, Math.min(quantity, held));
  if (part <= 0) return 0;
  const price = fillPrice(book, side > 0 ? -1 : 1, exit.raw, exit.maker, exit.limit);
  const flat = leave(world, book, exit.of, { ...exit, price, quantity: part });
  if (flat) positionEnded(world, book, side);
  else
    for (const guard of book.guards)
      if (guard.of && guard.armed && guard.held <= 1e-12 * part) resetGuard(guard);
  return part;
}

const STOP_REASONS: Record<string, ExitReason> = {
  'stop-loss': 'stop-loss',
  'trailing-stop': 'trailing-stop',
  'break-even': 'break-even',
  'take-profit': 'take-profit',
  'time-exit': 'time-exit',
};
export const reasonOf = (guard: Guard): ExitReason => STOP_REASONS[guard.node.type] ?? 'signal';

/** Rule 4: a guard's stop is touched. What the volume leaves becomes a market order at the next open. */
export function stopOut(world: World, book: Book, guard: Guard, raw: number): void {
  const reason = reasonOf(guard);
  const { of } = guard;
  const rule = guard.node.type === 'trailing-stop' ? 9 : 4;
  guard.spent = true;
  guard.hot = false;
  const slippedPrice = fillPrice(book, book.quantity > 0 ? -1 : 1, raw, false, Number.NaN);
  const want = sizeExit(world, book, guard.held, raw, slippedPrice);
  if (typeof want !== 'number' || want <= 0) return;
  const rival = rivalOf(world, book, 'stop');
  const order = restOrder(world, book, guard, null, want, reason);
  const done = exitNow(world, book, want, {
    node: guard.node.id,
    raw,
    maker: false,
    limit: Number.NaN,
    reason,
    rule,
    of,
  });
  order.filled = done;
  noteExit(world, book, rival, done);
  if (done < want * (1 - 1e-12) && book.quantity !== 0) {
    world.working.push(order);
    notePartly(world, order);
  }
}

/** A market exit of a guard: the rest of its stop, or one that it decided at a close. */
export function restOrder(
  world: World,
  book: Book,
  guard: Guard,
  target: Target | null,
  quantity: number,
  reason: ExitReason,
): Working {
  return {
    id: world.nextOrder++,
    node: guard.node,
    book,
    side: book.quantity > 0 ? -1 : 1,
    role: 'exit',
    guard,
    target,
    type: 'market',
    price: Number.NaN,
    stop: Number.NaN,
    quantity,
    filled: 0,
    scale: 1,
    reserve: 0,
    reason,
    rule: Number.isNaN(quantity) ? 2 : 11,
    marketable: 'no',
    hot: false,
    best: Number.NaN,
    active: true,
    placedRow: book.market.row,
    // What was triggered is at the venue already; what is decided at a close has to reach it.
    liveFrom: book.market.row + 1 + (Number.isNaN(quantity) ? world.execution.latency : 0),
    reversed: Number.NaN,
    resting: false,
    partly: false,
  };
}

/** Rule 5: a resting target is met. */
export function takeProfit(
  world: World,
  book: Book,
  guard: Guard,
  target: Target,
  raw: number,
  maker: boolean,
): void {
  // The minimum is of the price at which it rests.
  const want = sizeExit(world, book, targetQuantity(book, guard, target), target.level);
  target.marketable = 'no';
  if (typeof want !== 'number' || want <= 0) return;
  const limit = maker ? Number.NaN : target.level;
  const facts = { node: guard.node.id, raw, maker, limit, reason: reasonOf(guard), rule: 5, of: guard.of };
  const rival = rivalOf(world, book, 'target');
  const done = exitNow(world, book, want, facts);
  noteExit(world, book, rival, done);
  target.filled += done;
  if (done >= want * (1 - 1e-12)) target.done = true;
  else notePartly(world, target);
}

/** A working reduction, close or market exit of a guard meets its price. */
export function reduceNow(world: World, order: Working, raw: number, maker: boolean): void {
  const { book, node, guard } = order;
  const side = sideOf(book);
  if (side === 0 || side === order.side) {
    drop(world, order);
    return;
  }
  const market = order.type === 'market';
  let asked = order.quantity;
  if (Number.isNaN(asked)) {
    const sizedAt = fillPrice(book, order.side, raw, false, Number.NaN);
    const want = sizeExit(world, book, wanted(order, raw), raw, sizedAt);
    if (typeof want !== 'number') reject(world, node, 'minimum');
    if (typeof want !== 'number' || want <= 0) {
      drop(world, order);
      return;
    }
    asked = want;
  }
  const held = Math.abs(book.quantity);
  const nothing = (1e-9 * equity(world)) / raw;
  // A guard leaves no more than what it guards.
  let rest = Math.min(asked - order.filled, guard?.of ? guard.held : held);
  if (rest <= 0) {
    drop(world, order);
    return;
  }
  if (rest < nothing && rest < held) {
    drop(world, order);
    return;
  }
  if (held - rest < nothing) rest = held;
  const limit =
    maker || market || order.type === 'stop' || order.type === 'trailing' ? Number.NaN : order.price;
  const reason = order.reason === 'entry' ? 'signal' : order.reason;
  order.marketable = 'no';
  const rival = !market && rivalOf(world, book, order.type === 'limit' ? 'target' : 'stop');
  const done = exitNow(world, book, rest, {
    node: node.id,
    raw,
    maker,
    limit,
    reason,
    rule: order.rule,
    of: guard?.of,
  });
  noteExit(world, book, rival, done);
  // Fixed at its first fill.
  if (done > 0) order.quantity = asked;
  order.filled += done;
  if (order.target) order.target.filled += done;
  if (done >= rest * (1 - 1e-12)) {
    if (order.target) order.target.done = true;
    drop(world, order);
    return;
  }
  notePartly(world, order);
  if (order.type === 'stop' || order.type === 'trailing') {
    order.type = 'market';
    order.rule = 11;
  }
}

function wanted(order: Working, raw: number): number {
  const { book, node, guard, target } = order;
  const held = Math.abs(book.quantity);
  if (guard) return target ? targetQuantity(book, guard, target) : guard.held;
  if (node.kind === 'close') return (held * node.params.percent) / 100;
  if (node.kind !== 'reduce') return 0;
  return reduceQuantity(order, node.params.size, fillPrice(book, order.side, raw, false, Number.NaN));
}

/** What a `sell` or `cover` asks for at `price`; one that rests is sized with the larger of the two fees (rule 13). */
export function reduceQuantity(
  order: Pick<Working, 'book' | 'scale' | 'side'>,
  size: { mode: string; value: number } | undefined,
  price: number,
  fee = feeRate(order.book.market.venue, false, order.side),
): number {
  const { book, scale, side } = order;
  const { mode, value } = size ?? { mode: 'position-percent', value: 100 };
  if (mode === 'position-percent') return (Math.abs(book.quantity) * value * scale) / 100;
  if (mode === 'quote') return (value * scale) / (price * (1 + side * fee));
  return value * scale;
}
