import { guardsAtClose } from './closing.ts';
import { distanceAt } from './distance.ts';
import { drop } from './exits.ts';
import { sideOf } from './guards.ts';
import { type Prices, place, pricesOf } from './place.ts';
import type { Book, Market, Node, Working, World } from './state.ts';

type Order = Node & { kind: 'entry' | 'reduce' };
type Close = Node & { kind: 'close' };
type Signal = Order | Close;

const isSignal = (node: Node): node is Signal => node.kind !== 'exit';
const isOrder = (node: Node): node is Order => node.kind === 'entry' || node.kind === 'reduce';
const isTarget = (node: Order) => node.params.size?.mode.startsWith('target-') ?? false;

/** Steps (d) and (e): what the order nodes make of a close. */
export function decide(world: World, walked: ReadonlySet<Market>, closing: ReadonlySet<Market>): void {
  const guardOrders = world.books
    .filter(({ market }) => closing.has(market))
    .flatMap((book) => guardsAtClose(world, book, walked.has(book.market)));
  const fired = new Set(world.nodes.filter(isSignal).filter((node) => fires(world, node)));
  const exits = [...fired].filter((node) => exitActs(node));
  const suppressed = (book: Book, side: number) =>
    exits.some((node) => node.book === book && exitSide(node) === side) ||
    guardOrders.some((order) => order.book === book && order.side === -side);
  const open = [...fired].filter(isOrder).filter((node) => {
    if (node.kind === 'reduce') return sideOf(node.book) === -node.side;
    if (isTarget(node)) return sideOf(node.book) !== -node.side || node.params.reverse;
    return mayEnter(node) && !suppressed(node.book, node.side);
  });
  const acting = open.filter((node) => !clashes(node, open));

  for (const node of fired) cancelSide(world, node);
  for (const node of world.nodes) if (isOrder(node)) cancelWhile(world, node);
  const placements = acting.flatMap((node) => {
    const prices = pricesOf(world, node);
    return prices && makesRoom(world, node, prices) ? [{ node, prices }] : [];
  });

  for (const node of world.nodes) {
    const orders = guardOrders.filter((order) => order.node === node);
    for (const order of orders) if (!pending(world, order)) world.working.push(order);
    if (node.kind === 'close' && exits.includes(node)) placeClose(world, node);
    const placement = placements.find((candidate) => candidate.node === node);
    if (placement) place(world, placement.node, placement.prices);
  }
}

function pending(world: World, order: Working): boolean {
  return world.working.some(({ node, target }) => node === order.node && target === order.target);
}

function fires(world: World, node: Signal): boolean {
  const value = node.input('when', world.inputsAt);
  const before = node.known;
  if (Number.isNaN(value)) return false;
  node.known = value !== 0;
  return value !== 0 && (node.params.trigger !== 'rising' || !before);
}

/** An exit that acts now: at market, with something to leave, and not held back by its `minProfit`. */
function exitActs(node: Signal): boolean {
  const side = sideOf(node.book);
  if (side === 0) return false;
  if (node.kind === 'close') return !heldBack(node);
  return node.kind === 'reduce' && node.params.type === 'market' && side === -node.side;
}

function heldBack(node: Close): boolean {
  const { book, market, params } = node;
  const side = sideOf(book);
  if (!params.minProfit || side === 0) return false;
  return !(side * (market.mark - book.average) >= distanceAt(params.minProfit, market, book.average));
}

function exitSide(node: Signal): number {
  return node.kind === 'reduce' ? -node.side : sideOf(node.book);
}

/** `entries` and `minDistance` hold back one side; an order of the other side reverses, if it may. */
function mayEnter(node: Order): boolean {
  const { book, params, market, side } = node;
  const holds = sideOf(book);
  if (holds === -side) return params.reverse;
  if (holds === 0) return true;
  if (book.entryOrders.length >= params.entries) return false;
  const last = book.entryOrders.at(-1);
  if (!params.minDistance || !last) return true;
  const { price } = last;
  const away = side * (price - market.mark);
  const least = distanceAt(params.minDistance, market, price);
  const { side: which } = params.minDistance;
  if (which === 'better') return away >= least;
  if (which === 'worse') return -away >= least;
  return Math.abs(away) >= least;
}

/** Market entries of both sides of a book at once: neither. */
function clashes(node: Order, all: readonly Order[]): boolean {
  const atMarket = (other: Order) =>
    other.kind === 'entry' && other.params.type === 'market' && !isTarget(other);
  return (
    atMarket(node) &&
    all.some((other) => atMarket(other) && other.book === node.book && other.side === -node.side)
  );
}

/** A firing exit at market cancels that side's working entries, whether or not there is a position. */
function cancelSide(world: World, node: Signal): void {
  if (node.kind === 'entry' || (node.kind === 'reduce' && node.params.type !== 'market')) return;
  if (node.kind === 'close' && heldBack(node)) return;
  const side = exitSide(node);
  world.working = world.working.filter(
    (order) => order.role !== 'entry' || order.book !== node.book || (side !== 0 && order.side !== side),
  );
}

/** `while`: its resting order goes when the condition is no longer true. */
function cancelWhile(world: World, node: Order): void {
  if (node.params.trigger !== 'while' || node.input('when', world.inputsAt) === 1) return;
  world.working = world.working.filter((order) => order.node !== node || order.type === 'market');
}

/** One working order a node: another price replaces it, the same leaves it. */
function makesRoom(world: World, node: Order, prices: Prices): boolean {
  const old = world.working.find((order) => order.node === node);
  if (!old) return true;
  const { type } = node.params;
  if (type === 'market' || type === 'trailing') return false;
  // Rule 11: the rest of a triggered stop has become a market order, and its node places no other stop.
  if (old.type === 'market') return false;
  const same = (a: number, b: number) => a === b || (Number.isNaN(a) && Number.isNaN(b));
  if (same(old.price, prices.price) && same(old.stop, prices.stop)) return false;
  drop(world, old);
  return true;
}

function placeClose(world: World, node: Close): void {
  if (world.working.some((order) => order.node === node)) return;
  world.working.push({
    id: world.nextOrder++,
    node,
    book: node.book,
    side: node.book.quantity > 0 ? -1 : 1,
    role: 'close',
    guard: null,
    target: null,
    type: 'market',
    price: Number.NaN,
    stop: Number.NaN,
    quantity: Number.NaN,
    filled: 0,
    scale: 1,
    reserve: 0,
    reason: 'signal',
    rule: 2,
    marketable: 'no',
    hot: false,
    best: Number.NaN,
    active: true,
    placedRow: node.market.row,
    liveFrom: node.market.row + 1 + world.execution.latency,
    reversed: Number.NaN,
    resting: false,
    partly: false,
  });
}

/** Resting orders and their rests may fill on `expireBars` candles. */
export function expire(world: World): void {
  for (const order of [...world.working]) {
    const { node, book } = order;
    if (!order.resting || !isOrder(node) || node.params.expireBars === undefined) continue;
    // It may fill on so many candles, from the first on which it is there.
    if (book.market.row - order.liveFrom + 1 < node.params.expireBars) continue;
    world.counts.expired += 1;
    drop(world, order);
  }
}
