import type { Metrics } from '../../src/broker/result.ts';
import type { SimulationResult } from '../../src/index.ts';
import { executionOf } from '../../src/strategy/settings.ts';
import type { Candles } from '../../src/time/candles.ts';

const DAY = 86_400_000;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => (values.length > 0 ? sum(values) / values.length : null);
const finite = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null);
const over = (a: number | null, b: number | null) => (a === null || !b ? null : finite(a / b));

function deviation(values: readonly number[]): number | null {
  const middle = mean(values);
  if (middle === null || values.length < 2) return null;
  return Math.sqrt(sum(values.map((value) => (value - middle) ** 2)) / (values.length - 1));
}

function longest(flags: readonly boolean[], wanted: boolean): number {
  const runs = flags
    .map((flag) => (flag === wanted ? 'x' : ' '))
    .join('')
    .split(' ');
  return Math.max(...runs.map(({ length }) => length));
}

export interface Judged {
  readonly result: SimulationResult;
  readonly candles: Candles;
  readonly frameMs: number;
  readonly daysPerYear: 365 | 252;
  readonly cash: number;
  /** Index of the first candle on which every condition is known. */
  readonly warm: number;
  readonly takerFee: number;
}

/** Every statistic of a run on one market by its definition in docs/simulation.md, without a thought for speed. */
export function statisticsOf(
  judged: Judged,
): Omit<
  Metrics,
  'ordersRejected' | 'ordersExpired' | 'ordersPartlyFilled' | 'liquidations' | 'ambiguousCandles'
> {
  const { result, candles, cash, warm, takerFee } = judged;
  const { trades, fills, openTrades } = result;
  const equity = [...result.equity];
  const end = equity.at(-1) ?? cash;
  const { returns, yearly } = returnsOf(judged);
  const growth = end / cash;
  const cagr = growth > 0 ? finite(growth ** (yearly / returns.length) - 1) : null;
  const average = mean(returns) ?? 0;
  const spread = deviation(returns);
  const downside = Math.sqrt(mean(returns.map((value) => Math.min(0, value) ** 2)) ?? 0);
  const fall = drawdown(judged);
  const first = warm + 1;
  const entry = candles.open[first];

  const profits = trades.map(({ profit }) => profit);
  const won = trades.filter(({ profit }) => profit > 0);
  const lost = trades.filter(({ profit }) => profit <= 0);
  const gains = sum(won.map(({ profit }) => profit));
  const losses = -sum(lost.map(({ profit }) => profit));
  const rate = trades.length > 0 ? won.length / trades.length : null;
  const averageWin = mean(won.map(({ profit }) => profit));
  const averageLoss = mean(lost.map(({ profit }) => profit));
  const payoff = averageWin === null || !averageLoss ? null : averageWin / -averageLoss;
  const held = holdings(judged);
  return {
    bars: equity.length,
    startTime: result.time[0] ?? null,
    endTime: result.time.at(-1) ?? null,
    startEquity: cash,
    endEquity: end,
    totalReturn: end / cash - 1,
    cagr,
    buyHoldReturn:
      entry === undefined ? null : ((cash / (entry * (1 + takerFee))) * candles.close.at(-1)!) / cash - 1,
    volatility: spread === null ? null : spread * Math.sqrt(yearly),
    sharpe: spread ? (average / spread) * Math.sqrt(yearly) : null,
    sortino: over(average * Math.sqrt(yearly), downside),
    calmar: cagr === null ? null : over(cagr, Math.abs(fall.depth)),
    ulcer: Math.sqrt(mean(fall.each.map((value) => value ** 2)) ?? 0),
    omega: over(sum(returns.filter((value) => value > 0)), -sum(returns.filter((value) => value < 0))),
    maxDrawdown: fall.depth,
    maxDrawdownDays: fall.days,
    trades: trades.length,
    openTrades: openTrades.length,
    winRate: rate,
    profitFactor: over(gains, losses),
    expectancy: mean(profits),
    expectancyPercent: mean(
      trades.map(({ profit, entryPrice, quantity }) => profit / (entryPrice * quantity)),
    ),
    averageWin,
    averageLoss,
    bestTrade: trades.length > 0 ? Math.max(...profits) : null,
    worstTrade: trades.length > 0 ? Math.min(...profits) : null,
    longestWinStreak: longest(
      inWritingOrder(judged).map((profit) => profit > 0),
      true,
    ),
    longestLossStreak: longest(
      inWritingOrder(judged).map((profit) => profit > 0),
      false,
    ),
    averageBars: mean(trades.map(({ bars }) => bars)),
    averageBarsWon: mean(won.map(({ bars }) => bars)),
    averageBarsLost: mean(lost.map(({ bars }) => bars)),
    exposure: mean(held.map(({ gross }) => (gross > 0 ? 1 : 0))),
    turnover: over(sum(fills.map(({ price, quantity }) => price * quantity)), mean(equity)),
    fees: sum(fills.map(({ fee }) => fee)),
    slippage: sum(fills.map(({ slippage }) => slippage)),
    funding: fundingOf(judged),
    sqn: over(Math.sqrt(trades.length) * (mean(profits) ?? 0), deviation(profits)),
    kelly: rate === null || !payoff ? null : finite(rate - (1 - rate) / payoff),
    longTrades: trades.filter(({ side }) => side === 'long').length,
    shortTrades: trades.filter(({ side }) => side === 'short').length,
    maxGrossExposure: Math.max(0, ...held.map(({ gross }, i) => (equity[i]! > 0 ? gross / equity[i]! : 0))),
  };
}

