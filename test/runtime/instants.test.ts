import { expect, test } from 'vitest';
import { loadStrategy, simulate } from '../../src/index.ts';
import type { Candles } from '../../src/time/candles.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2024, 0, 1);

/** Candles at the given times whose price is 100 and goes up by one a candle. */
function rising(times: readonly number[]): Candles {
  const open = Float64Array.from(times, (_, i) => 100 + i);
  const close = open.map((price) => price + 1);
  return { time: Float64Array.from(times), open, high: close, low: open, close, volume: open.map(() => 1e6) };
}

function every(step: number, from: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + i * step);
}

function run(timeframes: { main: string; other: string }, data: { main: Candles; other: Candles }) {
  const markets = Object.entries(timeframes).map(([id, timeframe]) => ({ id, symbol: id, timeframe }));
  const { strategy, diagnostics } = loadStrategy({
    format: 'candlewire.strategy',
    version: 1,
    name: '',
    markets,
    account: { cash: 1000, takerFee: 0, makerFee: 0 },
    nodes: [{ id: 'buy', type: 'buy', params: { market: 'other' }, inputs: { when: true } }],
  });
  if (!strategy) throw new Error(JSON.stringify(diagnostics));
  return simulate(strategy, data);
}

test('a main market that starts later: rows bear the time of the candles that close, days are counted once', () => {
  const other = rising(every(HOUR, START, 72));
  const main = rising(every(HOUR, START + 2 * DAY, 24));
  const { time, metrics, hold } = run({ main: '1h', other: '1h' }, { main, other });
  expect([...time]).toEqual([...other.time]);
  expect(metrics.startTime).toBe(START);
  const [first, second, third] = [124 / 101, 148 / 124, 172 / 148].map((growth) => growth - 1);
  const mean = (first! + second! + third!) / 3;
  const squares = [first!, second!, third!].reduce((sum, value) => sum + (value - mean) ** 2, 0);
  expect(metrics.volatility).toBeCloseTo(Math.sqrt((squares / 2) * 365), 9);
  expect(metrics.buyHoldReturn).toBeCloseTo(124 / 100 - 1, 12);
  expect(hold.findIndex((value) => !Number.isNaN(value))).toBe(48);
});

test('a pause of the main market: the rows of the other market go on in time', () => {
  const other = rising(every(HOUR, START, 72));
  const main = rising([...every(HOUR, START, 10), ...every(HOUR, START + 2 * DAY, 24)]);
  const { time } = run({ main: '1h', other: '1h' }, { main, other });
  expect([...time]).toEqual([...other.time]);
});

test('a main market of longer candles: the rows are those of the shorter ones, daily returns those of days', () => {
  const other = rising(every(HOUR, START, 15 * 24));
  const main = rising(every(7 * DAY, START, 2));
  const { time, metrics } = run({ main: '1w', other: '1h' }, { main, other });
  expect([...time]).toEqual([...other.time]);
  const days = Array.from({ length: 15 }, (_, day) => 100 + 24 * (day + 1));
  const returns = days.map((value, day) => value / (day === 0 ? 101 : days[day - 1]!) - 1);
  const mean = returns.reduce((sum, value) => sum + value, 0) / 15;
  const squares = returns.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  expect(metrics.volatility).toBeCloseTo(Math.sqrt((squares / 14) * 365), 9);
  expect(metrics.buyHoldReturn).toBeCloseTo(102 / 101 - 1, 12);
});

test('monthly candles of two markets: a row opens on the first of its month', () => {
  const months = [0, 1, 2, 3].map((month) => Date.UTC(2024, month, 1));
  const { time } = run({ main: '1M', other: '1M' }, { main: rising(months.slice(1)), other: rising(months) });
  expect([...time]).toEqual(months);
});

test('an account that has lost everything has shrunk by all of it in a year', () => {
  const { strategy } = loadStrategy({
    format: 'candlewire.strategy',
    version: 1,
    markets: [{ id: 'main', symbol: 'A', timeframe: '1h', kind: 'perp', leverage: 10, maintenanceMargin: 0 }],
    account: { cash: 1000, takerFee: 0, makerFee: 0 },
    nodes: [
      {
        id: 'buy',
        type: 'buy',
        params: { size: { mode: 'base', value: 100 }, trigger: 'rising' },
        inputs: { when: true },
      },
    ],
  });
  const prices = Float64Array.from([100, 100, 100]);
  const low = Float64Array.from([100, 100, 80]);
  const data = { time: rising(every(HOUR, START, 3)).time, open: prices, high: prices, low, close: low };
  const { metrics } = simulate(strategy!, { main: { ...data, volume: Float64Array.from([1e6, 1e6, 1e6]) } });
  expect([metrics.endEquity, metrics.totalReturn, metrics.cagr]).toEqual([0, -1, -1]);
});
