import { describe, expect, test } from 'vitest';
import { link } from '../../src/compiler/link.ts';
import { Session } from '../../src/runtime/session.ts';
import { readStrategy } from '../../src/strategy/read.ts';
import { type Candles, emptyCandles, sliceCandles } from '../../src/time/candles.ts';
import { mini } from '../compiler/mini-library.ts';
import { silentBroker } from './silent-broker.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MIDNIGHT = Date.UTC(2024, 0, 1);

function candlesAt(times: readonly number[], close: (index: number) => number = (i) => i): Candles {
  const candles = emptyCandles(times.length);
  times.forEach((time, i) => {
    candles.time[i] = time;
    for (const name of ['open', 'high', 'low', 'close'] as const) candles[name][i] = close(i);
    candles.volume[i] = 1;
  });
  return candles;
}
const hours = (count: number, from = MIDNIGHT) => Array.from({ length: count }, (_, i) => from + i * HOUR);

function sessionOf(
  nodes: unknown[],
  taps: string[],
  markets = [{ id: 'main', symbol: 'BTC/USDT', timeframe: '1h' }],
  execution = {},
) {
  const { strategy, diagnostics } = readStrategy({
    format: 'candlewire.strategy',
    version: 1,
    markets,
    nodes,
    execution,
  });
  if (!strategy) throw new Error(JSON.stringify(diagnostics));
  const linked = link(strategy, mini, { taps });
  expect(linked.diagnostics).toEqual([]);
  const calls: string[] = [];
  return { session: new Session(linked.program, () => silentBroker(calls)), calls };
}
const run = (
  nodes: unknown[],
  tap: string,
  data: Record<string, Candles>,
  markets?: { id: string; symbol: string; timeframe: string }[],
) => {
  const { session } = sessionOf(nodes, [tap], markets);
  session.push(data);
  return session.series()[tap]!;
};

describe('one market', () => {
  const nodes = [
    { id: 'm', type: 'mean', params: { length: 200 } },
    { id: 'x', type: 'add', inputs: { a: 'm.value', b: 'p.value' } },
    { id: 'p', type: 'previous', inputs: { source: 'x.value' } },
  ];
  const candles = candlesAt(hours(5000), (i) => 100 + ((i * 7919) % 101));

  test('columns come out whole, whatever the number of blocks', () => {
    const { values, time } = run([{ id: 'm', type: 'mean' }], 'm.value', { main: candles });
    expect([...time]).toEqual([...candles.time]);
    expect(values.findIndex((value) => !Number.isNaN(value))).toBe(2);
    for (const i of [2, 1023, 1024, 1025, 4999]) {
      expect(values[i]).toBe((candles.close[i]! + candles.close[i - 1]! + candles.close[i - 2]!) / 3);
    }
  });

  test('one candle at a time gives the same bits as all at once, loops included', () => {
    const batch = run(nodes, 'x.value', { main: candles });
    const { session } = sessionOf(nodes, ['x.value']);
    for (let i = 0; i < 5000; i++) session.push({ main: sliceCandles(candles, i, i + 1) });
    expect(session.series()['x.value']?.values).toEqual(batch.values);
    expect(Number.isNaN(batch.values[4999]!)).toBe(false);
  });

  test('a loop through Previous sums up', () => {
    const counter = [
      { id: 'x', type: 'add', inputs: { a: 'p.value', b: 1 } },
      { id: 'p', type: 'previous', inputs: { source: 'x.value' } },
    ];
    expect([...run(counter, 'x.value', { main: candlesAt(hours(5)) }).values]).toEqual([1, 2, 3, 4, 5]);
  });

  test('candles that do not ascend are refused', () => {
    const { session } = sessionOf([], []);
    session.push({ main: candlesAt([MIDNIGHT]) });
    expect(() => session.push({ main: candlesAt([MIDNIGHT]) })).toThrow(RangeError);
  });

  test('where positions are closed at the end, the last candle waits for the end', () => {
    const { session, calls } = sessionOf([], [], undefined, { closeAtEnd: 'open' });
    session.push({ main: candlesAt(hours(3)) });
    expect(calls).toEqual(['run 2']);
    session.finish();
    expect(calls).toEqual(['run 2', 'end']);
  });
});

describe('unknown values', () => {
  const withHole = candlesAt(hours(12), (i) => i);
  withHole.volume[5] = Number.NaN;

  test('an unknown volume does not stop what never looks at it', () => {
    expect([...run([{ id: 'r', type: 'range' }], 'r.value', { main: withHole }).values]).toEqual(
      new Array(12).fill(0),
    );
  });

  test('a sum goes on after an unknown bar and is unknown on it only', () => {
    const { values } = run([{ id: 't', type: 'total' }], 't.value', { main: withHole });
    expect([...values]).toEqual([1, 2, 3, 4, 5, Number.NaN, 6, 7, 8, 9, 10, 11]);
  });

  test('a window is unknown as long as the unknown bar lies in it', () => {
    const nodes = [
      { id: 'c', type: 'candles' },
      { id: 'm', type: 'mean', params: { length: 3 }, inputs: { source: 'c.volume' } },
    ];
    const { values } = run(nodes, 'm.value', { main: withHole });
    expect([...values].map((value) => (Number.isNaN(value) ? 0 : value))).toEqual([
      0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1,
    ]);
  });
});

