import { describe, expect, test } from 'vitest';
import { loadStrategy, simulate } from '../../src/index.ts';
import { emptyCandles } from '../../src/time/candles.ts';

const DAY = 86_400_000;
const MONDAY = Date.UTC(2024, 0, 1);

function daily(prices: readonly number[]) {
  const candles = emptyCandles(prices.length);
  for (const [i, price] of prices.entries()) {
    candles.time[i] = MONDAY + i * DAY;
    for (const column of [candles.open, candles.high, candles.low, candles.close]) column[i] = price;
    candles.volume[i] = 1e9;
  }
  return candles;
}

function run(
  prices: readonly number[],
  params: Record<string, unknown>,
  more: readonly unknown[] = [],
  inputs = {},
) {
  const { strategy, diagnostics } = loadStrategy({
    format: 'candlewire.strategy',
    version: 1,
    markets: [{ id: 'main', symbol: 'A/B', timeframe: '1d' }],
    account: { cash: 10_000, makerFee: 0, takerFee: 0 },
    execution: { volumeCap: null },
    nodes: [...more, { id: 'save', type: 'interval-buy', params, inputs }],
  });
  if (!strategy) throw new Error('unreadable');
  expect(diagnostics).toEqual([]);
  return simulate(strategy, { main: daily(prices) });
}

const spent = (fills: readonly { price: number; quantity: number; side: string }[]) =>
  fills.map(
    ({ price, quantity, side }) => Math.round((side === 'buy' ? 1 : -1) * price * quantity * 1e6) / 1e6,
  );

describe('interval buy', () => {
  test('spends the same amount once a week, on the first bar that closes in it', () => {
    const { fills } = run(new Array<number>(22).fill(50), { amount: 100, every: '1w' });
    expect(spent(fills)).toEqual([100, 100, 100]);
    // The bar of Sunday closes on Monday, and what it decides fills at Monday's open.
    expect(fills.map(({ time }) => new Date(time).getUTCDay())).toEqual([1, 1, 1]);
  });

  test('buys several amounts in a dip', () => {
    const prices = [100, 100, 100, 100, 89, 89, 100, 100];
    const { fills } = run(prices, { amount: 100, every: '1d', dip: 10, multiplier: 3, dipLength: 5 });
    // A dip is seen at its close and bought at the next open.
    expect(spent(fills)).toEqual([100, 100, 100, 100, 300, 300, 100]);
  });

  test('value averaging trades what is missing to the value that is due', () => {
    const prices = [100, 100, 100, 50, 200, 200];
    const { fills } = run(prices, { amount: 100, every: '1d', method: 'value-averaging' });
    // Due by now: 100, 200, 300 … and the position is worth 0; 100; half of 200; four times that; and so on.
    expect(spent(fills)).toEqual([100, 100, 200, -800, 100]);
  });

  test('buys only while its condition is true, and by its scale', () => {
    const cheap = { id: 'cheap', type: 'compare', params: { op: '<' }, inputs: { a: 'price.close', b: 100 } };
    const twice = { id: 'twice', type: 'constant', params: { value: 2 } };
    const price = { id: 'price', type: 'candles' };
    const { fills } = run([120, 90, 120, 80, 120], { amount: 100, every: '1d' }, [price, cheap, twice], {
      when: 'cheap.value',
      scale: 'twice.value',
    });
    expect(spent(fills)).toEqual([200, 200]);
  });
});
