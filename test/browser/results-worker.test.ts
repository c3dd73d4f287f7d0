import { describe, expect, test } from 'vitest';
import { BLOCK, type RunRequest } from '../../src/app/worker/protocol.ts';
import { alignSeries, rowFinder, rowsOf } from '../../src/app/worker/align.ts';
import { boundsOf } from '../../src/app/chart/draw-line.ts';
import { funnelOf } from '../../src/app/worker/funnel.ts';
import { drawdownOf, makeLine } from '../../src/app/worker/line.ts';
import { luckOf, Tried } from '../../src/app/worker/luck.ts';
import { symbolIn } from '../../src/app/worker/offer.ts';
import { type Kept, runStrategy } from '../../src/app/worker/run.ts';
import { luckOf as libraryLuck, loadStrategy, simulate, type Strategy } from '../../src/index.ts';
import { syntheticCandles } from '../../src/market/index.ts';
import { parseTimeframe } from '../../src/time/timeframe.ts';
import { corpus } from '../corpus/strategies.ts';

const candles = syntheticCandles({
  seed: 7,
  timeframe: '1h',
  bars: 6000,
  start: Date.UTC(2021, 0, 1),
  price: 100,
});
const data = { key: 'k', keys: ['k'], data: { main: candles }, feeds: {}, missing: [] };
const request = (strategy: Strategy): RunRequest => ({ strategy, range: null, has: 'k', view: null });

function read(document: unknown): Strategy {
  const { strategy } = loadStrategy(document);
  if (!strategy) throw new Error('The corpus holds a strategy that cannot be read.');
  return strategy;
}
const strategies = corpus('1h').map(read);
const [cross] = strategies;
if (!cross) throw new Error('The corpus is empty.');

const columnsOf = (kept: Kept) =>
  Object.fromEntries([...kept.columns].map(([ref, { values }]) => [ref, JSON.stringify([...values])]));

describe('the newest run', () => {
  test.each(strategies)('reuses after an edit of "$name" only what the edit leaves as it was', (strategy) => {
    let before: Kept | null = null;
    for (const node of strategy.nodes) {
      const length = node.params?.length;
      if (typeof length !== 'number') continue;
      const nodes = strategy.nodes.map((each) =>
        each.id === node.id ? { ...each, params: { ...each.params, length: length + 3 } } : each,
      );
      const edited = { ...strategy, nodes };
      const reused = runStrategy(request(edited), data, before);
      const fresh = runStrategy(request(edited), data, null);
      expect(columnsOf(reused.kept)).toEqual(columnsOf(fresh.kept));
      expect(reused.report.metrics).toEqual(fresh.report.metrics);
      before = reused.kept;
    }
  });

  test('multiplies its months to the whole return', () => {
    const { report } = runStrategy(request(cross), data, null);
    const product = report.months.reduce((value, { strategy }) => value * (1 + strategy), 1);
    expect(product - 1).toBeCloseTo(report.metrics.totalReturn ?? Number.NaN, 9);
  });

  test('counts as many entries as its trades had', () => {
    const { report } = runStrategy(request(cross), data, null);
    const entries = report.orders.reduce((sum, order) => sum + order.entries, 0);
    expect(entries).toBe(report.trades.count);
    expect(entries).toBeGreaterThan(20);
  });

  test('lets no condition of the funnel add candles', () => {
    const { kept } = runStrategy(request(cross), data, null);
    const counts = funnelOf(kept, 'buy').map(({ count }) => count);
    expect(counts[0]).toBe(6000);
    expect(counts.every((count, at) => at === 0 || count <= (counts[at - 1] ?? 0))).toBe(true);
  });
});

describe('luck', () => {
  const { kept } = runStrategy(request(cross), data, null);
  test('of a finished run is that of the library, and counts the variants that were tried', async () => {
    const luck = await luckOf(kept, data, new Tried(), () => true);
    expect(luck).toEqual(libraryLuck(simulate(cross, data.data)));
    const tried = new Tried();
    for (const cash of [5000, 10_000, 10_000]) tried.note({ ...cross, account: { cash } }, kept.metrics);
    expect((await luckOf(kept, data, tried, () => true))?.sharpe?.variants).toBe(2);
  });
  test('is given up when a newer run has come', async () => {
    expect(await luckOf(kept, data, new Tried(), () => false)).toBeNull();
  });
});

describe('lines', () => {
  const values = Float64Array.from({ length: 1000 }, (_, at) =>
    at < 30 ? Number.NaN : Math.sin(at / 7) * at,
  );
  const line = makeLine(values);
  test.each([
    [0, 1000],
    [31, 500],
    [0, 20],
    [BLOCK, 3 * BLOCK],
    [997, 2000],
  ])('know the bounds of rows %i to %i', (from, to) => {
    const known = [...values.slice(from, to)].filter((value) => !Number.isNaN(value));
    const bounds = { low: 0, high: 0 };
    expect(boundsOf(line, from, to, bounds)).toBe(known.length > 0);
    if (known.length > 0) expect(bounds).toEqual({ low: Math.min(...known), high: Math.max(...known) });
  });
  test('show drawdown from the highest equity so far', () => {
    expect([...drawdownOf(Float64Array.of(100, 120, 90, 130), 100)]).toEqual([0, 0, -0.25, 0]);
  });
});

describe('rows of the chart', () => {
  test.each([
    ['without a gap', [0, 1, 2, 3, 4, 5, 6, 7]],
    ['with gaps', [0, 1, 5, 6, 7, 20, 21, 22]],
    ['with a gap at the start', [0, 9, 10, 11, 12, 13, 30, 31]],
  ])('are found by any time, in any order, in candles %s', (_, hours) => {
    const time = Float64Array.from(hours, (hour) => hour * 3_600_000);
    const rowOf = rowFinder({ time, close: time });
    for (const asked of [3, 7, 0, 40, 5.5, 12, 2, 21.2, -1, 9, 1]) {
      expect(rowOf(asked * 3_600_000)).toBe(hours.findLastIndex((hour) => hour <= asked));
    }
  });

  test('show of a slower series only what had closed', () => {
    const hour = parseTimeframe('1h');
    const day = parseTimeframe('1d');
    if (!hour || !day) throw new Error('There are hours and days.');
    const start = Date.UTC(2024, 0, 1);
    const hours = rowsOf(
      Float64Array.from({ length: 72 }, (_, at) => start + at * hour.ms),
      hour,
    );
    const days = {
      time: Float64Array.of(start, start + day.ms, start + 2 * day.ms),
      values: Float64Array.of(1, 2, 3),
    };
    const aligned = alignSeries(days, day, hours);
    expect(aligned[22]).toBeNaN();
    expect([aligned[23], aligned[46], aligned[47], aligned[71]]).toEqual([1, 1, 2, 3]);
  });
});

test.each([
  ['binance_spot_SOLUSDT_1h_2024', 'SOL/USDT'],
  ['my BTC-EUR export', 'BTC/EUR'],
  ['freqtrade_LTCBTC_5m', 'LTC/BTC'],
  ['prices', 'prices'],
])('a file called %s holds %s', (name, symbol) => expect(symbolIn(name)).toBe(symbol));
