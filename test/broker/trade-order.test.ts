import { expect, test } from 'vitest';
import { loadStrategy, simulate } from '../../src/index.ts';

const HOUR = 3_600_000;

/** Opens of the candles; each closes where it opens. */
function candlesOf(opens: readonly number[]) {
  const open = Float64Array.from(opens);
  const time = open.map((_, i) => i * HOUR);
  return { time, open, high: open, low: open, close: open, volume: open.map(() => 1e9) };
}

function run(markets: readonly string[], nodes: readonly object[], data: Record<string, number[]>) {
  const { strategy, diagnostics } = loadStrategy({
    format: 'candlewire.strategy',
    version: 1,
    markets: markets.map((id) => ({ id, symbol: id, timeframe: '1h' })),
    account: { cash: 1000, makerFee: 0, takerFee: 0 },
    nodes,
  });
  if (!strategy) throw new Error(JSON.stringify(diagnostics));
  const candles = Object.fromEntries(Object.entries(data).map(([id, opens]) => [id, candlesOf(opens)]));
  return simulate(strategy, candles);
}

function pair(id: string, place: { market?: string; book?: string }, bars: number) {
  const size = { mode: 'quote', value: 100 };
  return [
    { id: `buy-${id}`, type: 'buy', params: { ...place, size }, inputs: { when: true } },
    { id: `out-${id}`, type: 'time-exit', params: { ...place, bars } },
  ];
}

test('trades of one exit and one entry stand in the order of the names of their books', () => {
  const nodes = [...pair('z', { book: 'z' }, 2), ...pair('a', { book: 'a' }, 2)];
  const { trades } = run(['main'], nodes, { main: [100, 101, 102, 103, 104, 105, 106, 107] });
  expect(trades.map(({ book }) => book)).toEqual(['a', 'z', 'a', 'z']);
});

test('streaks follow the trades as they are listed, also where several end on one candle', () => {
  // Three losses of one market; the other's win ends with the last of them and was entered before it, so it is listed before.
  const nodes = [...pair('main', { market: 'main' }, 1), ...pair('up', { market: 'up' }, 5)];
  const data = { main: [100, 100, 99, 98, 97, 96, 95, 94], up: [1, 1, 2, 3, 4, 5, 6, 7] };
  const { trades, metrics } = run(['main', 'up'], nodes, data);
  expect(trades.map(({ profit }) => Math.sign(profit))).toEqual([-1, -1, 1, -1]);
  expect(metrics.longestLossStreak).toBe(2);
});
