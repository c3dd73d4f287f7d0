import { exitNow } from './exits.ts';
import { sideOf } from './guards.ts';
import type { Book, World } from './state.ts';

/** A price, and the side from which it is met: +1 rising to it. NaN: never. */
export interface Liquidation {
  readonly level: number;
  readonly side: 1 | -1;
}

/**
 * Rule 15. The price at which the margin left is no more than the maintenance margin: isolated, the position's own
 * margin (cost over leverage); cross, the account's equity against the maintenance of all positions, those on this
 * market moving together.
 */
export function liquidationOf(world: World, book: Book): Liquidation {
  const { venue } = book.market;
  const side = sideOf(book);
  if (venue.kind === 'spot' || side === 0) return { level: Number.NaN, side: 1 };
  if (venue.isolated) {
    const level = (book.average * (1 - side / venue.leverage)) / (1 - side * venue.maintenance);
    return { level: level > 0 ? level : Number.NaN, side: side > 0 ? -1 : 1 };
  }
  let others = world.cash;
  let slope = 0;
  for (const other of world.books) {
    if (other.quantity === 0) continue;
    const { market, quantity } = other;
    const units = quantity - Math.abs(quantity) * market.venue.maintenance;
    if (market === book.market) slope += units;
    else others += units * market.mark;
  }
  // The price that hurts a position may do the account good, where the other side of the market outweighs it.
  const level = slope * side > 0 ? -others / slope : Number.NaN;
  return { level: level > 0 ? level : Number.NaN, side: slope > 0 ? -1 : 1 };
}

export function liquidate(world: World, book: Book, raw: number): void {
  world.counts.liquidations += 1;
  const room = book.market.volumeLeft;
  book.market.volumeLeft = Number.POSITIVE_INFINITY;
  exitNow(world, book, Math.abs(book.quantity), {
    node: null,
    raw,
    maker: false,
    limit: Number.NaN,
    reason: 'liquidation',
    rule: 15,
  });
  book.market.volumeLeft = room;
}
