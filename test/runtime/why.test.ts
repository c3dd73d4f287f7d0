import { expect, test } from 'vitest';
import { loadStrategy, simulate, Why } from '../../src/index.ts';
import { emptyCandles } from '../../src/time/candles.ts';

const HOUR = 3_600_000;
const closes = [100, 103, 104, 99, 106, 107];

function run() {
  const { strategy, diagnostics } = loadStrategy({
    format: 'candlewire.strategy',
    version: 1,
    markets: [{ id: 'main', symbol: 'BTC/USDT', timeframe: '1h' }],
    nodes: [
      { id: 'price', type: 'candles' },
      { id: 'high', type: 'compare', params: { op: '>' }, inputs: { a: 'price.close', b: 102 } },
      { id: 'calm', type: 'compare', params: { op: '<' }, inputs: { a: 'price.close', b: 105 } },
      { id: 'both', type: 'and', inputs: { in: ['high.value', 'calm.value'] } },
      { id: 'low', type: 'compare', params: { op: '<' }, inputs: { a: 'price.close', b: 100 } },
      { id: 'buy', type: 'buy', inputs: { when: 'both.value' } },
      { id: 'exit', type: 'close-position', inputs: { when: 'low.value' } },
    ],
  });
  if (!strategy) throw new Error(JSON.stringify(diagnostics));
  const candles = emptyCandles(closes.length);
  closes.forEach((close, i) => {
    candles.time[i] = i * HOUR;
    for (const name of ['open', 'high', 'low', 'close'] as const) candles[name][i] = close;
    candles.volume[i] = 1e6;
  });
  return new Why(simulate(strategy, { main: candles }, { taps: 'all', tapsOn: 'decision' }));
}

test('a fill names the candle on which it was decided, its rule, and the conditions that led to it', () => {
  const [entry, exit] = run().fills();
  expect(entry).toMatchObject({ node: 'buy', time: 2 * HOUR, decided: HOUR, rule: 2, reason: 'entry' });
  expect(entry?.path).toMatchObject({
    port: 'both.value',
    value: 1,
    before: 0,
    from: [
      { port: 'high.value', value: 1, before: 0, from: [{ port: 'price.close', value: 103, before: 100 }] },
      { port: 'calm.value', value: 1, before: 1 },
    ],
  });
  expect(exit).toMatchObject({ node: 'exit', time: 4 * HOUR, decided: 3 * HOUR, reason: 'signal' });
});

test('a candle without an entry says which condition was in the way, and how often each was the only one', () => {
  const why = run();
  expect(why.missed(4 * HOUR)).toEqual([
    {
      node: 'buy',
      time: 4 * HOUR,
      outcome: 'blocked',
      blocked: ['calm.value'],
      unknown: [],
      onlyBlocker: { 'high.value': 2, 'calm.value': 2 },
      funnel: [
        { port: 'high.value', candles: 4 },
        { port: 'calm.value', candles: 2 },
      ],
    },
  ]);
  expect(why.missed(2 * HOUR)[0]?.outcome).toBe('fires');
  expect(why.missed(-1)).toEqual([]);
});
