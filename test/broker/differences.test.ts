import { describe, expect, it } from 'vitest';
import { loadStrategy, simulate } from '../../src/index.ts';
import type { Candles } from '../../src/time/candles.ts';
import { at, fills, play } from './harness.ts';

// Worked cases of what random runs against the referee brought up, each with the rule that decides it.
const size = (value: number, mode = 'base') => ({ size: { mode, value } });
const flat = [100, 100, 100, 100, 1000];

describe('a candle is ambiguous (rule 8)', () => {
  const guarded = (volume: number) => ({
    candles: [flat, [100, 101, 99, 101, volume], flat],
    market: { step: 1 },
    orders: [
      { id: 'buy', params: size(1), inputs: { when: at(3, 0) } },
      { id: 'stop-loss', params: { percent: 0.5 } },
      { id: 'take-profit', params: { price: 0.5 } },
    ],
  });

  it('where an exit filled, not where it found no volume', () => {
    expect(play(guarded(1000)).metrics.ambiguousCandles).toBe(1);
    expect(play(guarded(10)).metrics.ambiguousCandles).toBe(0);
  });

  it('by the levels that the entry armed, not by those of other entries', () => {
    const entered = (of: string) =>
      play({
        candles: [flat, [100, 103, 99, 99, 1000]],
        orders: [
          { id: 'first', type: 'buy', params: size(1), inputs: { when: at(2, 0) } },
          {
            id: 'second',
            type: 'buy',
            params: { ...size(1), type: 'stop', offset: { price: 2 }, entries: 2 },
            inputs: { when: at(2, 0) },
          },
          { id: 'stop-loss', params: { price: 3, of: [of] } },
        ],
      }).metrics.ambiguousCandles;
    expect([entered('first'), entered('second')]).toEqual([0, 1]);
  });
});

describe('rejections', () => {
  it('name the minimum before the funds (rules 12, 13)', () => {
    const { breakdown, metrics, warnings } = play({
      candles: [flat, flat],
      cash: 50,
      market: { minQuantity: 5 },
      orders: [{ id: 'buy', params: size(1), inputs: { when: at(2, 0) } }],
    });
    expect(metrics.ordersRejected).toBe(1);
    expect(breakdown.orders.map(({ rejected }) => rejected)).toEqual([1]);
    expect(warnings.map(({ code }) => code)).toContain('order-under-minimum');
  });

  it('leave out what is nothing: percent sizes without funds', () => {
    const { metrics } = play({
      candles: [flat, flat, flat, flat],
      orders: [
        { id: 'buy', params: { ...size(100, 'equity-percent'), entries: 3 }, inputs: { when: at(4, 0, 2) } },
      ],
    });
    expect([metrics.ordersRejected, metrics.openTrades]).toEqual([0, 1]);
  });
});

describe('a target on the other side of what is held', () => {
  const crossing = (target: number, band: number) =>
    fills({
      candles: [flat, flat, flat, flat],
      market: { kind: 'margin' },
      orders: [
        { id: 'short', params: size(10), inputs: { when: at(4, 0) } },
        {
          id: 'buy',
          params: { size: { mode: 'target-base', value: target, band } },
          inputs: { when: at(4, 1) },
        },
      ],
    }).slice(1);

  it('closes that first, as a fill of its own, and opens the target', () => {
    expect(crossing(5, 1)).toEqual(['2 buy 10 @ 100 signal (2)', '2 buy 5 @ 100 entry (2)']);
  });

  it('of nothing closes, and does nothing where the difference is inside its band', () => {
    expect(crossing(0, 1)).toEqual(['2 buy 10 @ 100 signal (2)']);
    expect(crossing(0, 20)).toEqual([]);
  });
});

describe('finer candles', () => {
  const HOUR = 3_600_000;
  const columns = (rows: readonly (readonly number[])[], step: number): Candles => {
    const pick = (place: number) => Float64Array.from(rows, (row) => row[place] ?? Number.NaN);
    const time = Float64Array.from(rows, (_, row) => row * step);
    return { time, open: pick(0), high: pick(1), low: pick(2), close: pick(3), volume: pick(4) };
  };

  it('without volume are not walked (rule 11)', () => {
    const { strategy } = loadStrategy({
      format: 'candlewire.strategy',
      version: 1,
      markets: [{ id: 'main', symbol: 'A/B', timeframe: '1h' }],
      execution: { magnifier: '30m' },
      nodes: [
        { id: 'price', type: 'candles' },
        { id: 'up', type: 'compare', params: { op: '>' }, inputs: { a: 'price.close', b: 90 } },
        { id: 'buy', type: 'buy', params: size(1), inputs: { when: 'up.value' } },
      ],
    });
    if (!strategy) throw new Error('It is a strategy.');
    const bought = (volume: number) => {
      const finer = columns([flat, flat, [100, 100, 100, 100, volume], [102, 102, 102, 102, 1000]], HOUR / 2);
      const main = columns([flat, [100, 102, 100, 102, 1000]], HOUR);
      return simulate(strategy, { main }, { finer: { main: finer } }).fills[0]?.price;
    };
    expect([bought(1000), bought(0)]).toEqual([100, 102]);
  });

  it('of a month are those of its own days, whatever their number', () => {
    const DAY = 24 * HOUR;
    const { strategy } = loadStrategy({
      format: 'candlewire.strategy',
      version: 1,
      markets: [{ id: 'main', symbol: 'A/B', timeframe: '1M' }],
      execution: { magnifier: '1d' },
      nodes: [
        { id: 'price', type: 'candles' },
        { id: 'up', type: 'compare', params: { op: '>' }, inputs: { a: 'price.close', b: 90 } },
        { id: 'buy', type: 'buy', params: size(1), inputs: { when: 'up.value' } },
        { id: 'stop-loss', params: { percent: 5 }, type: 'stop-loss' },
      ],
    });
    if (!strategy) throw new Error('It is a strategy.');
    // January has 31 days, February 1970 has 28: the price falls on 1 March and on no day before.
    const days = Array.from({ length: 31 + 28 + 31 }, (_, day) => (day < 59 ? flat : [80, 80, 80, 80, 1000]));
    const main = columns([flat, flat, [80, 80, 80, 80, 1000]], DAY);
    main.time.set([0, 31 * DAY, 59 * DAY]);
    const { fills: all } = simulate(strategy, { main }, { finer: { main: columns(days, DAY) } });
    expect(all.map(({ time, price }) => [time / DAY, price])).toEqual([
      [31, 100],
      [59, 80],
    ]);
  });
});

describe('a stop that has triggered', () => {
  it('keeps its rest at market whatever triggers again: its node places no other (rule 11)', () => {
    const sold = play({
      candles: [flat, flat, [100, 100, 98.5, 99.5, 5], [99.5, 99.8, 99.2, 99.5, 1000]],
      orders: [
        { id: 'buy', params: size(1), inputs: { when: at(4, 0) } },
        {
          id: 'sell',
          params: { type: 'stop', offset: { price: 1 } },
          inputs: { when: at(4, 1, 2) },
        },
      ],
      execution: { volumeCap: 0.1 },
    }).fills.slice(1);
    expect(sold.map(({ quantity, price }) => [quantity, price])).toEqual([
      [0.5, 99],
      [0.5, 99.5],
    ]);
  });
});
