/**
 * Candlewire as a library: no DOM and no Node API inside.
 *
 * ```ts
 * import { loadStrategy, simulate } from 'candlewire';
 * const { strategy, diagnostics } = loadStrategy(text);
 * if (strategy) console.log(simulate(strategy, { main: candles }).metrics.totalReturn);
 * ```
 */
import { library as standardLibrary } from '../nodes/index.ts';
import { createBroker } from './broker/index.ts';
import { feedNames as namesOfFeeds } from './compiler/feeds.ts';
import { type Graph, compile as compileGraph } from './compiler/graph.ts';
import { check as checkStrategy, type LinkOptions, link } from './compiler/link.ts';
import type { NodeLibrary } from './node/index.ts';
import { Session, type SessionOptions } from './runtime/session.ts';
import {
  type MarketData,
  type SimulateOptions,
  simulate as run,
  type SimulationResult,
} from './runtime/simulate.ts';
import type { Diagnostic } from './strategy/diagnostic.ts';
import { type ReadStrategy, readStrategy } from './strategy/read.ts';
import type { Strategy } from './strategy/schema.ts';

interface WithLibrary {
  /** The node types that may be used; Candlewire's own unless given. */
  readonly library?: NodeLibrary;
}

/**
 * Reads a strategy from bytes, text or parsed JSON and checks it whole. `strategy` is null where it could not be
 * read; with errors in single nodes it is there, and those nodes do nothing.
 */
export function loadStrategy(input: unknown, { library = standardLibrary }: WithLibrary = {}): ReadStrategy {
  const { strategy, diagnostics } = readStrategy(input);
  return {
    strategy,
    diagnostics: strategy ? [...diagnostics, ...checkStrategy(strategy, library)] : diagnostics,
  };
}

/** Everything that is wrong or doubtful about a strategy. */
export function check(strategy: Strategy, { library = standardLibrary }: WithLibrary = {}): Diagnostic[] {
  return checkStrategy(strategy, library);
}

/** The strategy that a graph draws, and its diagnostics. */
export function compile(
  graph: Graph,
  { library = standardLibrary }: WithLibrary = {},
): { strategy: Strategy; diagnostics: Diagnostic[] } {
  return compileGraph(graph, library);
}

/**
 * Runs a strategy over candles, by market id.
 * @throws RangeError where a market has no candles, or candles do not ascend in time.
 */
export function simulate(
  strategy: Strategy,
  data: MarketData,
  options: Partial<SimulateOptions> = {},
): SimulationResult {
  return run(strategy, data, { library: standardLibrary, ...options });
}

/** A run that is fed as candles come: the same code, one candle at a time. */
export function createSession(
  strategy: Strategy,
  options: WithLibrary & Omit<LinkOptions, 'given'> & SessionOptions = {},
): Session {
  const { library = standardLibrary, taps, tapsOn, ...session } = options;
  const given = [...(session.given?.keys() ?? [])];
  return new Session(link(strategy, library, { taps, tapsOn, given }).program, createBroker, session);
}

/** The series from outside that a strategy asks for: what `simulate` takes as `feeds`. */
export function feedNames(strategy: Strategy, { library = standardLibrary }: WithLibrary = {}): string[] {
  return namesOfFeeds(strategy, library);
}

export { library } from '../nodes/index.ts';
export type { Luck, LuckOptions } from './broker/luck/index.ts';
export type { Breakdown, TradeGroup } from './broker/breakdown.ts';
export {
  type BrokerResult,
  type Fill,
  METRIC_KEYS,
  type MetricKey,
  type Metrics,
  type Trade,
} from './broker/result.ts';
export { type CatalogueEntry, catalogue } from './compiler/catalogue.ts';
export { applyFix } from './compiler/edit.ts';
export { decompile, type Graph, type GraphEdge, type GraphNode } from './compiler/graph.ts';
export { strategyJsonSchema } from './compiler/json-schema.ts';
export * from './node/index.ts';
export type { FeedRows } from './runtime/feeds.ts';
export type { Message } from './runtime/messages.ts';
export { luckOf } from './runtime/luck.ts';
export { type ResultJson, resultJson } from './runtime/result-json.ts';
export type { Session } from './runtime/session.ts';
export type { MarketData, SimulateOptions, SimulationResult } from './runtime/simulate.ts';
export type { Series } from './runtime/taps.ts';
export { type FillReason, type HeldBack, type MissReason, type ReasonStep, Why } from './runtime/why.ts';
export type { Diagnostic, Fix } from './strategy/diagnostic.ts';
export { boundedReport, diagnosticLine, hasErrors } from './strategy/report.ts';
export { type Strategy, type StrategyNode, strategySchema } from './strategy/schema.ts';
export { withSettings } from './strategy/with-settings.ts';
export { type Candle, type Candles, sliceCandles } from './time/candles.ts';
export { parseTimeframe, type Timeframe } from './time/timeframe.ts';
