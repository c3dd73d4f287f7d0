import type { TradeTable } from '../worker/protocol.ts';

/** A closed trade by its worst and best moment and its result, percent of its entry value. */
export interface Excursion {
  /** Row of the trade table. */
  readonly trade: number;
  /** From 0 down. */
  readonly worst: number;
  /** From 0 up. */
  readonly best: number;
  /** After fees. */
  readonly result: number;
}

/** What half of a group of trades, and nine in ten of them, stayed within. */
export interface ExcursionGroup {
  readonly count: number;
  readonly worstHalf: number;
  readonly worstMost: number;
  readonly bestHalf: number;
  readonly bestMost: number;
  /** Middle share of the best moment that was left at the exit; NaN where there was no profit at any moment. */
  readonly kept: number;
}

export interface Excursions {
  readonly points: readonly Excursion[];
  readonly won: ExcursionGroup;
  readonly lost: ExcursionGroup;
}

const MOST = 0.9;

/** How far closed trades went against and in favour of their position. */
export function excursionsOf(trades: TradeTable): Excursions {
  const points: Excursion[] = [];
  for (let trade = 0; trade < trades.count; trade++) {
    const stake = trades.entryPrice[trade]! * trades.quantity[trade]!;
    if (trades.exitRow[trade]! < 0 || !(stake > 0)) continue;
    points.push({
      trade,
      worst: (trades.mae[trade]! / stake) * 100,
      best: (trades.mfe[trade]! / stake) * 100,
      result: trades.profitPercent[trade]!,
    });
  }
  return {
    points,
    won: groupOf(points.filter(({ result }) => result > 0)),
    lost: groupOf(points.filter(({ result }) => result <= 0)),
  };
}

function groupOf(points: readonly Excursion[]): ExcursionGroup {
  const worst = points.map((point) => point.worst).sort((a, b) => b - a);
  const best = points.map((point) => point.best).sort((a, b) => a - b);
  const kept = points.filter((point) => point.best > 0).map((point) => point.result / point.best);
  return {
    count: points.length,
    worstHalf: quantile(worst, 0.5),
    worstMost: quantile(worst, MOST),
    bestHalf: quantile(best, 0.5),
    bestMost: quantile(best, MOST),
    kept: quantile(
      kept.sort((a, b) => a - b),
      0.5,
    ),
  };
}

/** Between neighbours in proportion; NaN of nothing. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  return low === undefined || high === undefined
    ? Number.NaN
    : low + (high - low) * (place - Math.floor(place));
}

/** What follows from it, in a sentence; null: too little to say. */
export function excursionRemark({ won, lost, points }: Excursions): string | null {
  const fewest = 5;
  if (won.count < fewest || lost.count < fewest) return null;
  const level = -won.worstMost;
  const caught = points.filter(({ result, worst }) => result <= 0 && worst < -level).length;
  const share = Math.round((caught / lost.count) * 100);
  return `Nine in ten winning trades never were more than ${level.toFixed(1)}\u2009% under water. ${share}\u2009% of the losing ones were: a stop there would have met them, and one winner in ten.`;
}
