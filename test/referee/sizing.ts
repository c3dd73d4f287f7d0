import { distanceIn, isGiven } from './distance.ts';
import { costEach, slipped } from './money.ts';
import type { Book, Market, Working, World } from './state.ts';
import type { Refusal } from './tally.ts';
import { feeRate, onStep, onTick, underMinimum } from './venue.ts';

/** What sizes are resolved from: all orders that fill together share it. */
export interface Funds {
  readonly equity: number;
  readonly free: number;
  readonly held: number;
}

/** Sizes that are a share of money, which `leverage` multiplies. */
const PERCENT = ['equity-percent', 'cash-percent', 'initial-percent', 'slots', 'kelly', 'volatility-target'];

export type Sized = number | 'nothing' | Refusal;

const WHOLE = { mode: 'equity-percent', value: 100, leverage: 1, length: 20, min: undefined, max: undefined };

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
  const size = node.params.size ?? WHOLE;
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
    case 'volatility-target': {
      const volatility = book.market.volatility(size.length);
      // A division by zero is unknown.
      if (!(volatility > 0)) return 'risk';
      quantity = (funds.equity * value) / 100 / volatility / each;
      break;
    }
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
  if (PERCENT.includes(size.mode)) quantity *= size.leverage;
  quantity = Math.min(
    (size.max ?? Number.POSITIVE_INFINITY) / price,
    Math.max((size.min ?? 0) / price, quantity),
  );
  const most = Math.max(0, free) / costEach(venue, price, fee);
  if (byPercent) quantity = Math.min(quantity, most);
  // Rule 12: what is worth that little, clipped to funds as it may be, is no order and no event.
  if (!(quantity * price > Math.max(0, 1e-9 * funds.equity))) return 'nothing';
  quantity = onStep(venue, quantity);
  if (underMinimum(venue, quantity, price)) return 'minimum';
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
  return side * (price - exit) + price * fee + exit * feeRate(market.venue, false, side > 0 ? -1 : 1);
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
