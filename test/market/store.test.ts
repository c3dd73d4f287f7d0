import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { openCandleStore, syntheticCandles } from '../../src/market/index.ts';

const candles = syntheticCandles({
  seed: 1,
  timeframe: '1h',
  bars: 50,
  start: Date.UTC(2024, 0, 1),
  price: 10,
});
const other = syntheticCandles({
  seed: 2,
  timeframe: '1h',
  bars: 20,
  start: Date.UTC(2024, 0, 1),
  price: 10,
});

describe("the store of the user's candles", () => {
  test('gives back what was put, and lists by name', async () => {
    const store = openCandleStore('one');
    const late = await store.put('z.csv', other, { timeframe: '1h' });
    const { id } = await store.put('a.csv', candles, { timeframe: '1h' });
    expect((await store.list()).map(({ name, count }) => [name, count])).toEqual([
      ['a.csv', 50],
      ['z.csv', 20],
    ]);
    expect(await store.get(id)).toEqual({
      market: { id, name: 'a.csv', timeframe: '1h', count: 50, from: candles.time[0], to: candles.time[49] },
      candles,
    });
    expect(late.id).not.toBe(id);
  });

  test('the same name again replaces the candles and keeps the id', async () => {
    const store = openCandleStore('two');
    const first = await store.put('a.csv', candles, { timeframe: '1h' });
    const second = await store.put('a.csv', other, { timeframe: '1h' });
    expect(second.id).toBe(first.id);
    expect((await store.get(first.id))?.candles).toEqual(other);
    expect(await store.list()).toHaveLength(1);
  });

  test('forgets what is removed, and survives being opened again', async () => {
    const { id } = await openCandleStore('three').put('a.csv', candles, { timeframe: '1h' });
    const again = openCandleStore('three');
    expect((await again.get(id))?.market.name).toBe('a.csv');
    await again.remove(id);
    expect(await again.get(id)).toBeUndefined();
    expect(await again.list()).toEqual([]);
  });
});