/** Trades of one book come in the order in which they end. */
function inWritingOrder({ result }: Judged): number[] {
  return result.trades.map(({ profit }) => profit);
}

/** Daily equity by UTC day; a calendar day without candles keeps its equity, or is no day at all. */
function returnsOf({ result, frameMs, daysPerYear, cash }: Judged) {
  const equity = [...result.equity];
  const step = (before: number, now: number) => (before === 0 ? 0 : now / before - 1);
  if (frameMs > DAY) {
    const returns = equity.map((value, i) => step(i === 0 ? cash : equity[i - 1]!, value));
    return { returns, yearly: (365 * DAY) / frameMs };
  }
  const last = new Map<number, number>();
  for (const [i, value] of equity.entries()) last.set(Math.floor(result.time[i]! / DAY), value);
  const known = [...last.keys()];
  const calendar = Array.from({ length: known.at(-1)! - known[0]! + 1 }, (_, i) => known[0]! + i);
  const days = daysPerYear === 365 ? calendar : known;
  let before = cash;
  const returns = days.map((day) => {
    const now = last.get(day) ?? before;
    const value = step(before, now);
    before = now;
    return value;
  });
  return { returns, yearly: daysPerYear };
}

/** The start is a peak as well, one candle before the first close. */
function drawdown({ result, cash, frameMs }: Judged) {
  const marks = [
    { time: result.time[0]! - frameMs, value: cash },
    ...[...result.equity].map((value, i) => ({ time: result.time[i]!, value })),
  ];
  let [peak, depth, days] = [marks[0]!, 0, 0];
  const each = marks.map((mark) => {
    if (mark.value >= peak.value) peak = mark;
    const fall = mark.value / peak.value - 1;
    if (fall < depth) {
      depth = fall;
      days = (mark.time - peak.time) / DAY;
    }
    return fall;
  });
  return { depth, days, each: each.slice(1) };
}

/** What is held at every close, from the fills alone; what fills at the last close itself was held until then. */
function holdings({ result, candles }: Judged) {
  const atTheClose = executionOf(result.strategy).closeAtEnd === 'close';
  const fills = result.fills.filter(({ reason }) => !atTheClose || reason !== 'end');
  const books = new Map<string, number>();
  let next = 0;
  return [...result.time].map((time, i) => {
    for (; next < fills.length && fills[next]!.time <= time; next++) {
      const { book, side, quantity } = fills[next]!;
      const now = (books.get(book) ?? 0) + (side === 'buy' ? quantity : -quantity);
      books.set(book, Math.abs(now) < 1e-9 * quantity ? 0 : now);
    }
    return { gross: sum([...books.values()].map((held) => Math.abs(held) * candles.close[i]!)) };
  });
}

/** Whatever neither prices nor fees explain. */
function fundingOf({ result, candles, cash }: Judged): number {
  const { fills } = result;
  const paid = sum(
    fills.map(({ side, price, quantity, fee }) => (side === 'buy' ? 1 : -1) * price * quantity + fee),
  );
  const held = sum(fills.map(({ side, quantity }) => (side === 'buy' ? quantity : -quantity)));
  return cash - paid + held * candles.close.at(-1)! - result.equity.at(-1)!;
}
