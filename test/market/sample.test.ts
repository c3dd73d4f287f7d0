import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findSample, parseCandles, SAMPLES, syntheticCandles } from '../../src/market/index.ts';
import { parseTimeframe } from '../../src/time/timeframe.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = async (file: string) => readFileSync(path.join(ROOT, 'public', file));
const PACKAGE = path.join(ROOT, 'node_modules/vega-datasets/data/sp500-2000.csv');
const OPTIONS = { seed: 7, timeframe: '1h', bars: 4000, start: Date.UTC(2020, 0, 1), price: 100 };

describe('sample markets', () => {
  test.each(SAMPLES.map((sample) => [sample.id, sample] as const))(
    '%s is a good market',
    async (_id, sample) => {
      const candles = await sample.load(read);
      const step = parseTimeframe(sample.timeframe)?.ms ?? 0;
      expect(candles.time.length).toBeGreaterThan(1500);
      for (let at = 0; at < candles.time.length; at++) {
        const [open, high, low, close] = [
          candles.open[at]!,
          candles.high[at]!,
          candles.low[at]!,
          candles.close[at]!,
        ];
        const holds =
          low > 0 && low <= Math.min(open, close) && high >= Math.max(open, close) && candles.volume[at]! > 0;
        if (!holds || (at > 0 && candles.time[at]! - candles.time[at - 1]! < step))
          expect.fail(`${sample.id}: candle ${at}`);
      }
    },
  );

  test('a made-up market says so in its title', () => {
    for (const { synthetic, title } of SAMPLES) expect(/synthetic/i.test(title)).toBe(synthetic);
  });

  test('the S&P 500 file is the one of vega-datasets, column for column', async ({ skip }) => {
    if (!existsSync(PACKAGE)) skip('vega-datasets is not installed');
    const ours = await findSample('sp500-1d')?.load(read);
    expect(ours).toEqual(parseCandles(readFileSync(PACKAGE)).candles);
  });
});

describe('the synthetic market', () => {
  const candles = syntheticCandles(OPTIONS);
  const returns = Array.from(candles.close.subarray(1), (close, at) => Math.log(close / candles.close[at]!));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const moment = (power: number) => mean(returns.map((value) => (value - mean(returns)) ** power));

  test('is a function of its options', () => {
    expect(syntheticCandles(OPTIONS)).toEqual(candles);
    expect(syntheticCandles({ ...OPTIONS, seed: 8 }).close).not.toEqual(candles.close);
  });

  test('has fat tails: kurtosis well above the normal 3', () => {
    expect(moment(4) / moment(2) ** 2).toBeGreaterThan(5);
  });

  test('has clustered volatility: sizes of neighbouring returns go together, signs do not', () => {
    const correlation = (values: readonly number[]) => {
      const middle = mean(values);
      const products = values.slice(1).map((value, at) => (value - middle) * (values[at]! - middle));
      return mean(products) / mean(values.map((value) => (value - middle) ** 2));
    };
    expect(correlation(returns.map(Math.abs))).toBeGreaterThan(0.15);
    expect(Math.abs(correlation(returns))).toBeLessThan(0.08);
  });

  test('has a daily rhythm: the American afternoon trades more than the early morning', () => {
    const at = (hour: number) => mean(Array.from(candles.volume).filter((_, bar) => bar % 24 === hour));
    expect(at(15)).toBeGreaterThan(1.5 * at(3));
  });
});
