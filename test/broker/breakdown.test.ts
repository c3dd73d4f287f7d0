import { expect, test } from 'vitest';
import { loadStrategy, resultJson, simulate } from '../../src/index.ts';
import { syntheticCandles } from '../../src/market/index.ts';

const candles = (seed: number) =>
  syntheticCandles({ seed, timeframe: '1h', bars: 2500, start: Date.UTC(2023, 0, 1), price: 100 });

/** Two markets, both sides, a stop and a target, orders that expire, are too small, or larger than the candle's share. */
function run() {
  const order = (id: string, type: string, when: string, params: object) => ({
    id,
    type,
    params,
    inputs: { when },
  });
  const { strategy, diagnostics } = loadStrategy({
    format: 'candlewire.strategy',
    version: 1,
    markets: [
      { id: 'main', symbol: 'A/B', timeframe: '1h', kind: 'margin' },
      { id: 'other', symbol: 'C/B', timeframe: '1h', minNotional: 100 },
    ],
    account: { slippage: 0.001 },
    execution: { volumeCap: 0.0001 },
    nodes: [
      { id: 'price', type: 'candles' },
      { id: 'mean', type: 'sma', params: { length: 10 } },
      { id: 'up', type: 'crosses', inputs: { a: 'price.close', b: 'mean.value' } },
      {
        id: 'down',
        type: 'crosses',
        params: { direction: 'below' },
        inputs: { a: 'price.close', b: 'mean.value' },
      },
      order('buy', 'buy', 'up.value', { size: { mode: 'equity-percent', value: 40 } }),
      order('short', 'short', 'down.value', { size: { mode: 'equity-percent', value: 40 } }),
      { id: 'stop', type: 'stop-loss', params: { percent: 1 } },
      { id: 'target', type: 'take-profit', params: { percent: 2 } },
      order('far', 'buy', 'up.value', {
        market: 'other',
        type: 'limit',
        offset: { percent: 1.5 },
        expireBars: 3,
        size: { mode: 'quote', value: 300 },
      }),
      order('tiny', 'buy', 'down.value', { market: 'other', book: 'b', size: { mode: 'quote', value: 50 } }),
      { id: 'out', type: 'time-exit', params: { bars: 5, market: 'other' } },
    ],
  });
  if (!strategy) throw new Error(JSON.stringify(diagnostics));
  return simulate(strategy, { main: candles(3), other: candles(4) });
}

const result = run();
const { breakdown, metrics, trades } = result;

test('every way of grouping holds every trade once', () => {
  const { all, markets, books, directions, entryNodes, exitNodes, exitReasons } = breakdown;
  for (const groups of [markets, books, directions, entryNodes, exitNodes, exitReasons]) {
    expect(groups.length).toBeGreaterThan(0);
    for (const key of ['trades', 'won', 'profit', 'fees'] as const) {
      const sum = groups.reduce((total, group) => total + group[key], 0);
      expect(sum).toBeCloseTo(all?.[key] ?? 0, 6);
    }
  }
  expect(markets.map(({ of }) => of).sort()).toEqual(['main', 'other']);
  expect(directions.map(({ of }) => of).sort()).toEqual(['long', 'short']);
  expect(exitReasons.map(({ of }) => of)).toEqual(
    expect.arrayContaining(['stop-loss', 'take-profit', 'time-exit']),
  );
});

test('the group of all trades has the numbers of the metrics', () => {
  const { all } = breakdown;
  expect(all?.trades).toBe(metrics.trades);
  for (const key of ['winRate', 'profitFactor', 'expectancy', 'expectancyPercent', 'averageBars'] as const)
    expect(all?.[key]).toBeCloseTo(metrics[key] ?? Number.NaN, 9);
});

test('expectancy counts in initial risks where a stop was set, and is unknown elsewhere', () => {
  const main = trades.filter(({ market }) => market === 'main');
  // The stop stands one percent away; a risk is measured from the first fill, the entry price is that of all of them.
  const inRisks = main.map(({ profit, entryPrice, quantity }) => profit / (entryPrice * 0.01 * quantity));
  const expected = inRisks.reduce((sum, r) => sum + r, 0) / inRisks.length;
  const found = breakdown.markets.find(({ of }) => of === 'main')?.expectancyR ?? 0;
  expect(Math.abs(found - expected)).toBeLessThan(0.02 * Math.abs(expected));
  expect(breakdown.markets.find(({ of }) => of === 'other')?.expectancyR).toBeNull();
  expect(breakdown.all?.expectancyR).toBeCloseTo(found, 9);
});

test('orders that did not fill whole are told by node, and add up', () => {
  const sum = (key: 'rejected' | 'expired' | 'partlyFilled') =>
    breakdown.orders.reduce((total, order) => total + order[key], 0);
  expect(sum('rejected')).toBe(metrics.ordersRejected);
  expect(sum('expired')).toBe(metrics.ordersExpired);
  expect(sum('partlyFilled')).toBe(metrics.ordersPartlyFilled);
  const of = (node: string) => breakdown.orders.find((order) => order.node === node);
  expect(of('far')?.expired).toBeGreaterThan(10);
  expect(of('tiny')?.rejected).toBeGreaterThan(10);
  expect(of('buy')?.partlyFilled).toBeGreaterThan(10);
});

test('months multiply to the whole return, and costs are shares of what the winners made', () => {
  const product = breakdown.months.reduce((value, { strategy }) => value * (1 + strategy), 1);
  expect(product - 1).toBeCloseTo(metrics.totalReturn ?? Number.NaN, 9);
  expect(breakdown.months.map(({ month }) => month)).toEqual(['2023-01', '2023-02', '2023-03', '2023-04']);
  const gross = trades.reduce((sum, { profit, fees }) => sum + (profit > 0 ? profit + fees : 0), 0);
  expect(breakdown.costs.fees).toBeCloseTo((metrics.fees ?? 0) / gross, 9);
  expect(breakdown.costs.slippage).toBeCloseTo((metrics.slippage ?? 0) / gross, 9);
  expect(resultJson(result).breakdown).toEqual(breakdown);
});
