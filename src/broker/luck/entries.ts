import { randomFrom, sample, shuffle } from './random.ts';

/** A round trip as far as chance may place it elsewhere. */
export interface PlacedTrade {
  /** Trades of one place are never open at once: a book of a market. */
  readonly place: string;
  readonly market: string;
  readonly long: boolean;
  /** Candles from entry to exit. */
  readonly bars: number;
  readonly entryPrice: number;
  readonly quantity: number;
  readonly profit: number;
  /** Money: fees, slippage and funding, which chance pays as well. */
  readonly cost: number;
  /** Notional over the equity before the entry. */
  readonly share: number;
}

export interface RandomEntries {
  /** Share of the random strategies that did as well or better, 0 to 1. */
  readonly share: number;
  readonly draws: number;
}

/** Fewer trades than these say nothing. */
const FEWEST = 10;
const MOST_DRAWS = 1000;
const FEWEST_DRAWS = 100;
/** Trades placed in all, and between two looks at the clock. */
const WORK = 2_000_000;
const BREATH = 40_000;

interface Group {
  readonly open: Float64Array;
  readonly trades: readonly PlacedTrade[];
  readonly bars: Int32Array;
  /** Candles on which nothing is held. */
  readonly free: number;
}

/**
 * The share of random-entry strategies that did as well: the same positions (side, share of equity, candles held,
 * costs), each book's in random order at random candles, from open to open, never two of a book at once; every placing
 * is as likely. Yields now and then; null where there are too few trades or no room to place them.
 * @param opens open prices by market
 */
export function* randomEntries(
  trades: readonly PlacedTrade[],
  opens: Readonly<Record<string, Float64Array>>,
  seed: number,
): Generator<undefined, RandomEntries | null> {
  const groups = groupsOf(trades, opens);
  if (trades.length < FEWEST || groups === null) return null;
  let own = 1;
  for (const { share, profit, entryPrice, quantity } of trades)
    own *= Math.max(0, 1 + (share * profit) / (entryPrice * quantity));
  const draws = Math.min(MOST_DRAWS, Math.max(FEWEST_DRAWS, Math.floor(WORK / trades.length)));
  const random = randomFrom(seed);
  let asGood = 0;
  for (let draw = 0; draw < draws; draw++) {
    let product = 1;
    for (const group of groups) product *= placed(group, random);
    // What differs only by the order of multiplication is as good.
    if (product >= own * (1 - 1e-12)) asGood++;
    if ((draw + 1) % Math.ceil(BREATH / trades.length) === 0) yield;
  }
  return { share: asGood / draws, draws };
}

function groupsOf(
  trades: readonly PlacedTrade[],
  opens: Readonly<Record<string, Float64Array>>,
): Group[] | null {
  const places = new Map<string, PlacedTrade[]>();
  for (const trade of trades) {
    const place = places.get(trade.place);
    if (place) place.push(trade);
    else places.set(trade.place, [trade]);
  }
  const groups = [...places.values()].map((list): Group => {
    const open = opens[list[0]?.market ?? ''] ?? new Float64Array(0);
    const bars = Int32Array.from(list, ({ bars }) => Math.max(1, bars));
    return { open, trades: list, bars, free: open.length - 1 - bars.reduce((sum, each) => sum + each, 0) };
  });
  return groups.every(({ free }) => free >= 0) ? groups : null;
}

/** What the trades of a book make of 1 when placed at random. */
function placed({ open, trades, bars, free }: Group, random: () => number): number {
  const order = Int32Array.from(bars, (_, index) => index);
  shuffle(order, random);
  const gaps = sample(order.length, free + order.length, random);
  let product = 1;
  let held = 0;
  for (let place = 0; place < order.length; place++) {
    const { long, share, cost, entryPrice, quantity } = trades[order[place]!]!;
    const length = bars[order[place]!]!;
    const entry = gaps[place]! - place + held;
    held += length;
    const change = open[entry + length]! / open[entry]! - 1;
    const gain = (long ? change : -change) - cost / (entryPrice * quantity);
    product *= Math.max(0, 1 + share * gain);
  }
  return product;
}
