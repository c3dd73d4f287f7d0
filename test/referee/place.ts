import { distanceAt } from './distance.ts';
import { reduceQuantity, sizeExit } from './exits.ts';
import { sideOf } from './guards.ts';
import { costEach, equity, freeFunds, LEAST, slipped } from './money.ts';
import { type Funds, sizeEntry } from './sizing.ts';
import type { Node, Working, World } from './state.ts';
import { reject } from './tally.ts';
import { startTrailOrder } from './trailing.ts';
import { largerFee, onTick } from './venue.ts';

type Order = Node & { kind: 'entry' | 'reduce' };

export interface Prices {
  readonly price: number;
  readonly stop: number;
}

/** Rule 12: the prices of an order as it would rest; NaN: none. Null: a price it needs is unknown. */
export function pricesOf(world: World, node: Order): Prices | null {
  const { params, side, market } = node;
  const { venue } = market;
  const close = market.mark;
  const buys = side > 0;
  const offset = params.offset ? distanceAt(params.offset, market, close) : 0;
  const read = (port: string, fallback: number) =>
    node.wired(port) ? node.input(port, world.inputsAt) : fallback;
  switch (params.type) {
    case 'market':
      return { price: Number.NaN, stop: Number.NaN };
    case 'limit': {
      const price = onTick(venue, read('price', close - side * offset), !buys);
      return Number.isNaN(price) ? null : { price, stop: Number.NaN };
    }
    case 'stop': {
      const stop = onTick(venue, read('stopPrice', close + side * offset), buys);
      return Number.isNaN(stop) ? null : { price: Number.NaN, stop };
    }
    case 'stop-limit': {
      const stop = onTick(venue, read('stopPrice', close + side * offset), buys);
      const away = side * distanceAt(params.limitOffset, market, stop);
      const price = node.wired('price')
        ? onTick(venue, node.input('price', world.inputsAt), !buys)
        : onTick(venue, stop + away, buys);
      return Number.isNaN(stop) || Number.isNaN(price) ? null : { price, stop };
    }
    case 'trailing': {
      const activation = params.trail?.activation;
      const price = activation ? close - side * distanceAt(activation, market, close) : Number.NaN;
      // Nothing is placed while a distance that it needs is unknown.
      const away = params.trail ? distanceAt(params.trail, market, close) : Number.NaN;
      return Number.isNaN(away) || (activation && Number.isNaN(price)) ? null : { price, stop: Number.NaN };
    }
  }
}

/** Places what a buy, sell, short or cover decided at this close. */
export function place(world: World, node: Order, prices: Prices): void {
  const { params, side, book, market } = node;
  const close = market.mark;
  const scale = node.wired('scale') ? node.input('scale', world.inputsAt) : 1;
  const targets = params.size?.mode.startsWith('target-') ?? false;
  const order: Working = {
    id: world.nextOrder++,
    node,
    book,
    side,
    role: node.kind === 'reduce' ? 'reduce' : targets ? 'target' : 'entry',
    guard: null,
    target: null,
    type: params.type,
    ...prices,
    quantity: Number.NaN,
    filled: 0,
    scale,
    reserve: 0,
    reason: node.kind === 'reduce' ? 'signal' : 'entry',
    rule: { market: 2, limit: 5, stop: 4, 'stop-limit': 6, trailing: 9 }[params.type],
    marketable: 'no',
    hot: false,
    best: Number.NaN,
    active: params.type !== 'trailing' || Number.isNaN(prices.price),
    placedRow: market.row,
    liveFrom: market.row + 1 + world.execution.latency,
    reversed: Number.NaN,
    resting: params.type !== 'market',
    partly: false,
  };
  if (Number.isNaN(scale)) return;
  // No venue takes a price that is not above zero.
  if (prices.price <= 0 || prices.stop <= 0) {
    reject(world, node, 'price');
    return;
  }
  if (params.type === 'trailing' && order.active) startTrailOrder(order, close);
  if (params.type === 'limit' && -side * close > -side * order.price) {
    if (params.postOnly) {
      reject(world, node, 'post-only');
      return;
    }
    order.marketable = 'open';
  }
  if ((params.type === 'stop' || params.type === 'stop-limit') && side * close >= side * order.stop)
    order.hot = true;
  if (params.type !== 'market' && restingPrice(order) <= LEAST) {
    reject(world, node, 'price');
    return;
  }
  if (
    params.type !== 'market' &&
    !(node.kind === 'reduce' ? sizeReduce(world, order) : sizeAndReserve(world, order, close))
  )
    return;
  world.working.push(order);
}

function sizeReduce(world: World, order: Working): boolean {
  if (order.node.kind !== 'reduce') return false;
  const price = restingPrice(order);
  const { book, side, node } = order;
  const fee = largerFee(book.market.venue, side);
  const want = sizeExit(world, book, reduceQuantity(order, node.params.size, price, fee), price);
  if (typeof want !== 'number') reject(world, node, 'minimum');
  if (typeof want !== 'number' || want <= 0) return false;
  order.quantity = want;
  return true;
}

/** Its price for sizing: a limit's own, a stop's with slippage. */
function restingPrice(order: Working): number {
  const { book, side, node } = order;
  if (order.type === 'limit' || order.type === 'stop-limit') return order.price;
  if (order.active || node.kind === 'close' || node.kind === 'exit' || !node.params.trail)
    return slipped(book.market, order.stop, side);
  // A trailing order that waits for its activation: where its stop would then be.
  const stop = order.price + side * distanceAt(node.params.trail, book.market, order.price);
  return slipped(book.market, onTick(book.market.venue, stop, side > 0), side);
}

/** Rule 13: resting orders are sized and reserve when placed, with the larger of the two fees. */
function sizeAndReserve(world: World, order: Working, close: number): boolean {
  const { book, side } = order;
  const { venue } = book.market;
  const fee = largerFee(venue, side);
  const price = restingPrice(order);
  const holds = sideOf(book);
  const held = Math.abs(book.quantity);
  const frees = holds === -side ? (held * close) / venue.leverage : 0;
  const free = freeFunds(world, order) + frees;
  const funds: Funds = { equity: equity(world), free, held };
  const sized = sizeEntry(world, order, price, fee, funds, free);
  if (typeof sized !== 'number') {
    if (sized !== 'nothing') reject(world, order.node, sized);
    return false;
  }
  order.quantity = sized;
  order.reserve = Math.max(0, sized * costEach(venue, price, fee) - frees);
  return true;
}
