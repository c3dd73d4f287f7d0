import { type FeedRows, feedNames, library, type Strategy, type StrategyNode } from '../index.ts';
import { type ColumnMap, parseCandles, parseColumns, parseFeed } from '../market/index.ts';
import type { Diagnostic } from '../strategy/diagnostic.ts';
import type { Candles } from '../time/candles.ts';
import { InputError, UsageError } from './exit.ts';
import { readInput } from './files.ts';

export interface RunData {
  /** Candles by market id. */
  data: Record<string, Candles>;
  /** The magnifier's candles by market id. */
  finer: Record<string, Candles>;
  /** Series from outside, by name. */
  feeds: Record<string, FeedRows>;
  warnings: Diagnostic[];
}

/** Files by `ID` or `ID@TIMEFRAME`, as `--data` names them. */
export type DataFiles = ReadonlyMap<string, string>;

/** @throws UsageError */
export function parseDataFiles(pairs: readonly string[]): DataFiles {
  const files = new Map<string, string>();
  for (const pair of pairs) {
    const split = pair.indexOf('=');
    const id = pair.slice(0, split);
    const file = pair.slice(split + 1);
    if (split < 1 || file === '')
      throw new UsageError(`--data takes ID=FILE, such as main=candles.csv, not "${pair}".`);
    if (files.has(id)) throw new UsageError(`--data names "${id}" twice.`);
    files.set(id, file);
  }
  return files;
}

/** @throws UsageError */
export function parseColumnOption(text: string | undefined): ColumnMap | undefined {
  if (text === undefined) return undefined;
  const columns = parseColumns(text);
  if (columns) return columns;
  throw new UsageError(
    `--columns takes places or headings, such as time=1,open=2,high=3,low=4,close=5,volume=6, not "${text}".`,
  );
}

/**
 * Matches files with the strategy's markets and reads them.
 * @throws UsageError where a market or magnifier has no file, or a file no market
 * @throws InputError where a file cannot be read as candles
 */
export async function readData(strategy: Strategy, files: DataFiles, columns?: ColumnMap): Promise<RunData> {
  const wanted = wantedFiles(strategy);
  const feeds = feedNames(strategy).filter((name) => !wanted.some(({ key }) => key === name));
  for (const name of feeds) {
    if (!files.has(name))
      throw new UsageError(`There is no data for the feed "${name}": add --data ${name}=FILE.`);
  }
  for (const { key, optional } of wanted) {
    if (!optional && !files.has(key))
      throw new UsageError(`There are no candles for "${key}": add --data ${key}=FILE.`);
  }
  for (const key of files.keys()) {
    if (feeds.includes(key) || wanted.some((market) => market.key === key)) continue;
    throw new UsageError(foreignKey(key, [...wanted.map((market) => market.key), ...feeds]));
  }
  const run: RunData = { data: {}, finer: {}, feeds: {}, warnings: [] };
  const faults: Diagnostic[] = [];
  for (const { key, id, timeframe } of wanted) {
    const file = files.get(key);
    if (file === undefined) continue;
    const { candles, diagnostics } = await readCandles(file, timeframe, columns);
    const named = diagnostics.map((diagnostic) => ({
      ...diagnostic,
      path: `data.${key}`,
      ...(files.size > 1 ? { message: `${key}: ${diagnostic.message}` } : {}),
    }));
    if (!candles) faults.push(...named);
    else if (key === id) run.data[id] = candles;
    else run.finer[id] = candles;
    if (candles) run.warnings.push(...named);
  }
  for (const name of feeds) {
    const { rows, diagnostics } = parseFeed(await readInput(files.get(name) ?? ''));
    const named = diagnostics.map((diagnostic) => ({ ...diagnostic, path: `data.${name}` }));
    if (rows) run.feeds[name] = rows;
    (rows ? run.warnings : faults).push(...named);
  }
  if (faults.length > 0) throw new InputError([...faults, ...run.warnings]);
  return run;
}

interface WantedFile {
  key: string;
  id: string;
  timeframe: string;
  /** A magnifier of a market in which nothing is traded. */
  optional: boolean;
}

function wantedFiles(strategy: Strategy): WantedFile[] {
  const magnifier = strategy.execution?.magnifier;
  const traded = tradedMarkets(strategy);
  const markets = strategy.markets.map(({ id, timeframe }) => ({ key: id, id, timeframe, optional: false }));
  if (!magnifier) return markets;
  const finer = strategy.markets.map(({ id }) => ({
    key: `${id}@${magnifier}`,
    id,
    timeframe: magnifier,
    optional: !traded.has(id),
  }));
  return [...markets, ...finer];
}

function tradedMarkets({ nodes, blocks = {}, markets }: Strategy): Set<string> {
  const main = markets[0]?.id ?? '';
  const all: StrategyNode[] = [...nodes, ...Object.values(blocks).flatMap((block) => block.nodes)];
  const orders = all.filter(({ type }) => library.get(type)?.kind === 'order');
  return new Set(orders.map(({ params }) => (typeof params?.market === 'string' ? params.market : main)));
}

function foreignKey(key: string, wanted: readonly string[]): string {
  const names = wanted.join(', ');
  const hint = key.includes('@') ? ' A magnifier is set by execution.magnifier.' : '';
  return `--data names "${key}", but the strategy asks for: ${names}.${hint}`;
}

async function readCandles(file: string, timeframe: string, columns: ColumnMap | undefined) {
  try {
    return parseCandles(await readInput(file), { timeframe, columns });
  } catch (error) {
    if (error instanceof InputError) return { candles: null, diagnostics: error.diagnostics };
    throw error;
  }
}
