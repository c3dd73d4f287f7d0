import { createBroker } from '../broker/index.ts';
import type { BrokerResult } from '../broker/result.ts';
import { type LinkOptions, link } from '../compiler/link.ts';
import type { NodeLibrary } from '../node/index.ts';
import type { Diagnostic } from '../strategy/diagnostic.ts';
import type { Strategy } from '../strategy/schema.ts';
import { type Candles, PRICE_COLUMNS } from '../time/candles.ts';
import type { FinerCandles } from './broker-setup.ts';
import type { FeedRows } from './feeds.ts';
import type { Message } from './messages.ts';
import { fillWarnings } from './fill-warnings.ts';
import { Session } from './session.ts';
import type { Series } from './taps.ts';

/** Candles by market id. */
export type MarketData = Readonly<Record<string, Candles>>;

export interface SimulateOptions extends LinkOptions {
  readonly library: NodeLibrary;
  /** Finer candles by market id, for `execution.magnifier`. */
  readonly finer?: FinerCandles;
  /** Series from outside, by the name that the strategy's nodes give them; an absent one is unknown everywhere. */
  readonly feeds?: Readonly<Record<string, FeedRows>>;
}

export interface SimulationResult extends BrokerResult {
  /** The strategy that ran. */
  readonly strategy: Strategy;
  /** What is wrong with the strategy: errors left out the nodes that they name, the rest ran. */
  readonly diagnostics: Diagnostic[];
  /** The ports asked for by `taps`, as `node.port`. */
  readonly series: Readonly<Record<string, Series>>;
  readonly data: MarketData;
  readonly feeds: Readonly<Record<string, FeedRows>>;
  /** What nodes had to say, in order of time. */
  readonly messages: readonly Message[];
}

/**
 * Runs a strategy over candles. A pure function of its arguments.
 * @throws RangeError where a market has no candles, or candles do not ascend in time.
 */
export function simulate(
  strategy: Strategy,
  data: MarketData,
  { library, finer, feeds = {}, taps, tapsOn }: SimulateOptions,
): SimulationResult {
  const { program, diagnostics } = link(strategy, library, { taps, tapsOn });
  for (const { id } of strategy.markets) requireCandles(id, data[id]);
  const rows = Math.max(0, ...Object.values(data).map(({ time }) => time.length));
  const [main, ...others] = strategy.markets;
  const whole = main && others.length === 0 ? data[main.id] : undefined;
  const session = new Session(program, createBroker, { finer, rows, whole });
  for (const { name } of program.feeds) if (feeds[name]) session.feed(name, feeds[name]);
  session.push(Object.fromEntries(strategy.markets.flatMap(({ id }) => (data[id] ? [[id, data[id]]] : []))));
  session.finish();
  const outcome = session.result();
  const told = [...outcome.warnings, ...session.warnings()];
  let warnings: Diagnostic[] | undefined;
  return {
    strategy,
    diagnostics,
    data,
    feeds,
    messages: session.messages(),
    series: session.series(),
    time: outcome.time,
    equity: outcome.equity,
    metrics: outcome.metrics,
    openTrades: outcome.openTrades,
    get warnings() {
      warnings ??= [...told, ...fillWarnings(strategy, data, outcome.fills)];
      return warnings;
    },
    get hold() {
      return outcome.hold;
    },
    get trades() {
      return outcome.trades;
    },
    get lots() {
      return outcome.lots;
    },
    get breakdown() {
      return outcome.breakdown;
    },
    get fills() {
      return outcome.fills;
    },
  };
}

function requireCandles(id: string, candles: Candles | undefined): void {
  if (!candles || candles.time.length === 0) throw new RangeError(`The market "${id}" has no candles.`);
  for (const name of PRICE_COLUMNS) {
    if (candles[name].length !== candles.time.length)
      throw new RangeError(`The candles of "${id}" have columns of different lengths.`);
  }
}
