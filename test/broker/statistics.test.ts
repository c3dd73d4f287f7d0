import fc from 'fast-check';
import { expect, test } from 'vitest';
import { METRIC_KEYS, loadStrategy, resultJson, simulate } from '../../src/index.ts';
import { syntheticCandles } from '../../src/market/index.ts';
import type { Candles } from '../../src/time/candles.ts';
import { parseTimeframe } from '../../src/time/timeframe.ts';
import { statisticsOf } from './statistics-direct.ts';

/** Every key that the page names, in its order. */
const NAMED =
  `bars startTime endTime startEquity endEquity totalReturn cagr buyHoldReturn volatility sharpe sortino calmar
ulcer omega maxDrawdown maxDrawdownDays trades openTrades winRate profitFactor expectancy expectancyPercent averageWin
averageLoss bestTrade worstTrade longestWinStreak longestLossStreak averageBars averageBarsWon averageBarsLost exposure
turnover fees slippage funding sqn kelly longTrades shortTrades maxGrossExposure ordersRejected ordersExpired
ordersPartlyFilled liquidations ambiguousCandles`.split(/\s+/);

/** Counts, judged by the referee, and what only counts. */
const COUNTED = ['ordersRejected', 'ordersExpired', 'ordersPartlyFilled', 'liquidations', 'ambiguousCandles'];

function keep(candles: Candles, kept: (row: number) => boolean): Candles {
  const pick = (column: Float64Array) => column.filter((_, row) => kept(row));
  return {
    time: pick(candles.time),
    open: pick(candles.open),
    high: pick(candles.high),
    low: pick(candles.low),
    close: pick(candles.close),
    volume: pick(candles.volume),
  };
}

const settings = fc.record({
  seed: fc.nat(10_000),
  timeframe: fc.constantFrom('1h', '4h', '1d', '3d', '1w'),
  bars: fc.integer({ min: 30, max: 900 }),
  start: fc.constantFrom(Date.UTC(2023, 0, 2), Date.UTC(2021, 10, 29)),
  kind: fc.constantFrom('spot', 'margin', 'perp'),
  fee: fc.constantFrom(0, 0.001),
  slippage: fc.constantFrom(0, 0.0005),
  daysPerYear: fc.constantFrom(365 as const, 252 as const),
  closeAtEnd: fc.constantFrom(false, 'open', 'close'),
  missing: fc.constantFrom(0, 5, 90),
  length: fc.integer({ min: 2, max: 9 }),
  stop: fc.constantFrom(0.4, 2, 8),
  size: fc.constantFrom(20, 50, 100),
});

test('every statistic of random runs is that of its definition, computed directly', () => {
  const seen = { trades: 0, shorts: 0, gaps: 0, funding: 0, open: 0, nulls: new Set<string>() };
  fc.assert(
    fc.property(settings, (chosen) => {
      const { timeframe, kind, fee, daysPerYear, closeAtEnd, length, stop, size, missing, ...rest } = chosen;
      const whole = syntheticCandles({ ...rest, timeframe, price: 100 });
      const main = keep(whole, (row) => row % 97 >= missing);
      if (main.time.length < 20) return;
      const { strategy } = loadStrategy({
        format: 'candlewire.strategy',
        version: 1,
        markets: [
          {
            ...{ id: 'main', symbol: 'A/B', timeframe, kind },
            ...(kind === 'perp' ? { fundingRate: 0.0001, fundingHours: 8 } : {}),
          },
        ],
        account: { cash: 5000, makerFee: fee, takerFee: fee, slippage: chosen.slippage },
        execution: { daysPerYear, closeAtEnd, volumeCap: null },
        nodes: [
          { id: 'mean', type: 'sma', params: { length } },
          { id: 'price', type: 'candles' },
          { id: 'up', type: 'crosses', inputs: { a: 'price.close', b: 'mean.value' } },
          {
            id: 'down',
            type: 'crosses',
            params: { direction: 'below' },
            inputs: { a: 'price.close', b: 'mean.value' },
          },
          {
            id: 'buy',
            type: 'buy',
            params: { size: { mode: 'equity-percent', value: size }, entries: 2 },
            inputs: { when: 'up.value' },
          },
          kind === 'spot'
            ? { id: 'out', type: 'sell', inputs: { when: 'down.value' } }
            : {
                id: 'out',
                type: 'short',
                params: { size: { mode: 'equity-percent', value: size } },
                inputs: { when: 'down.value' },
              },
          { id: 'stop', type: 'stop-loss', params: { percent: stop } },
        ],
      });
      if (!strategy) throw new Error('no strategy');
      const result = simulate(strategy, { main });
      const frameMs = parseTimeframe(timeframe)!.ms;
      // Both crossings are known from the second value of the mean on.
      const direct = statisticsOf({
        ...{ result, candles: main, frameMs, daysPerYear },
        ...{ cash: 5000, warm: length, takerFee: fee },
      });
      for (const [key, expected] of Object.entries(direct)) {
        const found = Object.entries(result.metrics).find(([name]) => name === key)?.[1] ?? null;
        if (expected === null) {
          expect(found, key).toBeNull();
          seen.nulls.add(key);
          continue;
        }
        const scale = ['funding', 'expectancy', 'sqn', 'kelly'].includes(key) ? 1 : 0;
        const error = Math.abs((found ?? Number.NaN) - expected) / Math.max(Math.abs(expected), scale, 1e-9);
        expect(error, `${key}: ${found}, directly ${expected}`).toBeLessThan(1e-8);
      }
      seen.trades += direct.trades ?? 0;
      seen.shorts += direct.shortTrades ?? 0;
      seen.gaps += main.time.length < whole.time.length ? 1 : 0;
      seen.funding += (direct.funding ?? 0) > 1e-6 ? 1 : 0;
      seen.open += direct.openTrades ?? 0;
    }),
    { numRuns: 150, seed: 11 },
  );
  expect(seen.trades).toBeGreaterThan(1000);
  expect(seen.shorts).toBeGreaterThan(200);
  expect(seen.gaps).toBeGreaterThan(20);
  expect(seen.funding).toBeGreaterThan(10);
  expect(seen.open).toBeGreaterThan(10);
  expect([...seen.nulls]).toEqual(expect.arrayContaining(['profitFactor', 'kelly']));
}, 120_000);

test('the keys are those of the page, in the result and in its JSON, and nothing is left unjudged', () => {
  expect([...METRIC_KEYS].sort()).toEqual([...NAMED].sort());
  const { strategy } = loadStrategy({
    format: 'candlewire.strategy',
    version: 1,
    markets: [{ id: 'main', symbol: 'A/B', timeframe: '1h' }],
    nodes: [],
  });
  const main = syntheticCandles({ seed: 1, timeframe: '1h', bars: 30, start: 0, price: 10 });
  const result = simulate(strategy!, { main });
  expect(Object.keys(resultJson(result).metrics).sort()).toEqual([...NAMED].sort());
  const judged = {
    result,
    candles: main,
    frameMs: 3_600_000,
    daysPerYear: 365,
    cash: 10_000,
    warm: -1,
    takerFee: 0,
  };
  const direct = statisticsOf({ ...judged, daysPerYear: 365 });
  expect([...Object.keys(direct), ...COUNTED].sort()).toEqual([...NAMED].sort());
});
