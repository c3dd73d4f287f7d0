import { expect, test } from 'vitest';
import { bootstrap } from '../../../src/broker/luck/bootstrap.ts';
import { type PlacedTrade, randomEntries } from '../../../src/broker/luck/entries.ts';
import { randomFrom, sample } from '../../../src/broker/luck/random.ts';
import { loadStrategy, luckOf, simulate } from '../../../src/index.ts';
import { syntheticCandles } from '../../../src/market/index.ts';

function drained<T>(steps: Generator<undefined, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

test('every set of different numbers is drawn as often', () => {
  const random = randomFrom(7);
  const counts = new Map<string, number>();
  for (let i = 0; i < 15_000; i++) {
    const drawn = [...sample(2, 6, random)];
    expect(drawn[0]).toBeLessThan(drawn[1]!);
    const key = drawn.join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  expect(counts.size).toBe(15); // 6 choose 2
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

/** Twelve trades of one candle each, of which `hits` met one of the 20 candles in 60 that rise by 1 %. */
function lottery(hits: number): PlacedTrade[] {
  return Array.from({ length: 12 }, (_, i) => ({
    place: 'main main',
    market: 'main',
    long: true,
    bars: 1,
    entryPrice: 100,
    quantity: 1,
    profit: i < hits ? 1 : 0,
    cost: 0,
    share: 1,
  }));
}

function choose(n: number, k: number): number {
  let product = 1;
  for (let i = 1; i <= k; i++) product = (product * (n - k + i)) / i;
  return product;
}

test('the share of random entries that do as well is that of the hypergeometric distribution', () => {
  const open = new Float64Array(61);
  open[0] = 100;
  for (let i = 0; i < 60; i++) open[i + 1] = open[i]! * (i % 3 === 1 ? 1.01 : 1);
  for (const hits of [2, 4, 6]) {
    let expected = 0;
    for (let k = hits; k <= 12; k++) expected += (choose(20, k) * choose(40, 12 - k)) / choose(60, 12);
    const found = drained(randomEntries(lottery(hits), { main: open }, 1));
    expect(found?.draws).toBe(1000);
    expect(Math.abs((found?.share ?? 0) - expected)).toBeLessThan(
      4 * Math.sqrt((expected * (1 - expected)) / 1000),
    );
  }
});

test('too few trades, or more candles than there are, say nothing', () => {
  const open = new Float64Array(61).fill(100);
  expect(drained(randomEntries(lottery(3).slice(3), { main: open }, 1))).toBeNull();
  expect(drained(randomEntries(lottery(3), { main: open.subarray(0, 12) }, 1))).toBeNull();
  expect(drained(randomEntries(lottery(3), { main: open.subarray(0, 13) }, 1))).toMatchObject({ share: 0 });
});

test('costs count against chance as well', () => {
  const open = new Float64Array(61).fill(100);
  const paid = lottery(0).map((trade) => ({ ...trade, profit: -0.2, cost: 0.2 }));
  expect(drained(randomEntries(paid, { main: open }, 1))?.share).toBe(1);
  const spared = paid.map((trade) => ({ ...trade, profit: -0.1 }));
  expect(drained(randomEntries(spared, { main: open }, 1))?.share).toBe(0);
});

test('the bootstrap of equal days knows their end exactly, and of independent ones its spread', () => {
  const same = drained(bootstrap(new Array(100).fill(0.001), 200, 3));
  expect(same?.totalReturn.low).toBeCloseTo(1.001 ** 100 - 1, 12);
  expect(same?.totalReturn).toMatchObject({ high: same?.totalReturn.low });
  expect(same?.maxDrawdown).toEqual({ low: 0, median: 0, high: 0 });

  const random = randomFrom(5);
  const days = Array.from({ length: 4000 }, () => (random() < 0.5 ? 0.01 : -0.01));
  const mean = days.reduce((sum, day) => sum + Math.log(1 + day), 0);
  const spread = Math.sqrt(4000) * 0.01;
  const found = drained(bootstrap(days, 1000, 3));
  // Half the fifth-to-ninety-fifth range of a normal sum is 1.645 standard deviations.
  const half = (Math.log(1 + found!.totalReturn.high) - Math.log(1 + found!.totalReturn.low)) / 2;
  expect(half / spread).toBeGreaterThan(1.645 * 0.85);
  expect(half / spread).toBeLessThan(1.645 * 1.15);
  expect(Math.log(1 + found!.totalReturn.median)).toBeCloseTo(mean, 0);
  expect(found?.block).toBe(16);
  expect(drained(bootstrap([0.01], 10, 1))).toBeNull();
});

test('a finished run has its luck: the same for the same seed, deflated by the variants tried', () => {
  const { strategy } = loadStrategy({
    format: 'candlewire.strategy',
    version: 1,
    markets: [{ id: 'main', symbol: 'BTC/USDT', timeframe: '1h', kind: 'margin' }],
    nodes: [
      { id: 'fast', type: 'ema', params: { length: 12 } },
      { id: 'slow', type: 'ema', params: { length: 40 } },
      { id: 'up', type: 'crosses', inputs: { a: 'fast.value', b: 'slow.value' } },
      {
        id: 'down',
        type: 'crosses',
        params: { direction: 'below' },
        inputs: { a: 'fast.value', b: 'slow.value' },
      },
      { id: 'buy', type: 'buy', inputs: { when: 'up.value' } },
      { id: 'short', type: 'short', inputs: { when: 'down.value' } },
    ],
  });
  const main = syntheticCandles({
    seed: 8,
    timeframe: '1h',
    bars: 6000,
    start: Date.UTC(2023, 0, 1),
    price: 20_000,
  });
  const result = simulate(strategy!, { main });
  const luck = luckOf(result);
  expect(luckOf(result)).toEqual(luck);
  expect(luck.entries?.share).toBeGreaterThan(0);
  expect(luck.entries?.share).toBeLessThan(1);
  const { low, median, high } = luck.bootstrap!.totalReturn;
  expect(low).toBeLessThan(median);
  expect(median).toBeLessThan(high);
  expect(luck.bootstrap?.maxDrawdown.low).toBeLessThan(0);
  expect(luck.sharpe).toMatchObject({ variants: 1, expectedBest: 0, deflated: luck.sharpe?.probabilistic });
  const tried = luckOf(result, { variants: 50 });
  expect(tried.sharpe?.deflated).toBeLessThan(luck.sharpe!.probabilistic);
  expect(luckOf(result, { sharpes: [0.5, -0.5, 1, 0] }).sharpe?.variants).toBe(4);
});
