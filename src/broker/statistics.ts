import { ln, exp } from '../node/math.ts';
import type { TradeLog } from './log.ts';

const DAY_MS = 86_400_000;

/** What the statistics are made from. */
export interface Account {
  readonly time: Float64Array;
  readonly equity: Float64Array;
  readonly startEquity: number;
  readonly daysPerYear: 365 | 252;
  /** Length of the shortest candles: one row is kept for each. */
  readonly frameMs: number;
}

export interface Returns {
  /** Return of each period, the first from the starting equity. */
  readonly values: number[];
  readonly periodsPerYear: number;
  /** Length of the run in periods of `periodsPerYear`. */
  readonly periods: number;
}

/**
 * Returns of daily equity: the last mark of each UTC day, the first from the starting cash, a last partial day
 * counted. 365: every calendar day; 252: days that have candles; candles longer than a day: per candle.
 */
export function dailyReturns({ time, equity, startEquity, daysPerYear, frameMs }: Account): Returns {
  const values: number[] = [];
  const long = frameMs > DAY_MS;
  let before = startEquity;
  let day = Number.NaN;
  for (let i = 0; i < equity.length; i++) {
    if (!long) i = lastOfDay(time, i, equity.length);
    const today = Math.floor(time[i]! / DAY_MS);
    if (!long && daysPerYear === 365) for (let d = day + 1; d < today; d++) values.push(0);
    day = today;
    values.push(before === 0 ? 0 : equity[i]! / before - 1);
    before = equity[i]!;
  }
  const periodsPerYear = long ? (365 * DAY_MS) / frameMs : daysPerYear;
  return { values, periodsPerYear, periods: values.length };
}

/** The last row of the UTC day of row `from`, found by halving. */
function lastOfDay(time: Float64Array, from: number, end: number): number {
  const midnight = (Math.floor(time[from]! / DAY_MS) + 1) * DAY_MS;
  let low = from;
  let step = 1;
  while (low + step < end && time[low + step]! < midnight) {
    low += step;
    step *= 2;
  }
  for (; step > 0; step = Math.floor(step / 2)) {
    if (low + step < end && time[low + step]! < midnight) low += step;
  }
  return low;
}

export function returnMetrics(account: Account) {
  const { equity, startEquity } = account;
  const { values, periodsPerYear, periods } = dailyReturns(account);
  const end = equity.at(-1) ?? startEquity;
  const growth = end / startEquity;
  const cagr = periods > 0 && growth >= 0 ? exp((ln(growth) * periodsPerYear) / periods) - 1 : null;
  const mean = average(values);
  const spread = deviation(values);
  const root = Math.sqrt(periodsPerYear);
  let downside = 0;
  let gains = 0;
  let losses = 0;
  for (const value of values) {
    if (value < 0) {
      downside += value * value;
      losses -= value;
    } else gains += value;
  }
  const down = values.length > 0 ? Math.sqrt(downside / values.length) : 0;
  const fall = drawdown(account);
  return {
    bars: equity.length,
    startTime: account.time[0] ?? null,
    endTime: account.time.at(-1) ?? null,
    startEquity,
    endEquity: end,
    totalReturn: growth - 1,
    cagr: finite(cagr),
    volatility: spread === null ? null : spread * root,
    sharpe: spread ? finite((mean / spread) * root) : null,
    sortino: down > 0 ? finite((mean * root) / down) : null,
    omega: losses > 0 ? gains / losses : null,
    calmar: cagr !== null && fall.depth < 0 ? finite(cagr / -fall.depth) : null,
    ulcer: fall.ulcer,
    maxDrawdown: fall.depth,
    maxDrawdownDays: fall.days,
  };
}

interface Fall {
  /** Trough over peak − 1: 0 or negative. */
  depth: number;
  /** From the peak to the trough of the deepest fall. */
  days: number;
  ulcer: number | null;
}

