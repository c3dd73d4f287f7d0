import { describe, expect, it } from 'vitest';
import { at, fills, play } from './harness.ts';

const one = { size: { mode: 'base', value: 1 } };
const flat = [100, 100, 100, 100];
/** Buys one at the open of candle 1 and guards it. */
const bought = (candle: readonly number[], ...guards: { id: string; params: Record<string, unknown> }[]) => ({
  candles: [flat, candle],
  orders: [{ id: 'buy', params: one, inputs: { when: at(2, 0) } }, ...guards],
});
const stop = (price: number) => ({ id: 'stop-loss', params: { price: 100 - price } });
const target = (price: number) => ({ id: 'take-profit', params: { price: price - 100 } });

describe('a market order', () => {
  it('fills at the open after the close that decided it (rule 2)', () => {
    expect(
      fills({
        candles: [
          [100, 100, 100, 100],
          [101, 103, 99, 102],
        ],
        orders: [{ id: 'buy', params: one, inputs: { when: at(2, 0) } }],
      }),
    ).toEqual(['1 buy 1 @ 101 entry (2)']);
  });

  it('fills at that close with fillAt close', () => {
    const scene = {
      candles: [
        [100, 100, 100, 100],
        [101, 103, 99, 102],
      ],
      orders: [{ id: 'buy', params: one, inputs: { when: at(2, 0) } }],
      execution: { fillAt: 'close' as const },
    };
    expect(fills(scene)).toEqual(['0 buy 1 @ 100 entry (2)']);
    expect(play(scene).warnings.map(({ code }) => code)).toContain('fills-at-close');
  });
});

// Cases of fill_model_rules.json (TradingView's broker emulator and NautilusTrader): the same bars and levels.
describe('stop and target of a position', () => {
  it('follow the path to the nearer extreme first (tv_path_high_first, tv_path_low_first)', () => {
    expect(fills(bought([100, 104, 90, 95], stop(92), target(103)))[1]).toBe(
      '1 sell 1 @ 103 take-profit (5)',
    );
    expect(fills(bought([100, 110, 96, 105], stop(97), target(108)))[1]).toBe('1 sell 1 @ 97 stop-loss (4)');
  });

  it('fill at a gap, not at their level (tv_gap_open_through_stop, tv_gap_open_through_tp, nt_doc_gap)', () => {
    const gap = (open: number[], ...guards: { id: string; params: Record<string, unknown> }[]) => ({
      candles: [flat, flat, open],
      orders: [{ id: 'buy', params: one, inputs: { when: at(3, 0) } }, ...guards],
    });
    expect(fills(gap([90, 93, 88, 91], stop(95)))[1]).toBe('2 sell 1 @ 90 stop-loss (4)');
    expect(fills(gap([110, 112, 108, 111], target(105)))[1]).toBe('2 sell 1 @ 110 take-profit (5)');
  });

  it('are counted as ambiguous where both lie in the candle (rule 8)', () => {
    expect(play(bought([100, 104, 90, 95], stop(92), target(103))).metrics.ambiguousCandles).toBe(1);
    expect(play(bought([100, 104, 95, 95], stop(92), target(103))).metrics.ambiguousCandles).toBe(0);
  });
});

describe('a stop order', () => {
  const buyStop = (price: number, close: number, candle: number[]) => ({
    candles: [[close, close, close, close], candle],
    orders: [{ id: 'buy', params: { ...one, type: 'stop' }, inputs: { when: at(2, 0), stopPrice: price } }],
  });
  it('fills at its price inside the candle, at the open beyond it (tv_no_gap_inside_bar, nt_buy_stop_*)', () => {
    expect(fills(buyStop(105, 100, [100, 110, 99, 109]))).toEqual(['1 buy 1 @ 105 entry (4)']);
    expect(fills(buyStop(90.015, 90.005, [90.005, 90.02, 90, 90.018]))).toEqual([
      '1 buy 1 @ 90.015 entry (4)',
    ]);
    expect(fills(buyStop(90.015, 90.005, [90.025, 90.03, 90.02, 90.028]))).toEqual([
      '1 buy 1 @ 90.025 entry (4)',
    ]);
  });
});

describe('a limit', () => {
  const limit = (low: number, execution = {}) => ({
    candles: [flat, [100, 101, low, 100]],
    orders: [{ id: 'buy', params: { ...one, type: 'limit' }, inputs: { when: at(2, 0), price: 98 } }],
    execution,
  });
  it('needs the path to go through it, or a touch where that counts (rule 5)', () => {
    expect(fills(limit(98))).toEqual([]);
    expect(fills(limit(97.9))).toEqual(['1 buy 1 @ 98 entry (5)']);
    expect(fills(limit(98, { limitTouch: true }))).toEqual(['1 buy 1 @ 98 entry (5)']);
  });

  it('that sells by quote is sized when placed, with the larger of the two fees (rule 13)', () => {
    const ask = { type: 'limit', offset: { price: 2 }, size: { mode: 'quote', value: 49.5 } };
    const scene = {
      candles: [flat, flat, [100, 103, 100, 103]],
      market: { makerFee: 0.01, takerFee: 0 },
      orders: [
        { id: 'buy', params: one, inputs: { when: at(3, 0) } },
        { id: 'sell', params: ask, inputs: { when: at(3, 1) } },
      ],
    };
    expect(play(scene).fills[1]?.quantity).toBeCloseTo(49.5 / (102 * 0.99), 12);
  });

  it('that would take at once is rejected when it is post-only', () => {
    const scene = {
      candles: [flat, flat],
      orders: [
        {
          id: 'buy',
          params: { ...one, type: 'limit', postOnly: true },
          inputs: { when: at(2, 0), price: 101 },
        },
      ],
    };
    expect(fills(scene)).toEqual([]);
    expect(play(scene).metrics.ordersRejected).toBe(1);
  });
});

