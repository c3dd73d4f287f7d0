import { distanceAt } from './distance.ts';
import type { Working } from './state.ts';
import { onTick } from './venue.ts';

/** A trailing order follows the best price on its side: a buy the lowest, its stop that distance above. */
export function trailTo(order: Working, price: number): void {
  const { node, side, book } = order;
  if (order.type !== 'trailing' || !order.active || (node.kind !== 'entry' && node.kind !== 'reduce')) return;
  const { trail } = node.params;
  if (!trail) return;
  if (Number.isNaN(order.best) || side * price < side * order.best) order.best = price;
  const level = order.best + side * distanceAt(trail, book.market, order.best);
  const rounded = onTick(book.market.venue, level, side > 0);
  if (Number.isNaN(rounded)) return;
  if (Number.isNaN(order.stop) || side * rounded < side * order.stop) order.stop = rounded;
}

export function startTrailOrder(order: Working, price: number): void {
  order.active = true;
  trailTo(order, price);
}
