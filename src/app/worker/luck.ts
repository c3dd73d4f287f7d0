import type { Candles } from '../../time/candles.ts';
import type { Luck, TradeTable } from './protocol.ts';

const DRAWS = 200;
const FEWEST = 10;
const SEED = 0x5eed;

/** mulberry32: the same draws every time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The share of random-entry strategies that did as well: the same positions (side, share of equity, candles held,
 * costs) at random moments, from open to open, never two at once.
 */
export function luckOf(trades: TradeTable, { open }: Candles, equity: Float64Array): Luck | null {
  const closed: number[] = [];
  for (let at = 0; at < trades.count; at++) if (trades.exitRow[at]! >= 0) closed.push(at);
  closed.sort((a, b) => trades.entryRow[a]! - trades.entryRow[b]!);
  const bars = closed.map((at) => Math.max(1, trades.bars[at]!));
  const held = bars.reduce((sum, count) => sum + count, 0);
  const free = open.length - 1 - held;
  const first = trades.market[closed[0] ?? 0];
  const alone = closed.every((at, i) => i === 0 || trades.entryRow[at]! >= trades.exitRow[closed[i - 1]!]!);
  if (closed.length < FEWEST || free < 0 || !alone || closed.some((at) => trades.market[at] !== first))
    return null;

  const share = closed.map((at) => {
    const before = equity[Math.max(0, trades.entryRow[at]! - 1)]!;
    return (trades.entryPrice[at]! * trades.quantity[at]!) / before;
  });
  const side = closed.map((at) => (trades.long[at] === 1 ? 1 : -1));
  const cost = closed.map((at) => trades.fees[at]! / (trades.entryPrice[at]! * trades.quantity[at]!));
  const own = closed.reduce(
    (product, at, i) => product * (1 + (share[i]! * trades.profitPercent[at]!) / 100),
    1,
  );

  const random = randomFrom(SEED);
  const order = closed.map((_, i) => i);
  const gaps = new Float64Array(order.length);
  let asGood = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    shuffle(order, random);
    spread(gaps, free, random);
    let product = 1;
    let used = 0;
    for (let place = 0; place < order.length; place++) {
      const i = order[place]!;
      const entry = Math.floor(gaps[place]!) + used;
      used += bars[i]!;
      const from = open[entry]!;
      const to = open[Math.min(open.length - 1, entry + bars[i]!)]!;
      product *= Math.max(0, 1 + share[i]! * (side[i]! * (to / from - 1) - cost[i]!));
    }
    if (product >= own) asGood++;
  }
  return { share: asGood / DRAWS, draws: DRAWS };
}

/** Fills `gaps` with ascending random moments in `[0, room)`: sums of exponential steps lie like sorted uniform draws. */
function spread(gaps: Float64Array, room: number, random: () => number): void {
  let sum = 0;
  for (let i = 0; i < gaps.length; i++) {
    sum -= Math.log(1 - random());
    gaps[i] = sum;
  }
  const unit = room / (sum - Math.log(1 - random()));
  for (let i = 0; i < gaps.length; i++) gaps[i] = gaps[i]! * unit;
}

function shuffle(list: number[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [list[i], list[other]] = [list[other]!, list[i]!];
  }
}
