import { distanceIn, isGiven } from './distance.ts';
import { costEach, slipped } from './money.ts';
import type { Book, Market, Working, World } from './state.ts';
import type { Refusal } from './tally.ts';
import { onStep, onTick, underMinimum } from './venue.ts';

/** What sizes are resolved from: all orders that fill together share it. */
export interface Funds {
  readonly equity: number;
  readonly free: number;
  readonly held: number;
}

export type Sized = number | 'nothing' | Refusal;

/** Rule 13. `price` has slippage in it; `free` is what can be paid now. */
export function sizeEntry(
  world: World,
  order: Working,
  price: number,
  fee: number,
  funds: Funds,
  free: number,
): Sized {
  const { node, book } = order;
  if (node.kind !== 'entry') return 'nothing';
  const size = node.params.size ?? { mode: 'equity-percent', value: 100, band: 1 };
  const { venue } = book.market;
  const value = size.value * order.scale;
  if (Number.isNaN(value)) return 'nothing';
  const each = price * (1 + fee);
  let quantity: number;
  let byPercent = true;
  switch (size.mode) {
    case 'equity-percent':
      quantity = (funds.equity * value) / 100 / each;
      break;
    case 'cash-percent':
      quantity = (funds.free * value) / 100 / each;
      break;
    case 'initial-percent':
      quantity = (world.initial * value) / 100 / each;
      break;
    case 'slots':
      quantity = ((funds.equity / size.value) * order.scale) / each;
      break;
    case 'kelly':
      quantity = (funds.equity * Math.min(value / 100, kellyShare(world))) / each;
      break;
    case 'position-percent':
      quantity = (funds.held * value) / 100;
      break;
    case 'risk-percent':
    case 'risk-quote': {
      const loss = lossEach(book, order, price, fee);
      if (!(loss > 0)) return 'risk';
      quantity = (size.mode === 'risk-percent' ? (funds.equity * value) / 100 : value) / loss;
      break;
    }
    case 'quote':
      byPercent = false;
      quantity = value / each;
      break;
    case 'base':
      byPercent = false;
      quantity = value;
      break;
    default:
      throw new Error(`The referee does not know sizes of mode ${size.mode}.`);
  }
  if (!(quantity * price > 1e-9 * funds.equity)) return 'nothing';
  const most = Math.max(0, free) / costEach(venue, price, fee);
  if (byPercent) quantity = Math.min(quantity, most);
  if (!(quantity * price > 1e-9 * funds.equity)) return 'funds';
  quantity = onStep(venue, quantity);
  if (underMinimum(venue, quantity, price)) return most > 0 || !byPercent ? 'minimum' : 'funds';
  if (quantity > most * (1 + 1e-9)) return 'funds';
  return quantity;
}

/** The share of the equity that the trades so far recommend: W − (1 − W)/(average win/average loss); no bound before there is either. */
function kellyShare({ trades }: World): number {
  const won = trades.map(({ profit }) => profit).filter((profit) => profit > 0);
  const lost = trades.map(({ profit }) => -profit).filter((loss) => loss >= 0);
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
  if (won.length === 0 || lost.length === 0 || sum(lost) === 0) return Number.POSITIVE_INFINITY;
  const rate = won.length / trades.length;
  return Math.max(0, rate - (1 - rate) / (sum(won) / won.length / (sum(lost) / lost.length)));
}

/** Loss of one unit from `price` to the nearest stop of the entry as if it stood alone, all costs included; NaN: none. */
function lossEach(book: Book, order: Working, price: number, fee: number): number {
  const { market } = book;
  const { side } = order;
  let nearest = Number.NaN;
  for (const { node, of } of book.guards) {
    const { params } = node;
    if (of && !of.includes(order.node.id)) continue;
    // An exit that waits for its condition is none yet.
    if (node.wired('arm') && node.input('arm', worldInstant(order)) !== 1) continue;
    if (node.type !== 'stop-loss' && !(node.type === 'trailing-stop' && !params.activation)) continue;
    let level =
      node.type === 'stop-loss' && node.wired('price')
        ? node.input('price', worldInstant(order))
        : Number.NaN;
    if (isGiven(params)) {
      level =
        price -
        side *
          distanceIn(params, {
            market,
            of: price,
            atr: (length) => market.atr(length),
            r: Number.NaN,
            entered: Number.NaN,
          });
    }
    if (params.on === 'price') level = onTick(market.venue, level, side < 0);
    if (Number.isNaN(level) || side * (price - level) <= 0) return Number.NaN;
    nearest = Number.isNaN(nearest) || side * level > side * nearest ? level : nearest;
  }
  if (Number.isNaN(nearest)) return Number.NaN;
  const exit = slipped(market, nearest, side > 0 ? -1 : 1);
  return side * (price - exit) + price * fee + exit * market.venue.takerFee;
}

const worldInstant = (order: Working): number => order.node.readAt();

/** Rule 11: what the candle's volume allows of `quantity`. */
export function takeVolume(market: Market, quantity: number): number {
  if (quantity <= market.volumeLeft * (1 + 1e-9)) {
    market.volumeLeft -= quantity;
    // What subtraction leaves of nothing is nothing.
    if (market.volumeLeft < 1e-9 * quantity) market.volumeLeft = 0;
    return quantity;
  }
  const part = onStep(market.venue, market.volumeLeft);
  market.volumeLeft = 0;
  return part;
}
