import { describe, expect, test } from 'vitest';
import { createSession, feedNames, loadStrategy, resultJson, simulate } from '../../src/index.ts';
import { parseFeed } from '../../src/market/index.ts';
import { emptyCandles, sliceCandles } from '../../src/time/candles.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2024, 0, 1);

function hourly(prices: readonly number[]) {
  const candles = emptyCandles(prices.length);
  for (const [i, price] of prices.entries()) {
    candles.time[i] = START + i * HOUR;
    for (const column of [candles.open, candles.high, candles.low, candles.close]) column[i] = price;
    candles.volume[i] = 1e9;
  }
  return candles;
}

function load(nodes: readonly unknown[]) {
  const { strategy, diagnostics } = loadStrategy({
    format: 'candlewire.strategy',
    version: 1,
    markets: [{ id: 'main', symbol: 'A/B', timeframe: '1h' }],
    nodes,
  });
  if (!strategy) throw new Error('unreadable');
  expect(diagnostics).toEqual([]);
  return strategy;
}

const rows = (list: readonly (readonly [number, number])[]) => ({
  time: Float64Array.from(list, ([hour]) => START + hour * HOUR),
  value: Float64Array.from(list, ([, value]) => value),
});
const known = (values: Float64Array | undefined) =>
  [...(values ?? [])].map((value) => (Number.isNaN(value) ? null : value));

describe('a feed', () => {
  const strategy = load([
    { id: 'mood', type: 'feed', params: { feed: 'mood' } },
    { id: 'now', type: 'feed', params: { feed: 'mood', hold: 'none' } },
    { id: 'young', type: 'feed', params: { feed: 'mood', maxAge: '1h' } },
  ]);
  const taps = ['mood.value', 'mood.age', 'mood.fresh', 'now.value', 'young.value'];
  // Candles close at 1, 2, 3, 4, 5 and 6 o'clock.
  const candles = hourly([1, 2, 3, 4, 5, 6]);
  const mood = rows([
    [1.5, 10],
    [1.9, 11],
    [4, 12],
    [4.0001, 13],
  ]);

  test('is known from the first close at or after it was published', () => {
    const { series } = simulate(strategy, { main: candles }, { feeds: { mood }, taps });
    expect(known(series['mood.value']?.values)).toEqual([null, 11, 11, 12, 13, 13]);
    expect(known(series['mood.age']?.values)).toEqual([null, 0, 1, 0, 0, 1]);
    expect(known(series['mood.fresh']?.values)).toEqual([0, 1, 0, 1, 1, 0]);
    expect(known(series['now.value']?.values)).toEqual([null, 11, null, 12, 13, null]);
    expect(known(series['young.value']?.values)).toEqual([null, 11, 11, 12, 13, 13]);
  });

  test('gives the same values when candles and values come one at a time', () => {
    const whole = simulate(strategy, { main: candles }, { feeds: { mood }, taps }).series;
    const session = createSession(strategy, { taps });
    for (let i = 0; i < 6; i++) {
      const close = START + (i + 1) * HOUR;
      const due = [...mood.time.keys()].filter((k) => mood.time[k]! <= close && mood.time[k]! > close - HOUR);
      for (const k of due)
        session.feed('mood', { time: mood.time.subarray(k, k + 1), value: mood.value.subarray(k, k + 1) });
      session.push({ main: sliceCandles(candles, i, i + 1) });
    }
    const pieces = session.series();
    for (const tap of taps) expect(known(pieces[tap]?.values)).toEqual(known(whole[tap]?.values));
  });

  test('changes nothing when it comes later than the close that it belongs to', () => {
    const session = createSession(strategy, { taps });
    session.push({ main: sliceCandles(candles, 0, 3) });
    session.feed('mood', rows([[1.5, 99]]));
    session.feed('mood', rows([[3.5, 5]]));
    session.push({ main: sliceCandles(candles, 3, 6) });
    expect(known(session.series()['mood.value']?.values)).toEqual([null, null, null, 5, 5, 5]);
  });

  test('without data is unknown, and the run says so', () => {
    const { series, warnings } = simulate(strategy, { main: candles }, { taps });
    expect(known(series['mood.value']?.values)).toEqual([null, null, null, null, null, null]);
    expect(warnings.map(({ code }) => code)).toContain('feed-without-data');
    expect(feedNames(strategy)).toEqual(['mood']);
  });

  test('may be what an order waits for', () => {
    const trades = load([
      { id: 'signal', type: 'webhook', params: { name: 'alert' } },
      { id: 'buy', type: 'buy', inputs: { when: 'signal.fired' } },
    ]);
    const { fills } = simulate(trades, { main: candles }, { feeds: { alert: rows([[2.5, 1]]) } });
    expect(fills.map(({ time }) => (time - START) / HOUR)).toEqual([3]);
  });
});

