import { describe, expect, test } from 'vitest';
import { missedAt } from '../../src/app/worker/missed.ts';
import { runStrategy } from '../../src/app/worker/run.ts';
import { FIRST_STRATEGY } from '../../src/app/state/first-strategy.ts';
import { simulate } from '../../src/index.ts';
import { syntheticCandles } from '../../src/market/index.ts';
import { Why } from '../../src/runtime/why.ts';

const candles = syntheticCandles({
  seed: 5,
  timeframe: '1h',
  bars: 2500,
  start: Date.UTC(2021, 0, 1),
  price: 100,
});
const data = { key: 'k', keys: ['k'], data: { main: candles }, feeds: {}, missing: [] };
const { kept } = runStrategy({ strategy: FIRST_STRATEGY, range: null, has: 'k', view: null }, data, null);
const whole = new Why(simulate(FIRST_STRATEGY, { main: candles }, { taps: 'all', tapsOn: 'decision' }));

describe('what stood in the way of an entry', () => {
  test.each([40, 300, 777, 1500, 2499])('at candle %i is what the command line says', (row) => {
    const said = whole.missed(candles.time[row] ?? 0).find(({ node }) => node === 'buy');
    const { conditions } = missedAt(kept, 'buy', row);
    expect(conditions.filter(({ value }) => value === 0).map(({ ref }) => ref)).toEqual(said?.blocked);
    expect(Object.fromEntries(conditions.map(({ ref, only }) => [ref, only]))).toEqual(said?.onlyBlocker);
  });

  test('tells whether a position was open', () => {
    const { trades } = kept;
    const [entry, exit] = [trades.entryRow[3] ?? 0, trades.exitRow[3] ?? 0];
    expect(missedAt(kept, 'buy', entry).held).toBe(true);
    expect(missedAt(kept, 'buy', entry - 1).held).toBe(false);
    expect(missedAt(kept, 'buy', exit).held).toBe(false);
  });
});
