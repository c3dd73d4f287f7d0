import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadStrategy, type Strategy, simulate } from '../../src/index.ts';
import { findSample, parseCandles } from '../../src/market/index.ts';
import type { Candles } from '../../src/time/candles.ts';
import { corpus } from '../corpus/strategies.ts';
import { chooseFile, type RunningApp, startApp, verdict } from './app.ts';
import { type Answer, runInPage } from './worker.ts';

const SHARED = path.resolve(import.meta.dirname, '../../../shared/data/candles');
const FILES = [
  { file: 'binance_spot_SOLUSDT_1h_2024.csv', symbol: 'SOL/USDT', timeframe: '1h' },
  { file: 'freqtrade_LTCBTC_5m_2018-01.csv', symbol: 'LTC/BTC', timeframe: '5m' },
  { file: 'coinbase_spot_BTCUSD_1d_2014-2018.csv', symbol: 'BTC/USD', timeframe: '1d' },
];

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

function strategiesOn(symbol: string, timeframe: string): Strategy[] {
  return corpus(timeframe).map((document) => {
    const { strategy } = loadStrategy(document);
    if (!strategy) throw new Error(`${document.name} is no strategy.`);
    return { ...strategy, markets: strategy.markets.map((market) => ({ ...market, symbol })) };
  });
}

/** The same run in this process, in the same form. */
function runHere(strategy: Strategy, candles: Candles, refs: readonly string[]): Answer {
  const result = simulate(strategy, { main: candles }, { taps: [...refs] });
  const columns = [
    ...Object.entries(result.series).map(([ref, { values }]) => [ref, values] as const),
    ['equity', result.equity] as const,
    ['hold', result.hold] as const,
  ];
  return {
    metrics: JSON.stringify(result.metrics),
    trades: JSON.stringify([...result.trades, ...result.openTrades]),
    series: Object.fromEntries(columns.map(([ref, column]) => [ref, JSON.stringify([...column])])),
  };
}

function expectSame(page: Answer, strategy: Strategy, candles: Candles): number {
  const refs = Object.keys(page.series).filter((ref) => ref.includes('.'));
  const here = runHere(strategy, candles, refs);
  expect(page.metrics, `metrics of "${strategy.name}"`).toBe(here.metrics);
  expect(page.trades, `trades of "${strategy.name}"`).toBe(here.trades);
  let compared = 0;
  for (const [ref, text] of Object.entries(page.series)) {
    const other = here.series[ref] ?? '';
    // A series of a slower clock is shown on every candle of the chart, so it has more rows there.
    if (text.split(',').length !== other.split(',').length) continue;
    expect(text === other, `series ${ref} of "${strategy.name}"`).toBe(true);
    compared++;
  }
  return compared;
}

describe('the app in Chromium and the library in Node', () => {
  test('give the same trades, metrics and series, byte for byte, on a sample market', async () => {
    const { page } = await app.open();
    await verdict(page);
    const candles = await findSample('synthetic-4h')?.load(() => Promise.reject(new Error('no file')));
    if (!candles) throw new Error('There is no such sample.');
    let trades = 0;
    let series = 0;
    for (const strategy of strategiesOn('SYN/USDT', '4h')) {
      const answer = await runInPage(page, strategy);
      series += expectSame(answer, strategy, candles);
      trades += JSON.parse(answer.trades).length;
    }
    expect(trades).toBeGreaterThan(100);
    expect(series).toBeGreaterThan(30);
    await page.context().close();
  });

  test.skipIf(!existsSync(SHARED)).each(FILES)(
    'agree on $file, brought as a file',
    async ({ file, symbol, timeframe }) => {
      const bytes = readFileSync(path.join(SHARED, file));
      const { candles } = parseCandles(bytes);
      if (!candles) throw new Error(`${file} cannot be read.`);
      const { page } = await app.open();
      await verdict(page);
      await chooseFile(page, file, bytes);
      await page.getByRole('button', { name: new RegExp(`^Market:? ${symbol}`) }).waitFor();
      for (const strategy of strategiesOn(symbol, timeframe))
        expectSame(await runInPage(page, strategy), strategy, candles);
      await page.context().close();
    },
  );
});
