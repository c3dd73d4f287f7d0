import { beforeAll, expect, test } from 'vitest';
import { syntheticCandles } from '../../src/market/index.ts';
import { buildCommand, candleCsv, candlewire, file, lines } from './command.ts';

const strategy = {
  format: 'candlewire.strategy',
  version: 1,
  markets: [{ id: 'main', symbol: 'BTC/USDT', timeframe: '1h' }],
  nodes: [
    { id: 'price', type: 'candles' },
    { id: 'mean', type: 'sma', params: { length: 50 }, inputs: { source: 'price.close' } },
    { id: 'up', type: 'crosses', inputs: { a: 'price.close', b: 'mean.value' } },
    { id: 'buy', type: 'buy', inputs: { when: 'up.value' } },
    { id: 'stop', type: 'stop-loss', params: { percent: 2 } },
  ],
};
const candles = syntheticCandles({
  seed: 5,
  timeframe: '1h',
  bars: 1000,
  start: Date.UTC(2023, 0, 1),
  price: 20_000,
});
const WORDS = ['backtest', 'why.json', '--data', 'main=why.csv'];
const RUN = [...WORDS, '--json'];

beforeAll(() => {
  buildCommand();
  file('why.json', strategy);
  file('why.csv', candleCsv(candles));
}, 120_000);

test('--why names for every fill its rule and the condition that held when it was decided', async () => {
  const { status, stdout } = await candlewire(...RUN, '--why');
  expect(status).toBe(0);
  const { fills, why } = JSON.parse(stdout);
  expect(why).toHaveLength(fills.length);
  expect(why.length).toBeGreaterThan(4);
  for (const { reason, path, rule } of why) {
    expect(rule).toBeGreaterThan(1);
    if (reason === 'entry') expect(path).toMatchObject({ port: 'up.value', value: 1 });
  }
});

test('--why says in words who filled what, by which rule, and the values that led to it', () => {
  const { stdout } = candlewire(...WORDS, '--why');
  expect(stdout).toMatch(/Z buy: buy [\d.]+ at [\d.]+, entry by rule 2, decided at the close of 2023-/);
  expect(stdout).toMatch(/\n {2}up\.value = 1 \(before: 0\)\n {4}price\.close = [\d.]+ \(before: [\d.]+\)/);
  expect(stdout).toMatch(/Z stop: sell [\d.]+ at [\d.]+, stop-loss by rule 4/);
});

test('--why-not says in words what stood in the way, and how often each condition was alone in it', () => {
  const { stdout } = candlewire(...WORDS, '--why-not', '2023-01-20T05:00');
  expect(stdout).toMatch(
    /2023-01-20T05:00:00\.000Z buy: (in the way: up\.value|it fired|its conditions held)/,
  );
  expect(stdout).toMatch(/\n {2}up\.value: \d+ candles left, alone in the way on \d+/);
});

test.each([
  ['before the first candle', '2022-12-31T23:00'],
  ['behind the last candle', '2023-02-11T16:00'],
])('--why-not for a time %s says which times there are', (_where, time) => {
  const { status, stdout, stderr } = candlewire(...RUN, '--why-not', time);
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, diagnostics: [{ code: 'no-candle-there' }] });
  expect(stderr).toContain('they run from 2023-01-01T00:00:00.000Z to 2023-02-11T16:00:00.000Z (UTC)');
  expect(lines(stderr)).toHaveLength(1);
});

test('--why-not answers within the last candle, and says where no node enters', () => {
  expect(JSON.parse(candlewire(...RUN, '--why-not', '2023-02-11T15:59').stdout).whyNot).toMatchObject([
    { node: 'buy', time: '2023-02-11T15:00:00.000Z' },
  ]);
  file('idle.json', { ...strategy, nodes: strategy.nodes.slice(0, 3) });
  const idle = candlewire('backtest', 'idle.json', '--data', 'main=why.csv', '--why-not', '2023-01-20');
  expect(idle.stdout).toContain('No node of this strategy opens a position');
});

test('warnings in a result are shown within the bounds of all messages', () => {
  const layout = Object.fromEntries(Array.from({ length: 3 }, (_, i) => [`${'x'.repeat(300)}${i}`, 7]));
  const nodes = Array.from({ length: 140 }, (_, i) => ({
    id: `b${i}`,
    type: 'stop-loss',
    params: { percent: 2, of: 'buy', book: `${i}\u202e` },
  }));
  file('many.json', { ...strategy, layout, nodes: [...strategy.nodes, ...nodes] });
  const { stdout } = candlewire('backtest', 'many.json', '--data', 'main=why.csv', '--json');
  const { warnings, diagnostics = [] } = JSON.parse(stdout);
  const shown: { message: string }[] = warnings ?? diagnostics;
  expect(shown.length).toBeGreaterThan(0);
  for (const { message } of shown) expect([...message].length).toBeLessThanOrEqual(250);
});

test('--luck says how likely luck is, by the variants tried', () => {
  const { stdout, status } = candlewire(...RUN, '--luck', '--variants', '20');
  expect(status).toBe(0);
  expect(JSON.parse(stdout).luck).toMatchObject({
    bootstrap: { totalReturn: { low: expect.any(Number), high: expect.any(Number) } },
    sharpe: { variants: 20, probabilistic: expect.any(Number), deflated: expect.any(Number) },
  });
  expect(candlewire(...WORDS, '--luck').stdout).toContain('How likely is luck');
  expect(candlewire(...RUN, '--luck', '--variants', 'many').status).toBe(2);
});

test('--why-not names what stood in the way, and a time that is none is wrong usage', async () => {
  const { stdout } = await candlewire(...RUN, '--why-not', '2023-01-20T05:00');
  const { whyNot } = JSON.parse(stdout);
  expect(whyNot).toMatchObject([{ node: 'buy', time: '2023-01-20T05:00:00.000Z' }]);
  expect((await candlewire(...RUN, '--why-not', 'yesterday')).status).toBe(2);
});