describe('a trailing stop', () => {
  it('moves on path points only, after each was checked against the old level (rule 9)', () => {
    const scene = {
      candles: [flat, [100, 110, 99, 108], [108, 108, 100, 101]],
      orders: [
        { id: 'buy', params: one, inputs: { when: at(3, 0) } },
        { id: 'trailing-stop', params: { percent: 5 } },
      ],
    };
    expect(fills(scene)[1]).toBe('2 sell 1 @ 104.5 trailing-stop (9)');
  });
});

describe('the volume of a candle', () => {
  it('fills in parts, the rest at the next open (rule 11)', () => {
    const scene = {
      candles: [flat, [...flat, 5], [...flat, 100]],
      orders: [{ id: 'buy', params: one, inputs: { when: at(3, 0) } }],
    };
    expect(fills(scene)).toEqual(['1 buy 0.5 @ 100 entry (2)', '2 buy 0.5 @ 100 entry (2)']);
    expect(play(scene).metrics.ordersPartlyFilled).toBe(1);
  });

  it('does not walk a candle that traded nothing', () => {
    const scene = {
      candles: [flat, [...flat, 0], [101, 101, 101, 101, 100]],
      orders: [{ id: 'buy', params: one, inputs: { when: at(3, 0) } }],
    };
    expect(fills(scene)).toEqual(['2 buy 1 @ 101 entry (2)']);
  });
});

describe('signals that meet', () => {
  it('reverse: the other side is closed first, at the same price', () => {
    const scene = {
      candles: [flat, flat, flat],
      market: { kind: 'margin' as const },
      orders: [
        { id: 'buy', params: one, inputs: { when: at(3, 0) } },
        { id: 'short', params: one, inputs: { when: at(3, 1) } },
      ],
    };
    expect(fills(scene)).toEqual([
      '1 buy 1 @ 100 entry (2)',
      '2 sell 1 @ 100 signal (2)',
      '2 sell 1 @ 100 entry (2)',
    ]);
    expect(play(scene).trades[0]).toMatchObject({ exitNode: 'short', exitReason: 'signal', bars: 1 });
  });

  it('of both sides at once: neither, with a warning', () => {
    const scene = {
      candles: [flat, flat],
      market: { kind: 'margin' as const },
      orders: [
        { id: 'buy', params: one, inputs: { when: at(2, 0) } },
        { id: 'short', params: one, inputs: { when: at(2, 0) } },
      ],
    };
    expect(fills(scene)).toEqual([]);
    expect(play(scene).warnings.map(({ code }) => code)).toContain('both-sides');
  });
});

describe('margin', () => {
  it('liquidates a long of five times leverage near a fifth below its entry (rule 15)', () => {
    const scene = {
      candles: [flat, flat, [100, 100, 70, 75]],
      market: {
        kind: 'margin' as const,
        leverage: 5,
        marginMode: 'isolated' as const,
        maintenanceMargin: 0.005,
      },
      orders: [{ id: 'buy', params: one, inputs: { when: at(3, 0) } }],
    };
    expect(fills(scene)[1]).toBe('2 sell 1 @ 80.40201 liquidation (15)');
    expect(play(scene).metrics.liquidations).toBe(1);
  });

  it('pays funding at every funding time on what is then held', () => {
    const candles = Array.from({ length: 18 }, () => flat);
    const result = play({
      candles,
      market: { kind: 'perp', fundingRate: 0.001, fundingHours: 8 },
      orders: [{ id: 'buy', params: one, inputs: { when: at(18, 0) } }],
    });
    expect(result.metrics.funding).toBeCloseTo(2 * 0.1, 12);
  });
});

describe('the end of the data', () => {
  it('closes what is open at the last open or close, under the name end (rule 18)', () => {
    const scene = (closeAtEnd: 'open' | 'close') => ({
      candles: [flat, flat, [103, 106, 103, 105]],
      orders: [{ id: 'buy', params: one, inputs: { when: at(3, 0) } }],
      execution: { closeAtEnd },
    });
    expect(fills(scene('open'))[1]).toBe('2 sell 1 @ 103 end (18)');
    expect(fills(scene('close'))[1]).toBe('2 sell 1 @ 105 end (18)');
    expect(play(scene('close')).trades[0]).toMatchObject({ exitNode: null, exitReason: 'end' });
  });
});