export function drawdown({ time, equity, startEquity, frameMs }: Account): Fall {
  let peak = startEquity;
  let peakRow = -1;
  let lowest = peak;
  let lowestRow = -1;
  let below = 0; // squares of what is missing to the present peak, in money
  let squares = 0;
  let depth = 0;
  let from = -1;
  let to = -1;
  for (let i = 0; i <= equity.length; i++) {
    const value = i < equity.length ? equity[i]! : Number.POSITIVE_INFINITY;
    if (value < peak) {
      const missing = peak - value;
      below += missing * missing;
      if (value < lowest) {
        lowest = value;
        lowestRow = i;
      }
      continue;
    }
    if (below > 0) {
      squares += below / (peak * peak);
      if (lowest / peak - 1 < depth) {
        depth = lowest / peak - 1;
        from = peakRow;
        to = lowestRow;
      }
      below = 0;
    }
    peak = lowest = value;
    peakRow = i;
  }
  const begin = from < 0 ? (time[0] ?? 0) - frameMs : time[from]!;
  return {
    depth,
    days: to < 0 ? 0 : (time[to]! - begin) / DAY_MS,
    ulcer: equity.length > 0 ? Math.sqrt(squares / equity.length) : null,
  };
}

/** `order`: the rows as they are listed, where that is not how they were written. */
export function tradeMetrics(trades: TradeLog, order?: readonly number[]) {
  const { length, profit, entryPrice, quantity, bars, long } = trades;
  let [won, lost, wins, sum, percent, longs] = [0, 0, 0, 0, 0, 0];
  let [best, worst] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [winStreak, lossStreak, longestWin, longestLoss] = [0, 0, 0, 0];
  let [barsWon, barsLost] = [0, 0];
  for (let at = 0; at < length; at++) {
    const i = order ? order[at]! : at;
    const value = profit[i]!;
    sum += value;
    percent += value / (entryPrice[i]! * quantity[i]!);
    longs += long[i]!;
    if (value > best) best = value;
    if (value < worst) worst = value;
    if (value > 0) {
      wins++;
      won += value;
      barsWon += bars[i]!;
      winStreak++;
      lossStreak = 0;
      if (winStreak > longestWin) longestWin = winStreak;
    } else {
      lost -= value;
      barsLost += bars[i]!;
      lossStreak++;
      winStreak = 0;
      if (lossStreak > longestLoss) longestLoss = lossStreak;
    }
  }
  const losers = length - wins;
  const rate = ratio(wins, length);
  const averageWin = ratio(won, wins);
  const averageLoss = losers > 0 ? -lost / losers : null;
  const mean = length > 0 ? sum / length : 0;
  const spread = spreadOf(profit, length, mean);
  const payoff = averageWin !== null && averageLoss ? averageWin / -averageLoss : null;
  return {
    trades: length,
    winRate: rate,
    profitFactor: lost > 0 ? won / lost : null,
    expectancy: ratio(sum, length),
    expectancyPercent: ratio(percent, length),
    averageWin,
    averageLoss,
    bestTrade: length > 0 ? best : null,
    worstTrade: length > 0 ? worst : null,
    longestWinStreak: longestWin,
    longestLossStreak: longestLoss,
    averageBars: ratio(barsWon + barsLost, length),
    averageBarsWon: ratio(barsWon, wins),
    averageBarsLost: ratio(barsLost, losers),
    sqn: spread ? finite((Math.sqrt(length) * mean) / spread) : null,
    kelly: rate !== null && payoff ? finite(rate - (1 - rate) / payoff) : null,
    longTrades: longs,
    shortTrades: length - longs,
  };
}

function spreadOf(values: Float64Array, length: number, mean: number): number | null {
  if (length < 2) return null;
  let squares = 0;
  for (let i = 0; i < length; i++) squares += (values[i]! - mean) * (values[i]! - mean);
  return Math.sqrt(squares / (length - 1));
}

export function average(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length > 0 ? sum / values.length : 0;
}

/** Sample standard deviation; null where fewer than two values are given. */
export function deviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const mean = average(values);
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return Math.sqrt(squares / (values.length - 1));
}

function ratio(sum: number, count: number): number | null {
  return count > 0 ? sum / count : null;
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
