import { type MonthReturn, monthlyReturns } from './months.ts';
import type { OrderCounts } from './notes.ts';
import type { BrokerResult, Trade } from './result.ts';

/** Closed trades of one kind. Money in quote currency. */
export interface TradeGroup {
  /** What they have in common: a market, a side, a node, a reason; null: no node (the end of the data). */
  readonly of: string | null;
  readonly trades: number;
  readonly won: number;
  readonly winRate: number;
  readonly profit: number;
  readonly fees: number;
  /** Σ wins / |Σ losses|; null without a loss. */
  readonly profitFactor: number | null;
  /** Mean profit of a trade: in money, as a fraction of its entry value, and in initial risks where stops were set. */
  readonly expectancy: number;
  readonly expectancyPercent: number;
  readonly expectancyR: number | null;
  readonly averageBars: number;
  /** Mean of the worst and the best that its trades stood at, in money before fees. */
  readonly averageMae: number;
  readonly averageMfe: number;
}

export interface MonthJson {
  /** `2024-03`. */
  readonly month: string;
  readonly strategy: number;
  readonly hold: number | null;
}

/** A result by its parts. */
export interface Breakdown {
  /** All closed trades; null where there is none. */
  readonly all: TradeGroup | null;
  readonly markets: readonly TradeGroup[];
  readonly books: readonly TradeGroup[];
  readonly directions: readonly TradeGroup[];
  readonly entryNodes: readonly TradeGroup[];
  readonly exitNodes: readonly TradeGroup[];
  readonly exitReasons: readonly TradeGroup[];
  readonly months: readonly MonthJson[];
  /** Orders that did not fill whole, by the node that placed them. */
  readonly orders: readonly OrderCounts[];
  /** What it cost as a share of the gross profit (what the winning trades made before fees); null without one. */
  readonly costs: {
    readonly fees: number | null;
    readonly slippage: number | null;
    readonly funding: number | null;
  };
}

type Risked = Trade & { readonly risk: number };
type Numbers = Pick<BrokerResult, 'time' | 'equity' | 'hold' | 'trades' | 'metrics'>;

export function breakdownOf(
  { time, equity, hold, trades, metrics }: Numbers,
  /** What each trade had at risk: the distance of its first stop times the quantity; not above 0: no stop. */
  risks: readonly number[],
  orders: readonly OrderCounts[],
): Breakdown {
  const risked = trades.map((trade, i): Risked => ({ ...trade, risk: risks[i] ?? 0 }));
  const by = (key: (trade: Trade) => string | null) => groups(risked, key);
  const gross = sumOf(trades, ({ profit, fees }) => (profit > 0 ? profit + fees : 0));
  const share = (cost: number | null) => (gross > 0 && cost !== null ? cost / gross : null);
  return {
    all: trades.length > 0 ? groupOf(null, risked) : null,
    markets: by(({ market }) => market),
    books: by(({ book }) => book),
    directions: by(({ side }) => side),
    entryNodes: by(({ entryNode }) => entryNode),
    exitNodes: by(({ exitNode }) => exitNode),
    exitReasons: by(({ exitReason }) => exitReason),
    months: monthlyReturns(time, equity, hold, metrics.startEquity ?? 0).map(monthJson),
    orders,
    costs: {
      fees: share(metrics.fees),
      slippage: share(metrics.slippage),
      funding: share(metrics.funding),
    },
  };
}

function monthJson({ year, month, strategy, hold }: MonthReturn): MonthJson {
  return { month: `${year}-${String(month + 1).padStart(2, '0')}`, strategy, hold };
}

/** In the order in which they first appear. */
function groups(trades: readonly Risked[], key: (trade: Trade) => string | null): TradeGroup[] {
  const lists = new Map<string | null, Risked[]>();
  for (const trade of trades) {
    const of = key(trade);
    const list = lists.get(of);
    if (list) list.push(trade);
    else lists.set(of, [trade]);
  }
  return [...lists].map(([of, list]) => groupOf(of, list));
}

function groupOf(of: string | null, list: readonly Risked[]): TradeGroup {
  const count = list.length;
  const profit = sumOf(list, (trade) => trade.profit);
  const wins = list.filter((trade) => trade.profit > 0);
  const gains = sumOf(wins, (trade) => trade.profit);
  const losses = gains - profit;
  const risked = list.flatMap(({ profit, risk }) => (risk > 0 ? profit / risk : []));
  return {
    of,
    trades: count,
    won: wins.length,
    winRate: wins.length / count,
    profit,
    fees: sumOf(list, ({ fees }) => fees),
    profitFactor: losses > 0 ? gains / losses : null,
    expectancy: profit / count,
    expectancyPercent: sumOf(list, ({ profitPercent }) => profitPercent / 100) / count,
    expectancyR: risked.length > 0 ? sumOf(risked, (r) => r) / risked.length : null,
    averageBars: sumOf(list, ({ bars }) => bars) / count,
    averageMae: sumOf(list, ({ mae }) => mae) / count,
    averageMfe: sumOf(list, ({ mfe }) => mfe) / count,
  };
}

function sumOf<T>(list: readonly T[], value: (item: T) => number): number {
  let sum = 0;
  for (const item of list) sum += value(item);
  return sum;
}
