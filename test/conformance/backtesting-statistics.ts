import type { Trade } from '../../src/broker/result.ts';
import type { Candles } from '../../src/time/candles.ts';

const DAY = 86_400_000;

interface Run {
  readonly candles: Candles;
  readonly equity: Float64Array;
  readonly trades: readonly Trade[];
  readonly cash: number;
  /** Bars before every indicator is known. */
  readonly firstBar: number;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
const variance = (values: readonly number[]) => {
  const middle = mean(values);
  return sum(values.map((value) => (value - middle) ** 2)) / (values.length - 1);
};
const geometricMean = (returns: readonly number[]) =>
  returns.some((value) => value <= -1) ? 0 : Math.exp(mean(returns.map((value) => Math.log(1 + value)))) - 1;

/**
 * The statistics of backtesting.py by its own definitions (its file `_stats.py`), from a run of ours. Durations are in
 * milliseconds. They differ from docs/simulation.md in name or in maths: see docs/conformance.md.
 */
export function theirStatistics({ candles, equity, trades, cash, firstBar }: Run): Record<string, number> {
  const { time, close } = candles;
  const last = time.length - 1;
  const row = new Map([...time].map((each, index) => [each, index]));
  const spans = trades.map(({ entryTime, exitTime }) => [entryTime, exitTime ?? 0] as const);
  const held = new Uint8Array(time.length);
  for (const [entry, exit] of spans) held.fill(1, row.get(entry), (row.get(exit) ?? 0) + 1);
  const returns = trades.map(({ profitPercent }) => profitPercent / 100);
  const profits = trades.map(({ profit }) => profit);
  const won = profits.filter((profit) => profit > 0);
  const lost = profits.filter((profit) => profit < 0);
  const winRate = won.length / profits.length;

  const days = lastOfDays(time, equity);
  const dayReturns = days.slice(1).map((value, index) => value / days[index]! - 1);
  const growth = geometricMean(dayReturns);
  const yearDays = daysOfYear(time);
  const yearly = (1 + growth) ** yearDays - 1;
  const volatility = Math.sqrt(
    (variance(dayReturns) + (1 + growth) ** 2) ** yearDays - (1 + growth) ** (2 * yearDays),
  );
  const downside = Math.sqrt(mean(dayReturns.map((value) => Math.min(0, value) ** 2)) * yearDays);
  const falls = drawdowns(time, equity);
  const deepest = Math.max(...falls.depth);
  const totalReturn = (equity[last]! - equity[0]!) / equity[0]!;
  const hold = (close[last]! - close[firstBar]!) / close[firstBar]!;
  const beta = slope(logReturns(equity), logReturns(close));
  const frame = shortestStep(time);
  const rounded = (span: number) => Math.ceil(span / frame) * frame;
  return {
    'Exposure Time [%]': mean([...held]) * 100,
    'Equity Final [$]': equity[last]!,
    'Equity Peak [$]': Math.max(...equity),
    'Commissions [$]': sum(trades.map(({ fees }) => fees)),
    'Return [%]': totalReturn * 100,
    'Buy & Hold Return [%]': hold * 100,
    'Return (Ann.) [%]': yearly * 100,
    'Volatility (Ann.) [%]': volatility * 100,
    'CAGR [%]': ((equity[last]! / cash) ** ((365.25 * DAY) / (time[last]! - time[0]!)) - 1) * 100,
    'Sharpe Ratio': yearly / volatility,
    'Sortino Ratio': yearly / downside,
    'Calmar Ratio': yearly / deepest,
    'Alpha [%]': (totalReturn - beta * hold) * 100,
    Beta: beta,
    'Max. Drawdown [%]': -deepest * 100,
    'Avg. Drawdown [%]': -mean(falls.peaks) * 100,
    'Max. Drawdown Duration': rounded(Math.max(...falls.spans)),
    'Avg. Drawdown Duration': rounded(mean(falls.spans)),
    '# Trades': trades.length,
    'Win Rate [%]': winRate * 100,
    'Best Trade [%]': Math.max(...returns) * 100,
    'Worst Trade [%]': Math.min(...returns) * 100,
    'Avg. Trade [%]': geometricMean(returns) * 100,
    'Max. Trade Duration': rounded(Math.max(...spans.map(([from, to]) => to - from))),
    'Avg. Trade Duration': rounded(mean(spans.map(([from, to]) => to - from))),
    'Profit Factor': sum(returns.filter((value) => value > 0)) / -sum(returns.filter((value) => value < 0)),
    'Expectancy [%]': mean(returns) * 100,
    SQN: (Math.sqrt(profits.length) * mean(profits)) / Math.sqrt(variance(profits)),
    'Kelly Criterion': winRate - (1 - winRate) / (mean(won) / -mean(lost)),
  };
}

function lastOfDays(time: Float64Array, equity: Float64Array): number[] {
  return [...equity].filter((_, i) => Math.floor(time[i]! / DAY) !== Math.floor((time[i + 1] ?? 1e18) / DAY));
}

/** 365 where weekends are traded, else 252. */
function daysOfYear(time: Float64Array): number {
  const weekend = (each: number) => [0, 6].includes(new Date(each).getUTCDay());
  return [...time].filter(weekend).length / time.length > (2 / 7) * 0.6 ? 365 : 252;
}

function shortestStep(time: Float64Array): number {
  return Math.min(...[...time.subarray(1)].map((each, index) => each - time[index]!));
}

/** Stretches of more than a bar between two highs of equity, the end counting as one. */
function drawdowns(time: Float64Array, equity: Float64Array) {
  let peak = Number.NEGATIVE_INFINITY;
  const depth = [...equity].map((value) => {
    peak = Math.max(peak, value);
    return 1 - value / peak;
  });
  const tops = depth.flatMap((value, i) => (value === 0 || i === depth.length - 1 ? [i] : []));
  const falls = tops
    .slice(1)
    .flatMap((to, index) => (to > tops[index]! + 1 ? [[tops[index]!, to] as const] : []));
  return {
    depth,
    spans: falls.map(([from, to]) => time[to]! - time[from]!),
    peaks: falls.map(([from, to]) => Math.max(...depth.slice(from, to + 1))),
  };
}

function logReturns(values: Float64Array): number[] {
  return [...values.subarray(1)].map((value, index) => Math.log(value / values[index]!));
}

/** Covariance of `a` and `b` over the variance of `b`. */
function slope(a: readonly number[], b: readonly number[]): number {
  const [middleA, middleB] = [mean(a), mean(b)];
  return (
    sum(a.map((value, i) => (value - middleA) * (b[i]! - middleB))) /
    sum(b.map((value) => (value - middleB) ** 2))
  );
}
