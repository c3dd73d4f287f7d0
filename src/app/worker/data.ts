import type { FeedRows, Strategy } from '../../index.ts';
import { resample } from '../../market/file/resample.ts';
import {
  EXAMPLE_SYMBOL,
  findSample,
  openCandleStore,
  SAMPLES,
  type StoredMarket,
} from '../../market/index.ts';
import { type Candles, sliceCandles } from '../../time/candles.ts';
import { parseTimeframe } from '../../time/timeframe.ts';
import type { MarketOffer, Range } from '../state/market-data.ts';
import { exampleSources } from './example-source.ts';
import { feedsFor, forgetFeeds } from './feeds.ts';
import { fileOffer } from './offer.ts';

type MarketSettings = Strategy['markets'][number];

/** Where candles come from, by what a strategy calls them. */
export interface Source extends Pick<MarketOffer, 'key' | 'symbol' | 'exchange' | 'timeframe'> {
  load(): Promise<Candles>;
}

const store = openCandleStore();
const loaded = new Map<string, Promise<Candles>>();

async function readAsset(path: string): Promise<Uint8Array> {
  const response = await fetch(`/${path}`);
  if (!response.ok) throw new Error(`The sample ${path} could not be read: start Candlewire again.`);
  return new Uint8Array(await response.arrayBuffer());
}

const sampleKey = (id: string) => `sample:${id}`;
let generation = 0;
const fileKey = ({ id }: StoredMarket) => `file:${id}:${generation}`;

/** Files were replaced: what is remembered of them no longer holds. */
export function forgetFiles(): void {
  generation++;
  forgetFeeds();
  for (const key of loaded.keys()) if (key.startsWith('file:')) loaded.delete(key);
}

const samples: readonly Source[] = SAMPLES.map(({ id, symbol, timeframe, title, synthetic }) => ({
  key: sampleKey(id),
  symbol,
  timeframe,
  ...(synthetic ? {} : { exchange: title }),
  load: () => remembered(sampleKey(id), async () => findSample(id)?.load(readAsset)),
}));

function remembered(key: string, load: () => Promise<Candles | undefined>): Promise<Candles> {
  const found = loaded.get(key);
  if (found) return found;
  const loading = load().then((candles) => {
    if (!candles) throw new Error('The candles are no longer there: bring the file again.');
    return candles;
  });
  loaded.set(key, loading);
  loading.catch(() => loaded.delete(key));
  return loading;
}

function fileSource(market: StoredMarket): Source {
  const { key, symbol, exchange, timeframe } = fileOffer(market, fileKey(market));
  const load = () => remembered(key, async () => (await store.get(market.id))?.candles);
  return { key, symbol, timeframe, ...(exchange ? { exchange } : {}), load };
}

/** The user's files; none where the browser refuses storage. */
async function files(): Promise<StoredMarket[]> {
  try {
    return await store.list();
  } catch {
    return [];
  }
}

/** The same symbol and timeframe; of several the named exchange. Else the longest finer timeframe of the symbol. */
function choose(sources: readonly Source[], market: MarketSettings): Source | undefined {
  const sameSymbol = sources.filter(({ symbol }) => symbol === market.symbol);
  const exact = sameSymbol.filter(({ timeframe }) => timeframe === market.timeframe);
  const named = exact.find(({ exchange }) => exchange === market.exchange);
  if (named ?? exact[0]) return named ?? exact[0];
  const wanted = parseTimeframe(market.timeframe)?.ms ?? 0;
  const length = ({ timeframe }: Source) => parseTimeframe(timeframe)?.ms ?? Number.POSITIVE_INFINITY;
  return sameSymbol.filter((source) => length(source) < wanted).sort((a, b) => length(b) - length(a))[0];
}

interface Found {
  readonly key: string;
  readonly candles: Candles;
}

async function inTimeframe(source: Source, timeframe: string): Promise<Found> {
  const frame = parseTimeframe(timeframe);
  if (source.timeframe === timeframe || !frame) return { key: source.key, candles: await source.load() };
  const key = `${source.key}>${timeframe}`;
  const step = parseTimeframe(source.timeframe)?.ms;
  const candles = await remembered(key, async () => resample(await source.load(), frame, 0, step));
  return { key, candles };
}

/** Rows whose candle opens inside the range. */
function cut({ key, candles }: Found, range: Range | null): Found {
  if (!range) return { key, candles };
  const { time } = candles;
  const from = firstAtOrAfter(time, range.from);
  const to = firstAtOrAfter(time, range.to + 1);
  if (from === 0 && to === time.length) return { key, candles };
  return { key: `${key}[${from},${to}]`, candles: sliceCandles(candles, from, to) };
}

function firstAtOrAfter(time: Float64Array, moment: number): number {
  let low = 0;
  let high = time.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (time[middle]! < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface RunData {
  /** Names the main market's candles. */
  readonly key: string;
  /** Names the candles of every market, and the series from outside. */
  readonly keys: readonly string[];
  readonly data: Readonly<Record<string, Candles>>;
  /** Series from outside that the strategy asks for, as far as they are here. */
  readonly feeds: Readonly<Record<string, FeedRows>>;
  /** Markets without candles, in words. */
  readonly missing: readonly string[];
}

/** Candles for every market of a strategy, and the series from outside that it asks for. */
export async function candlesFor(strategy: Strategy, range: Range | null): Promise<RunData> {
  const { markets } = strategy;
  const known = markets.every((market) => choose(samples, market)?.timeframe === market.timeframe);
  const ours = known ? samples : [...(await files()).map(fileSource), ...samples];
  const examples = markets.some(({ symbol }) => symbol === EXAMPLE_SYMBOL);
  const sources = examples ? [...(await exampleSources()), ...ours] : ours;
  const data: Record<string, Candles> = {};
  const missing: string[] = [];
  const keys: string[] = [];
  for (const market of markets) {
    const source = choose(sources, market);
    const found = source && cut(await inTimeframe(source, market.timeframe), range);
    if (!found || found.candles.time.length === 0) {
      missing.push(`${market.symbol} ${market.timeframe}`);
      continue;
    }
    data[market.id] = found.candles;
    keys.push(found.key);
  }
  const { feeds, keys: feedKeys } = await feedsFor(strategy);
  return { key: keys[0] ?? '', keys: [...keys, ...feedKeys], data, feeds, missing };
}

/** Everything that there are candles for. Samples are made to tell how many there are. */
export async function listOffers(): Promise<MarketOffer[]> {
  const own = (await files()).map((market) => fileOffer(market, fileKey(market)));
  const shipped = SAMPLES.map(async ({ id, synthetic }, at): Promise<MarketOffer | null> => {
    const source = samples[at];
    const candles = await source?.load().catch(() => null);
    if (!source || !candles) return null;
    return {
      key: sampleKey(id),
      symbol: source.symbol,
      timeframe: source.timeframe,
      ...(source.exchange ? { exchange: source.exchange } : {}),
      from: candles.time[0] ?? Number.NaN,
      to: candles.time.at(-1) ?? Number.NaN,
      candles: candles.time.length,
      synthetic,
      origin: 'sample',
    };
  });
  return [...own, ...(await Promise.all(shipped)).filter((offer) => offer !== null)];
}
