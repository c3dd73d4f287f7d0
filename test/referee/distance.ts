import type { Distance } from './params.ts';
import type { Market } from './state.ts';

export interface DistanceContext {
  readonly market: Market;
  /** What `percent` is of. */
  readonly of: number;
  /** The ATR that counts for this distance. */
  atr(length: number): number;
  readonly r: number;
  readonly entered: number;
}

/** A distance in units of price; NaN: unknown. */
export function distanceIn(distance: Distance, context: DistanceContext): number {
  if (distance.percent !== undefined) return (context.of * distance.percent) / 100;
  if (distance.atr !== undefined) return distance.atr * context.atr(distance.atrLength);
  if (distance.ticks !== undefined) return distance.ticks * (context.market.venue.tick ?? Number.NaN);
  if (distance.price !== undefined) return distance.price;
  if (distance.r !== undefined) return distance.r * context.r;
  if (distance.quote !== undefined) return distance.quote / context.entered;
  return Number.NaN;
}

/** As of a decision's close: `percent` of `price`, ATR of the last closed candle. */
export function distanceAt(distance: Distance, market: Market, price: number): number {
  return distanceIn(distance, {
    market,
    of: price,
    atr: (length) => market.atr(length),
    r: Number.NaN,
    entered: Number.NaN,
  });
}

export function isGiven(distance: Distance): boolean {
  return [distance.percent, distance.atr, distance.ticks, distance.price, distance.r, distance.quote].some(
    (amount) => amount !== undefined,
  );
}