describe('several clocks', () => {
  const daily = [
    { id: 'd', type: 'candles', params: { timeframe: '1d' } },
    { id: 'c', type: 'candles' },
    { id: 'x', type: 'add', inputs: { a: 'd.close', b: 0 } },
    { id: 'y', type: 'add', inputs: { a: 'c.close', b: 'd.close' } },
  ];

  test('a daily series ticks when its day is over and never shows a day that is not', () => {
    const { values, time } = run(daily, 'x.value', { main: candlesAt(hours(50)) });
    expect([...values]).toEqual([23, 47]);
    expect([...time]).toEqual([MIDNIGHT, MIDNIGHT + DAY]);
  });

  test('an hourly reader holds the last closed day', () => {
    const { values } = run(daily, 'y.value', { main: candlesAt(hours(50)) });
    expect(values.length).toBe(50);
    expect(Number.isNaN(values[22]!)).toBe(true);
    expect([values[23], values[24], values[46], values[47], values[49]]).toEqual([46, 47, 69, 94, 96]);
  });

  test('a partial first day is dropped', () => {
    const { values, time } = run(daily, 'x.value', { main: candlesAt(hours(50, MIDNIGHT + 5 * HOUR)) });
    expect([...values]).toEqual([42]);
    expect([...time]).toEqual([MIDNIGHT + DAY]);
  });

  test('a day whose last hours are missing closes at the first instant after its end', () => {
    const times = hours(60).filter((time) => time < MIDNIGHT + 20 * HOUR || time >= MIDNIGHT + 27 * HOUR);
    const { values } = run(daily, 'y.value', {
      main: candlesAt(times, (i) => (times[i]! - MIDNIGHT) / HOUR),
    });
    expect(Number.isNaN(values[19]!)).toBe(true);
    expect(values[20]).toBe(27 + 19);
  });

  test('a duration becomes bars of the node’s own clock', () => {
    const nodes = [
      { id: 'd', type: 'candles', params: { timeframe: '1d' } },
      { id: 'm', type: 'mean', params: { length: '48h' }, inputs: { source: 'd.close' } },
    ];
    expect([...run(nodes, 'm.value', { main: candlesAt(hours(72)) }).values].slice(1)).toEqual([
      (23 + 47) / 2,
      (47 + 71) / 2,
    ]);
  });

  test('batch and one at a time agree over days and gaps', () => {
    const times = hours(3000).filter((_, i) => i % 17 !== 3 && i % 211 > 40);
    const candles = candlesAt(times, (i) => (i * 31) % 97);
    const batch = run(daily, 'y.value', { main: candles });
    const { session } = sessionOf(daily, ['y.value']);
    for (let i = 0; i < times.length; i++) session.push({ main: sliceCandles(candles, i, i + 1) });
    expect(session.series()['y.value']?.values).toEqual(batch.values);
  });
});

describe('several markets', () => {
  const markets = [
    { id: 'main', symbol: 'BTC/USDT', timeframe: '1h' },
    { id: 'eth', symbol: 'ETH/USDT', timeframe: '1h' },
    { id: 'slow', symbol: 'SOL/USDT', timeframe: '1d' },
  ];
  const nodes = [
    { id: 'a', type: 'candles' },
    { id: 'b', type: 'candles', params: { market: 'eth' } },
    { id: 's', type: 'candles', params: { market: 'slow' } },
    { id: 'ab', type: 'add', inputs: { a: 'a.close', b: 'b.close' } },
    { id: 'as', type: 'add', inputs: { a: 'a.close', b: 's.close' } },
    { id: 'm', type: 'mean', params: { length: 2 }, inputs: { source: 's.close' } },
  ];
  const main = candlesAt(
    [0, 1, 3, 4].map((h) => MIDNIGHT + h * HOUR),
    (i) => 10 * (i + 1),
  );
  const eth = candlesAt(
    [1, 2, 3].map((h) => MIDNIGHT + h * HOUR),
    (i) => i + 1,
  );
  const slow = candlesAt(
    [-3, -2, -1, 0].map((d) => MIDNIGHT + d * DAY),
    (i) => 1000 * (i + 1),
  );

  test('decide at the union of their closes, each holding its last closed candle', () => {
    const { values, time } = run(nodes, 'ab.value', { main, eth, slow }, markets);
    expect([...time].map((t) => (t - MIDNIGHT) / HOUR)).toEqual([0, 1, 2, 3, 4]);
    expect([...values]).toEqual([Number.NaN, 21, 22, 33, 43]);
  });

  test('a slower market counts from the first instant after its close, its history included', () => {
    expect([...run(nodes, 'as.value', { main, eth, slow }, markets).values]).toEqual([
      3010, 3020, 3030, 3040,
    ]);
    expect([...run(nodes, 'm.value', { main, eth, slow }, markets).values]).toEqual([Number.NaN, 1500, 2500]);
  });
});
