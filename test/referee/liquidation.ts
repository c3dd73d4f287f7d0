import { exitNow } from './exits.ts';
import { sideOf } from './guards.ts';
import type { Book, World } from './state.ts';

/**
 * Rule 15. The price at which the margin left is no more than the maintenance margin: isolated, the position's own
 * margin (cost over leverage); cross, the account's equity against the maintenance of all positions.
 */
export function liquidationLevel(world: World, book: Book): number {
  const { venue } = book.market;
  const side = sideOf(book);
  if (venue.kind === 'spot' || side === 0) return Number.NaN;
  let level: number;
  if (venue.isolated) {
    level = (book.average * (1 - side / venue.leverage)) / (1 - side * venue.maintenance);
  } else {
    let others = world.cash;
    for (const other of world.books) {
      if (other === book || other.quantity === 0) continue;
      const worth = other.quantity * other.market.mark;
      others += worth - Math.abs(worth) * other.market.venue.maintenance;
    }
    level = -others / (book.quantity - Math.abs(book.quantity) * venue.maintenance);
  }
  return level > 0 ? level : Number.NaN;
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
