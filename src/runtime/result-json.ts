import type { Breakdown } from '../broker/breakdown.ts';
import type { Fill, Metrics, Trade } from '../broker/result.ts';
import { hashColumns, hashJson } from '../strategy/canonical.ts';
import type { Diagnostic } from '../strategy/diagnostic.ts';
import type { AccountSettings, ExecutionSettings, MarketSettings, Strategy } from '../strategy/schema.ts';
import { accountOf, executionOf } from '../strategy/settings.ts';
import { type Candles, PRICE_COLUMNS } from '../time/candles.ts';
import type { Message } from './messages.ts';
import type { SimulationResult } from './simulate.ts';

/** Changes whenever the same strategy and candles could give another result. */
export const ENGINE_VERSION = '1';

type Timed<T, K extends keyof T> = Omit<T, K> & Record<K, string | null>;
export type TradeJson = Timed<Trade, 'entryTime' | 'exitTime'>;
export type FillJson = Timed<Fill, 'time'>;
export type MetricsJson = Timed<Metrics, 'startTime' | 'endTime'>;

/** What `candlewire backtest --json` prints. Times are ISO 8601 UTC: the opening of their candle. */
export interface ResultJson {
  strategy: Strategy;
  settings: { account: AccountSettings; execution: ExecutionSettings; markets: MarketSettings[] };
  bars: number;
  trades: TradeJson[];
  openTrades: TradeJson[];
  lots: TradeJson[];
  fills: FillJson[];
  metrics: MetricsJson;
  /** The result by market, book, direction, node, reason and month. */
  breakdown: Breakdown;
  /** What nodes had to say; absent where there was nothing. */
  messages?: Timed<Message, 'time'>[];
  warnings: Diagnostic[];
  hashes: {
    strategy: string;
    candles: Record<string, string>;
    /** Of the series from outside; absent where there were none. */
    feeds?: Record<string, string>;
    settings: string;
    engine: string;
    result: string;
  };
}

export function resultJson(result: SimulationResult): ResultJson {
  const { strategy, metrics } = result;
  const settings = {
    account: accountOf(strategy),
    execution: executionOf(strategy),
    markets: strategy.markets,
  };
  const body = {
    trades: result.trades.map(tradeJson),
    openTrades: result.openTrades.map(tradeJson),
    lots: result.lots.map(tradeJson),
    fills: result.fills.map((fill) => ({ ...fill, time: iso(fill.time) })),
    metrics: { ...metrics, startTime: iso(metrics.startTime), endTime: iso(metrics.endTime) },
  };
  const hashes = {
    strategy: strategyHash(strategy),
    candles: Object.fromEntries(
      Object.entries(result.data).map(([id, candles]) => [id, hashCandles(candles)]),
    ),
    ...(Object.keys(result.feeds).length > 0
      ? {
          feeds: Object.fromEntries(
            Object.entries(result.feeds).map(([id, { time, value }]) => [id, hashColumns([time, value])]),
          ),
        }
      : {}),
    settings: hashJson(settings),
    engine: ENGINE_VERSION,
  };
  return {
    strategy,
    settings,
    bars: result.time.length,
    ...body,
    breakdown: result.breakdown,
    ...(result.messages.length > 0
      ? { messages: result.messages.map((message) => ({ ...message, time: iso(message.time) })) }
      : {}),
    warnings: [...result.diagnostics, ...result.warnings],
    hashes: { ...hashes, result: hashJson(body) },
  };
}

/** Equal for two strategies that behave alike. */
export function strategyHash(strategy: Strategy): string {
  return hashJson(behaviour(strategy));
}

function tradeJson(trade: Trade): TradeJson {
  return { ...trade, entryTime: iso(trade.entryTime), exitTime: iso(trade.exitTime) };
}

function iso(time: number | null): string | null {
  return time === null || !Number.isFinite(time) ? null : new Date(time).toISOString();
}

const candleHashes = new WeakMap<Candles, string>();

export function hashCandles(candles: Candles): string {
  const extra = Object.values(candles.extra ?? {});
  const hash =
    candleHashes.get(candles) ??
    hashColumns([candles.time, ...PRICE_COLUMNS.map((name) => candles[name]), ...extra]);
  candleHashes.set(candles, hash);
  return hash;
}

/** What of a strategy decides its results: no names, titles, layout or remarks. */
function behaviour(strategy: Strategy): unknown {
  const {
    name: _name,
    description: _description,
    layout: _layout,
    meta: _meta,
    $schema: _schema,
    ...rest
  } = strategy;
  const bare = ({ title: _title, meta: _nodeMeta, ...node }: Strategy['nodes'][number]) => node;
  const blocks = Object.entries(rest.blocks ?? {}).map(
    ([id, { title: _title, description: _text, ...block }]) => [
      id,
      { ...block, nodes: block.nodes.map(bare) },
    ],
  );
  return { ...rest, nodes: rest.nodes.map(bare), blocks: Object.fromEntries(blocks) };
}