describe('a feed file', () => {
  const table = (text: string) => {
    const { rows: found, diagnostics } = parseFeed(text);
    return found
      ? [...found.time].map((time, i) => [new Date(time).toISOString(), found.value[i]])
      : diagnostics.map(({ code, row }) => ({ code, row }));
  };
  const DAY1 = '2024-01-01T00:00:00.000Z';
  const DAY2 = '2024-01-02T00:00:00.000Z';

  test.each([
    ['with a header', 'date,mood\n2024-01-01,0.5\n2024-01-02,-1\n'],
    ['with columns in another order', 'score;time\r\n0,5;1704067200\r\n-1;1704153600\r\n'],
    ['without a header', '1704067200000\t0.5\n1704153600000\t-1'],
    ['as a JSON list of lists', '[[1704067200000,0.5],[1704153600000,-1]]'],
    ['as a JSON list of objects', '[{"value":0.5,"time":"2024-01-01"},{"value":-1,"time":"2024-01-02"}]'],
    ['out of order', 'time,value\n2024-01-02,-1\n2024-01-01,0.5'],
  ])('is read %s', (_how, text) => {
    expect(table(text)).toEqual([
      [DAY1, 0.5],
      [DAY2, -1],
    ]);
  });

  test('of signals without values counts each as 1', () => {
    expect(table('time\n2024-01-01\n2024-01-02')).toEqual([
      [DAY1, 1],
      [DAY2, 1],
    ]);
  });

  test('with a row that cannot be read is refused with its line', () => {
    expect(table('time,value\n2024-01-01,1\nyesterday,2')).toEqual([{ code: 'unreadable-row', row: 3 }]);
    expect(table('')).toEqual([{ code: 'no-rows', row: undefined }]);
    expect(table('[1')).toEqual([{ code: 'not-json', row: 1 }]);
  });
});

describe('a message', () => {
  const strategy = load([
    { id: 'price', type: 'candles' },
    { id: 'high', type: 'compare', params: { op: '>' }, inputs: { a: 'price.close', b: 3 } },
    {
      id: 'tell',
      type: 'notify',
      params: { message: 'at {price}, {a}, {b}' },
      inputs: { when: 'high.value', a: 'price.volume' },
    },
  ]);

  test('is in the result with the values of its bar', () => {
    const { messages } = simulate(strategy, { main: hourly([1, 4, 5, 2, 6.123456789]) });
    expect(messages.map(({ time, node, text }) => [(time - START) / HOUR, node, text])).toEqual([
      [1, 'tell', 'at 4, 1000000000, ?'],
      [4, 'tell', 'at 6.1234568, 1000000000, ?'],
    ]);
  });

  test('stands in the JSON result, and only where there is one', () => {
    expect(resultJson(simulate(strategy, { main: hourly([1, 4]) })).messages).toEqual([
      { time: '2024-01-01T01:00:00.000Z', node: 'tell', text: 'at 4, 1000000000, ?' },
    ]);
    expect(resultJson(simulate(strategy, { main: hourly([1, 1]) }))).not.toHaveProperty('messages');
  });

  test('a flood of them is cut, and counted', () => {
    const often = load([
      { id: 'always', type: 'constant', params: { value: 1 } },
      { id: 'yes', type: 'compare', inputs: { a: 'always.value', b: 0 } },
      { id: 'tell', type: 'notify', params: { trigger: 'every' }, inputs: { when: 'yes.value' } },
    ]);
    const { messages, warnings } = simulate(often, { main: hourly(new Array<number>(10_050).fill(1)) });
    expect(messages).toHaveLength(10_000);
    expect(warnings.find(({ code }) => code === 'messages-left-out')?.count).toBe(50);
  });
});
