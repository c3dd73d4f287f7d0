import { describe, expect, test } from 'vitest';
import { runStrategy } from '../../src/app/worker/run.ts';
import type { RunRequest } from '../../src/app/worker/protocol.ts';
import { type FeedRows, loadStrategy, simulate, type Strategy } from '../../src/index.ts';
import { openFeedStore, syntheticCandles } from '../../src/market/index.ts';

const candles = syntheticCandles({
  ...{ seed: 5, timeframe: '1h', bars: 3000, start: Date.UTC(2022, 0, 1), price: 100 },
});
const HOUR = 3_600_000;
/** A mood that swings every 40 hours. */
const mood: FeedRows = {
  time: Float64Array.from({ length: 75 }, (_, at) => candles.time[0]! + at * 40 * HOUR),
  value: Float64Array.from({ length: 75 }, (_, at) => (at % 2 === 0 ? 20 : 80)),
};

function strategyWith(length: number): Strategy {
  const { strategy } = loadStrategy({
    format: 'candlewire.strategy',
    version: 1,
    markets: [{ id: 'main', symbol: 'SYN/USDT', timeframe: '1h' }],
    nodes: [
      { id: 'mood', type: 'feed', params: { feed: 'mood' } },
      { id: 'calm', type: 'compare', params: { op: '<' }, inputs: { a: 'mood.value', b: 50 } },
      { id: 'average', type: 'sma', params: { length } },
      { id: 'buy', type: 'buy', inputs: { when: 'calm.value' } },
      { id: 'out', type: 'not', inputs: { in: 'calm.value' } },
      { id: 'leave', type: 'close-position', inputs: { when: 'out.value' } },
      {
        ...{ id: 'tell', type: 'notify', params: { message: 'mood {a}' } },
        inputs: { when: 'calm.value', a: 'mood.value' },
      },
    ],
  });
  if (!strategy) throw new Error('The strategy of this test cannot be read.');
  return strategy;
}
const request = (strategy: Strategy): RunRequest => ({ strategy, range: null, has: 'k', view: null });
const found = (feeds: Readonly<Record<string, FeedRows>>, key: string) => ({
  ...{ key: 'k', keys: ['k', key], data: { main: candles }, feeds, missing: [] },
});

describe('a series from outside', () => {
  test('decides trades and messages as it does in the library', () => {
    const strategy = strategyWith(20);
    const expected = simulate(strategy, { main: candles }, { feeds: { mood } });
    const { report, kept } = runStrategy(request(strategy), found({ mood }, 'a'), null);
    expect(report.trades.count).toBeGreaterThan(20);
    expect(report.metrics).toEqual(expected.metrics);
    expect(kept.messages).toEqual(expected.messages);
    expect(report.messages).toBe(expected.messages.length);
    expect(report.messages).toBeGreaterThan(20);
  });

  test('keeps its messages and warnings when an edit elsewhere leaves its columns alone', () => {
    const first = runStrategy(request(strategyWith(20)), found({ mood }, 'a'), null);
    const second = runStrategy(request(strategyWith(21)), found({ mood }, 'a'), first.kept);
    expect(second.kept.columns.get('mood.value')).toBe(first.kept.columns.get('mood.value'));
    expect(second.kept.messages).toEqual(first.kept.messages);
    expect(second.report.trades.count).toBe(first.report.trades.count);

    const lacking = runStrategy(request(strategyWith(20)), found({}, 'none'), null);
    const still = runStrategy(request(strategyWith(21)), found({}, 'none'), lacking.kept);
    const codes = ({ report }: typeof lacking) => report.warnings.map(({ code }) => code);
    expect(codes(lacking)).toContain('feed-without-data');
    expect(codes(still)).toEqual(codes(lacking));
  });

  test('is computed anew once other data came', () => {
    const first = runStrategy(request(strategyWith(20)), found({}, 'none'), null);
    const second = runStrategy(request(strategyWith(20)), found({ mood }, 'a'), first.kept);
    expect(first.report.trades.count).toBe(0);
    expect(second.report.trades.count).toBeGreaterThan(20);
  });

  test('of a strategy that writes none there are no messages', () => {
    const strategy = strategyWith(20);
    const nodes = strategy.nodes.filter(({ type }) => type !== 'notify');
    const { report } = runStrategy(request({ ...strategy, nodes }), found({ mood }, 'a'), null);
    expect(report.messages).toBeNull();
  });
});

describe('the store of series', () => {
  test('keeps, lists, replaces and removes them by name', async () => {
    const store = openFeedStore(`test-${crypto.randomUUID()}`);
    await store.put('mood', 'mood.csv', mood);
    const [listed] = await store.list();
    expect(listed).toEqual({
      ...{ name: 'mood', file: 'mood.csv', count: 75 },
      ...{ from: mood.time[0], to: mood.time[74] },
    });
    expect(await store.get('mood')).toEqual(mood);
    const short = { time: mood.time.slice(0, 2), value: mood.value.slice(0, 2) };
    await store.put('mood', 'other.csv', short);
    expect((await store.list()).map(({ file, count }) => [file, count])).toEqual([['other.csv', 2]]);
    await store.remove('mood');
    expect(await store.list()).toEqual([]);
    expect(await store.get('mood')).toBeUndefined();
  });
});
