import type { Trade } from '../../src/broker/result.ts';
import type { ExitReason } from '../../src/node/index.ts';
import type { Book, Lot, Market, Trip, World } from './state.ts';
import { feeRate } from './venue.ts';

export interface FillFacts {
  readonly node: string | null;
  readonly price: number;
  readonly raw: number;
  readonly quantity: number;
  readonly maker: boolean;
  readonly reason: ExitReason | 'entry';
  readonly rule: number;
}

function pay(world: World, book: Book, side: 1 | -1, fill: FillFacts): number {
  const { market } = book;
  const fee = fill.quantity * fill.price * feeRate(market.venue, fill.maker, side);
  world.cash -= side * fill.quantity * fill.price + fee;
  world.fills.push({
    time: market.candles.time[market.row]!,
    market: market.id,
    book: book.name,
    node: fill.node,
    side: side > 0 ? 'buy' : 'sell',
    price: fill.price,
    quantity: fill.quantity,
    fee,
    slippage: Math.abs(fill.price - fill.raw) * fill.quantity,
    liquidity: fill.maker ? 'maker' : 'taker',
    reason: fill.reason,
    rule: fill.rule,
  });
  return fee;
}

/** Adds to the position (or opens one) on `side`; the book must not hold the other side. */
export function enter(world: World, book: Book, side: 1 | -1, order: number, fill: FillFacts): void {
  const { market } = book;
  const fee = pay(world, book, side, fill);
  const time = market.candles.time[market.row]!;
  const held = Math.abs(book.quantity);
  const node = fill.node ?? '';
  book.trip ??= openTrip(market, side, node, fill);
  const { trip } = book;
  trip.entered += fill.quantity;
  trip.entryMoney += fill.quantity * fill.price;
  trip.fees += fee;
  book.average =
    held === 0 || fill.price === book.average
      ? fill.price
      : (book.average * held + fill.price * fill.quantity) / (held + fill.quantity);
  book.quantity += side * fill.quantity;
  book.lots.push({
    node,
    order,
    row: market.row,
    time,
    price: fill.price,
    quantity: fill.quantity,
    feeEach: fee / fill.quantity,
    funding: 0,
  });
  const known = book.entryOrders.find((entry) => entry.order === order);
  if (known) {
    const quantity = known.quantity + fill.quantity;
    if (known.price !== fill.price)
      known.price = (known.price * known.quantity + fill.price * fill.quantity) / quantity;
    known.quantity = quantity;
  } else {
    book.entryOrders.push({ order, node, quantity: fill.quantity, price: fill.price });
  }
  for (const guard of book.guards) {
    if (guard.of && !guard.of.includes(node)) continue;
    guard.average =
      guard.held === 0 || fill.price === guard.average
        ? fill.price
        : (guard.average * guard.held + fill.price * fill.quantity) / (guard.held + fill.quantity);
    guard.held += fill.quantity;
    guard.entered += fill.quantity;
  }
}

function openTrip(market: Market, side: 1 | -1, node: string, fill: FillFacts): Trip {
  return {
    side,
    row: market.row,
    time: market.candles.time[market.row]!,
    node,
    firstPrice: fill.price,
    entered: 0,
    entryMoney: 0,
    exited: 0,
    exitMoney: 0,
    fees: 0,
    funding: 0,
    worst: fill.raw,
    best: fill.raw,
    r: Number.NaN,
  };
}

/** Takes `quantity` off the position, first in, first out among the entries named in `of`; true: it is flat now. */
export function leave(world: World, book: Book, of: readonly string[] | undefined, fill: FillFacts): boolean {
  const { trip } = book;
  if (!trip) throw new Error('There is nothing to leave.');
  const side = book.quantity > 0 ? -1 : 1;
  const fee = pay(world, book, side, fill);
  trip.fees += fee;
  trip.exited += fill.quantity;
  trip.exitMoney += fill.quantity * fill.price;
  const all = Math.abs(Math.abs(book.quantity) - fill.quantity) <= 1e-12 * fill.quantity;
  const order = of
    ? [
        ...book.lots.filter((lot) => of.includes(lot.node)),
        ...book.lots.filter((lot) => !of.includes(lot.node)),
      ]
    : [...book.lots];
  let left = fill.quantity;
  // What subtraction leaves of a lot is nothing.
  const dust = 1e-12 * fill.quantity;
  for (const lot of order) {
    if (!all && left <= dust) break;
    const taken = all || lot.quantity <= left + dust ? lot.quantity : left;
    left -= taken;
    world.lots.push(lotRow(book, trip, lot, taken, fill, fee / fill.quantity));
    lot.funding -= (lot.funding * taken) / lot.quantity;
    lot.quantity -= taken;
    for (const guard of book.guards) if (!guard.of || guard.of.includes(lot.node)) guard.held -= taken;
  }
  book.lots = book.lots.filter((lot) => lot.quantity > 1e-12 * fill.quantity);
  book.quantity += side * fill.quantity;
  if (!all) return false;
  world.trades.push(tripRow(book, trip, fill));
  book.quantity = 0;
  book.average = Number.NaN;
  book.lots = [];
  book.entryOrders = [];
  book.trip = null;
  return true;
}

function lotRow(book: Book, trip: Trip, lot: Lot, quantity: number, fill: FillFacts, feeEach: number): Trade {
  const { market } = book;
  const fees = quantity * (lot.feeEach + feeEach);
  const funding = (lot.funding * quantity) / lot.quantity;
  const profit = trip.side * (fill.price - lot.price) * quantity - fees - funding;
  return {
    market: market.id,
    book: book.name,
    side: trip.side > 0 ? 'long' : 'short',
    entryTime: lot.time,
    entryPrice: lot.price,
    exitTime: market.candles.time[market.row]!,
    exitPrice: fill.price,
    quantity,
    fees,
    profit,
    profitPercent: (profit / (lot.price * quantity)) * 100,
    bars: market.row - lot.row,
    entryNode: lot.node,
    exitNode: fill.node,
    exitReason: fill.reason === 'entry' ? null : fill.reason,
    mae: 0,
    mfe: 0,
  };
}

/** A finished round trip (`fill`: its last exit), or an open one marked at the book's mark. */
export function tripRow(book: Book, trip: Trip, fill: FillFacts | null): Trade {
  const { market } = book;
  const open = Math.abs(book.quantity);
  const worth = trip.exitMoney + (fill ? 0 : open * market.mark);
  const profit = trip.side * (worth - trip.entryMoney) - trip.fees - trip.funding;
  return {
    market: market.id,
    book: book.name,
    side: trip.side > 0 ? 'long' : 'short',
    entryTime: trip.time,
    entryPrice: trip.entryMoney / trip.entered,
    exitTime: fill ? market.candles.time[market.row]! : null,
    exitPrice: fill ? trip.exitMoney / trip.exited : null,
    quantity: trip.entered,
    fees: trip.fees,
    profit,
    profitPercent: (profit / trip.entryMoney) * 100,
    bars: market.row - trip.row,
    entryNode: trip.node,
    exitNode: fill?.node ?? null,
    exitReason: fill && fill.reason !== 'entry' ? fill.reason : null,
    mae: trip.side * (trip.worst - trip.entryMoney / trip.entered) * trip.entered,
    mfe: trip.side * (trip.best - trip.entryMoney / trip.entered) * trip.entered,
  };
}
