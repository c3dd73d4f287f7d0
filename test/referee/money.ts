import type { Book, Market, Working, World } from './state.ts';
import { onTick, type Venue } from './venue.ts';

/** Cash, and every position at its mark. */
export function equity(world: World): number {
  let total = world.cash;
  for (const book of world.books) if (book.quantity !== 0) total += book.quantity * book.market.mark;
  return total;
}

/** What a position ties up: on spot its worth, else its margin. */
function tied(book: Book): number {
  return (Math.abs(book.quantity) * book.market.mark) / book.market.venue.leverage;
}

/** Rule 13: resting entries of one book on opposite sides share one reservation, the larger of the two sums. */
function reserved(world: World, order: Working | null): number {
  let total = 0;
  for (const book of world.books) {
    let buys = 0;
    let sells = 0;
    for (const other of world.working) {
      if (other === order || other.book !== book || other.reserve <= 0) continue;
      if (other.side > 0) buys += other.reserve;
      else sells += other.reserve;
    }
    const own =
      order?.book === book && order.resting ? (order.side > 0 ? buys : sells) : Math.max(buys, sells);
    total += own;
  }
  return total;
}

/** Free funds before `order` (its own reservation does not count against it). */
export function freeFunds(world: World, order: Working | null): number {
  if (world.markets.every(({ venue }) => venue.kind === 'spot')) return world.cash - reserved(world, order);
  const used = world.books.reduce((sum, book) => sum + (book.quantity === 0 ? 0 : tied(book)), 0);
  return equity(world) - used - reserved(world, order);
}

/** What one unit takes out of free funds. */
export function costEach(venue: Venue, price: number, fee: number): number {
  return price / venue.leverage + price * fee;
}

/** No price is at or below zero, whatever the slippage. */
export const LEAST = 1e-12;

/** Rule 12: a slipped price, rounded to the tick on the worse side. */
export function slipped(market: Market, price: number, side: 1 | -1): number {
  const amount = slippageAmount(market, price);
  if (amount === 0) return price;
  return Math.max(LEAST, onTick(market.venue, price + side * amount, side > 0));
}

function slippageAmount(market: Market, price: number): number {
  const model = market.venue.slippage;
  if (typeof model === 'number') return price * model;
  if ('percent' in model) return (price * model.percent) / 100;
  if ('ticks' in model) return model.ticks * (market.venue.tick ?? 0);
  if ('atr' in model) {
    const atr = market.atr(model.atrLength ?? 14);
    return Number.isNaN(atr) ? 0 : model.atr * atr;
  }
  const bid = market.candles.extra?.bid?.[market.closed] ?? Number.NaN;
  const ask = market.candles.extra?.ask?.[market.closed] ?? Number.NaN;
  return Number.isNaN(ask - bid) ? 0 : model.spread * (ask - bid);
}
