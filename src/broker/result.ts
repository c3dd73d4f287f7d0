import type { ExitReason } from '../node/index.ts';
import type { Diagnostic } from '../strategy/diagnostic.ts';
import type { Breakdown } from './breakdown.ts';

/** A round trip of a book, or a FIFO row of one. Times: opening of the candle, UTC milliseconds. Money in quote currency. */
export interface Trade {
  market: string;
  book: string;
  side: 'long' | 'short';
  entryTime: number;
  entryPrice: number;
  /** Null while open. */
  exitTime: number | null;
  exitPrice: number | null;
  quantity: number;
  fees: number;
  profit: number;
  profitPercent: number;
  bars: number;
  entryNode: string;
  exitNode: string | null;
  exitReason: ExitReason | null;
  /** Money before fees from the entry price to the worst and best path price while open. */
  mae: number;
  mfe: number;
}

export interface Fill {
  time: number;
  market: string;
  book: string;
  node: string | null;
  side: 'buy' | 'sell';
  price: number;
  quantity: number;
  fee: number;
  slippage: number;
  liquidity: 'maker' | 'taker';
  reason: ExitReason | 'entry';
  /** Number of the rule in docs/simulation.md by which it filled. */
  rule: number;
}

/** Result columns: one row per instant of the decision clock. */
export interface BrokerResult {
  /** Opening time of the main market's candle at each instant. */
  time: Float64Array;
  equity: Float64Array;
  /** The same capital held in the main market from the first open after warm-up; NaN before. */
  hold: Float64Array;
  trades: Trade[];
  openTrades: Trade[];
  lots: Trade[];
  fills: Fill[];
  metrics: Metrics;
  /** The result by market, direction, node, month. */
  breakdown: Breakdown;
  warnings: Diagnostic[];
}

export const METRIC_KEYS = [
  'bars',
  'startTime',
  'endTime',
  'startEquity',
  'endEquity',
  'totalReturn',
  'cagr',
  'buyHoldReturn',
  'volatility',
  'sharpe',
  'sortino',
  'calmar',
  'ulcer',
  'omega',
  'maxDrawdown',
  'maxDrawdownDays',
  'trades',
  'openTrades',
  'winRate',
  'profitFactor',
  'expectancy',
  'expectancyPercent',
  'averageWin',
  'averageLoss',
  'bestTrade',
  'worstTrade',
  'longestWinStreak',
  'longestLossStreak',
  'averageBars',
  'averageBarsWon',
  'averageBarsLost',
  'exposure',
  'turnover',
  'fees',
  'slippage',
  'funding',
  'sqn',
  'kelly',
  'longTrades',
  'shortTrades',
  'maxGrossExposure',
  'ordersRejected',
  'ordersExpired',
  'ordersPartlyFilled',
  'liquidations',
  'ambiguousCandles',
] as const;
export type MetricKey = (typeof METRIC_KEYS)[number];
/** Fractions, money or counts; times are UTC milliseconds; null: undefined for this run. */
export type Metrics = Record<MetricKey, number | null>;
