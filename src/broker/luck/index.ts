import type { Candles } from '../../time/candles.ts';
import type { Trade } from '../result.ts';
import { dailyReturns, deviation } from '../statistics.ts';
import { type Bootstrap, bootstrap } from './bootstrap.ts';
import { type PlacedTrade, type RandomEntries, randomEntries } from './entries.ts';
import { expectedBestSharpe, momentsOf, probabilisticSharpe } from './sharpe.ts';

export type LuckTrade = Pick<
  Trade,
  'market' | 'book' | 'side' | 'entryTime' | 'entryPrice' | 'quantity' | 'fees' | 'profit' | 'bars'
>;

/** A finished run, as far as luck looks at it. */
export interface LuckyRun {
  readonly time: Float64Array;
  readonly equity: Float64Array;
  readonly startEquity: number;
  readonly daysPerYear: 365 | 252;
  /** Length of the shortest candles: one row is kept for each. */
  readonly frameMs: number;
  readonly trades: readonly LuckTrade[];
  /** Candles by market id. */
  readonly data: Readonly<Record<string, Candles>>;
  /** Money paid over the run. */
  readonly slippage: number;
  readonly funding: number;
}

export interface LuckOptions {
  /** Variants that were tried to find this one, itself included [1]. */
  readonly variants?: number;
  /** Their Sharpe ratios as `metrics.sharpe` gives them, where they are known. */
  readonly sharpes?: readonly number[];
  readonly seed?: number;
}

export interface SharpeLuck {
  /** Probability that the true Sharpe ratio is above 0. */
  readonly probabilistic: number;
  /** Probability that it is above what the best of so many worthless variants would show. */
  readonly deflated: number;
  readonly variants: number;
  /** What the best of them is expected to show, per year. */
  readonly expectedBest: number;
}

/** How likely luck alone would have done as well. Null: too few trades or returns to say. */
export interface Luck {
  readonly entries: RandomEntries | null;
  readonly bootstrap: Bootstrap | null;
  readonly sharpe: SharpeLuck | null;
}

const SEED = 0x5eed;
const RESAMPLES = 1000;

/** Yields now and then, so that whoever has other work may do it first, or give up. */
export function* luckSteps(
  run: LuckyRun,
  { variants = 1, sharpes = [], seed = SEED }: LuckOptions = {},
): Generator<undefined, Luck> {
  const opens = Object.fromEntries(Object.entries(run.data).map(([id, { open }]) => [id, open]));
  const entries = yield* randomEntries(placedTrades(run), opens, seed);
  const { values, periodsPerYear } = dailyReturns(run);
  return {
    entries,
    bootstrap: yield* bootstrap(values, RESAMPLES, seed),
    sharpe: sharpeLuck(values, periodsPerYear, Math.max(variants, sharpes.length), sharpes),
  };
}

function sharpeLuck(
  returns: readonly number[],
  periodsPerYear: number,
  variants: number,
  sharpes: readonly number[],
): SharpeLuck | null {
  const moments = momentsOf(returns);
  if (!moments) return null;
  const spread = deviation(sharpes);
  // Of worthless variants whose ratios are not known: the variance of an estimate from so many returns.
  const variance = spread === null ? 1 / (moments.count - 1) : (spread * spread) / periodsPerYear;
  const best = expectedBestSharpe(variants, variance);
  return {
    probabilistic: probabilisticSharpe(moments, 0),
    deflated: probabilisticSharpe(moments, best),
    variants,
    expectedBest: best * Math.sqrt(periodsPerYear),
  };
}

/** Slippage is spread over trades by what they moved, funding by how long as well. */
function placedTrades({ trades, time, equity, startEquity, slippage, funding }: LuckyRun): PlacedTrade[] {
  const moved = trades.map(({ entryPrice, quantity }) => entryPrice * quantity);
  const held = trades.map(({ bars }, i) => moved[i]! * bars);
  const [allMoved, allHeld] = [total(moved), total(held)];
  return trades.map((trade, i) => {
    const { market, book, side, entryTime, bars, entryPrice, quantity, profit, fees } = trade;
    const before = rowBefore(time, entryTime);
    const slipped = allMoved > 0 ? (slippage * moved[i]!) / allMoved : 0;
    const funded = allHeld > 0 ? (funding * held[i]!) / allHeld : 0;
    return {
      place: `${market} ${book}`,
      market,
      long: side === 'long',
      ...{ bars, entryPrice, quantity, profit },
      cost: fees + slipped + funded,
      share: moved[i]! / (before < 0 ? startEquity : equity[before]!),
    };
  });
}

function total(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** The last row before `moment`; −1: none. */
function rowBefore(time: Float64Array, moment: number): number {
  let low = 0;
  let high = time.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (time[middle]! < moment) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
