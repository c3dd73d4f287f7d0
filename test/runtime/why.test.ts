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
      filled: null,
      heldBack: null,
      blocked: ['calm.value'],
      unknown: [],
      onlyBlocker: { 'high.value': 2, 'calm.value': 2 },
      funnel: [
        { port: 'high.value', candles: 4 },
        { port: 'calm.value', candles: 2 },
      ],
    },
  ]);
  expect(why.missed(HOUR)[0]).toMatchObject({ outcome: 'fires', filled: 2 * HOUR, heldBack: null });
  expect(why.missed(2 * HOUR)[0]).toMatchObject({ outcome: 'fires', filled: null, heldBack: 'position' });
  expect(why.missed(-1)).toEqual([]);
});

/** Hourly candles at these prices; the low and the high are one away. */
function whyOf(prices: readonly number[], nodes: readonly object[], kind = 'spot') {
  const { strategy, diagnostics } = loadStrategy({
    format: 'candlewire.strategy',
    version: 1,
    markets: [{ id: 'main', symbol: 'BTC/USDT', timeframe: '1h', kind }],
    nodes: [
      { id: 'price', type: 'candles' },
      { id: 'high', type: 'compare', params: { op: '>' }, inputs: { a: 'price.close', b: 102 } },
      { id: 'peak', type: 'compare', params: { op: '>' }, inputs: { a: 'price.close', b: 103 } },
      ...nodes,
    ],
  });
  if (!strategy) throw new Error(JSON.stringify(diagnostics));
  const candles = emptyCandles(prices.length);
  prices.forEach((price, i) => {
    candles.time[i] = i * HOUR;
    candles.open[i] = candles.close[i] = price;
    candles.high[i] = price + 1;
    candles.low[i] = price - 1;
    candles.volume[i] = 1e6;
  });
  return new Why(simulate(strategy, { main: candles }, { taps: 'all', tapsOn: 'decision' }));
}

test('an exit that a wired price moved tells that price at the last close before', () => {
  const nodes = [
    { id: 'buy', type: 'buy', inputs: { when: 'high.value' } },
    { id: 'floor', type: 'lowest', params: { length: 2 }, inputs: { source: 'price.low' } },
    { id: 'stop', type: 'stop-loss', inputs: { price: 'floor.value' } },
  ];
  const [entry, exit] = whyOf([100, 103, 104, 104, 95, 95], nodes).fills();
  expect(entry).toMatchObject({
    node: 'buy',
    side: 'buy',
    price: 104,
    market: 'main',
    book: 'main',
    inputs: [],
  });
  expect(exit).toMatchObject({
    ...{ node: 'stop', reason: 'stop-loss', rule: 4, side: 'sell', decided: null, path: null },
    inputs: [{ port: 'floor.value', value: 103, from: [{ port: 'price.low', value: 103 }] }],
  });
});

test('an order that fires and does not fill says what kept it back', () => {
  const buy = (params: object) => ({ id: 'buy', type: 'buy', params, inputs: { when: 'high.value' } });
  const at = (why: Why, hour: number) => why.missed(hour * HOUR).find(({ node }) => node === 'buy');
  const prices = [100, 103, 104, 105, 100];
  expect(at(whyOf(prices, [buy({ trigger: 'rising' })]), 2)).toMatchObject({ heldBack: 'edge' });
  const sell = { id: 'sell', type: 'sell', inputs: { when: 'peak.value' } };
  expect(at(whyOf(prices, [buy({}), sell]), 2)).toMatchObject({ heldBack: 'exit' });
  const short = { id: 'short', type: 'short', inputs: { when: 'peak.value' } };
  expect(at(whyOf([100, 104, 100], [buy({}), short], 'margin'), 1)).toMatchObject({ heldBack: 'both-sides' });
  const dear = buy({ size: { mode: 'base', value: 1e6 } });
  expect(at(whyOf(prices, [dear]), 1)).toMatchObject({ outcome: 'fires', heldBack: 'not-filled' });
});

test('a rising trigger decided on the first candle of the stretch', () => {
  const order = {
    id: 'buy',
    type: 'buy',
    params: { trigger: 'rising', type: 'limit', offset: { percent: 3 } },
    inputs: { when: 'high.value' },
  };
  const [entry] = whyOf([100, 103, 104, 103.5, 98], [order]).fills();
  expect(entry).toMatchObject({ time: 4 * HOUR, rule: 5, decided: HOUR });
});

test('a candle on which a condition is not yet known has no lone blocker', () => {
  const nodes = [
    { id: 'mean', type: 'sma', params: { length: 3 } },
    { id: 'above', type: 'compare', params: { op: '>' }, inputs: { a: 'price.close', b: 'mean.value' } },
    { id: 'both', type: 'and', inputs: { in: ['high.value', 'above.value'] } },
    { id: 'buy', type: 'buy', inputs: { when: 'both.value' } },
  ];
  const why = whyOf([103, 103, 99, 103, 103], nodes);
  expect(why.missed(0)[0]).toMatchObject({ outcome: 'unknown', unknown: ['above.value'], blocked: [] });
  expect(why.missed(4 * HOUR)[0]?.onlyBlocker).toEqual({ 'high.value': 0, 'above.value': 0 });
});
