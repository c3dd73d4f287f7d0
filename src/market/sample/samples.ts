import type { Candles } from '../../time/candles.ts';
import { parseTimeframe } from '../../time/timeframe.ts';
import { resample } from '../file/resample.ts';
import { parseCandles } from '../parse.ts';
import { type SyntheticOptions, syntheticCandles } from './synthetic.ts';

/** Fetches a file that ships with the app, by its path under the app's root. */
export type ReadAsset = (path: string) => Promise<Uint8Array>;

/** A market that comes with the install and needs no network. */
export interface SampleMarket {
  readonly id: string;
  /** Says so where the market is synthetic. */
  readonly title: string;
  readonly note: string;
  readonly synthetic: boolean;
  readonly symbol: string;
  readonly timeframe: string;
  load(read: ReadAsset): Promise<Candles>;
}

const FROM_2020 = Date.UTC(2020, 0, 1);
const SYNTHETIC_NOTE =
  'Made up by a seeded generator: fat tails, quiet and wild weeks, a daily rhythm. What works here says nothing about a real market.';

const COIN: SyntheticOptions = {
  seed: 54,
  timeframe: '1h',
  bars: 5 * 8766,
  start: FROM_2020,
  price: 8000,
};
const OTHER_COIN: SyntheticOptions = {
  ...COIN,
  seed: 53,
  price: 160,
  volatility: 0.85,
  dailyVolume: 400_000,
};
const COIN_5M: SyntheticOptions = { ...COIN, seed: 21, timeframe: '5m', bars: 100_000 };

export const SAMPLES: readonly SampleMarket[] = [
  synthetic('synthetic-1h', 'Synthetic coin, hourly', '1h', COIN),
  synthetic('synthetic-5m', 'Synthetic coin, 5 minutes', '5m', COIN_5M),
  synthetic('synthetic-4h', 'Synthetic coin, 4 hours', '4h', COIN),
  synthetic('synthetic-1d', 'Synthetic coin, daily', '1d', COIN),
  synthetic('synthetic-b-1h', 'Synthetic second coin, hourly', '1h', OTHER_COIN, 'SYNB/USDT'),
  {
    id: 'sp500-1d',
    title: 'S&P 500 index, daily, 2000 to 2020',
    note: 'Real daily candles of the American stock index, from vega-datasets (BSD-3-Clause).',
    synthetic: false,
    symbol: 'SPX/USD',
    timeframe: '1d',
    load: async (read) => {
      const { candles } = parseCandles(await read('samples/sp500-2000.csv'), { timeframe: '1d' });
      if (!candles)
        throw new Error('The S&P 500 sample that comes with Candlewire is damaged: install it again.');
      return candles;
    },
  },
];

export function findSample(id: string): SampleMarket | undefined {
  return SAMPLES.find((sample) => sample.id === id);
}

function synthetic(
  id: string,
  title: string,
  timeframe: string,
  options: SyntheticOptions,
  symbol = 'SYN/USDT',
): SampleMarket {
  let made: Candles | undefined;
  const load = async () => {
    made ??= inTimeframe(options, timeframe);
    return made;
  };
  return { id, title, note: SYNTHETIC_NOTE, synthetic: true, symbol, timeframe, load };
}

function inTimeframe(options: SyntheticOptions, timeframe: string): Candles {
  const candles = syntheticCandles(options);
  const frame = parseTimeframe(timeframe);
  const step = parseTimeframe(options.timeframe)?.ms;
  return !frame || timeframe === options.timeframe ? candles : resample(candles, frame, 0, step);
}
