import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Broker } from '../../src/broker/index.ts';
import { play, type Scene } from './harness.ts';

const LENGTH = 60;
const bit = fc.array(fc.constantFrom(0, 0, 0, 1, Number.NaN), { minLength: LENGTH, maxLength: LENGTH });
const step = fc.integer({ min: -3, max: 3 });
const candles = fc
  .array(
    fc.tuple(
      step,
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 3 }),
      step,
      fc.constantFrom(0, 5, 1000, 1000),
    ),
    {
      minLength: LENGTH,
      maxLength: LENGTH,
    },
  )
  .map((moves) => {
    let close = 100;
    return moves.map(([gap, up, down, body, volume]) => {
      const open = Math.max(20, close + gap * 0.5);
      close = Math.max(20, open + body * 0.5);
      return [open, Math.max(open, close) + up * 0.5, Math.min(open, close) - down * 0.5, close, volume];
    });
  });

const types = fc.constantFrom(
  {},
  { type: 'limit', offset: { percent: 1 } },
  { type: 'stop', offset: { percent: 1 } },
  {
    type: 'trailing',
    trail: { percent: 1 },
  },
);
const trigger = fc.constantFrom('every', 'rising', 'while');
const scene: fc.Arbitrary<Scene> = fc
  .record({
    candles,
    buys: bit,
    shorts: bit,
    closes: bit,
    buy: types,
    trigger,
    entries: fc.integer({ min: 1, max: 3 }),
    expireBars: fc.constantFrom(undefined, 1, 3),
    stop: fc.constantFrom(
      { percent: 2 },
      { percent: 2, on: 'close' },
      { percent: 3, steps: [{ at: { percent: 1 }, to: { percent: 0 } }] },
    ),
    trail: fc.constantFrom({ percent: 2 }, { percent: 1, activation: { percent: 1 } }),
    bars: fc.integer({ min: 1, max: 9 }),
    latency: fc.constantFrom(0, 0, 2),
    fillAt: fc.constantFrom('open' as const, 'close' as const),
    closeAtEnd: fc.constantFrom(false as const, 'open' as const, 'close' as const),
    path: fc.constantFrom('nearest' as const, 'pessimistic' as const),
  })
  .map((raw) => ({
    candles: raw.candles,
    market: {
      kind: 'perp',
      leverage: 3,
      takerFee: 0.001,
      makerFee: 0.0005,
      slippage: 0.001,
      fundingRate: 0.0001,
    },
    execution: { latency: raw.latency, fillAt: raw.fillAt, closeAtEnd: raw.closeAtEnd, path: raw.path },
    orders: [
      {
        id: 'buy',
        params: {
          ...raw.buy,
          trigger: raw.trigger,
          entries: raw.entries,
          expireBars: raw.expireBars,
          size: { mode: 'equity-percent', value: 40 },
        },
        inputs: { when: raw.buys },
      },
      {
        id: 'short',
        params: { trigger: raw.trigger, size: { mode: 'cash-percent', value: 50 } },
        inputs: { when: raw.shorts },
      },
      {
        id: 'close',
        type: 'close-position',
        params: { percent: 60, trigger: 'rising' },
        inputs: { when: raw.closes },
      },
      { id: 'stop', type: 'stop-loss', params: raw.stop },
      {
        id: 'goal',
        type: 'take-profit',
        params: {
          targets: [
            { percent: 2, share: 50 },
            { percent: 4, share: 50 },
          ],
        },
      },
      { id: 'trail', type: 'trailing-stop', params: raw.trail },
      { id: 'time', type: 'time-exit', params: { bars: raw.bars } },
    ],
  }));

/** One bar at a time, as a session does where something depends on the ledger. */
function bars(broker: Broker, to: number): void {
  for (let at = 0; at < to; at++) {
    broker.advance(at);
    broker.decide(at);
  }
}

function cutAt(cuts: readonly number[]) {
  return (broker: Broker, to: number): void => {
    let from = 0;
    for (const cut of [...new Set(cuts)].sort((a, b) => a - b)) {
      if (cut <= from || cut >= to) continue;
      broker.run(from, cut);
      from = cut;
    }
    broker.run(from, to);
  };
}

describe('a run', () => {
  it('gives the same result in one block, in any blocks and one bar at a time', () => {
    let trades = 0;
    fc.assert(
      fc.property(scene, fc.array(fc.integer({ min: 1, max: LENGTH - 1 })), (given, cuts) => {
        const whole = play(given);
        trades += whole.trades.length;
        expect(play(given, bars)).toEqual(whole);
        expect(play(given, cutAt(cuts))).toEqual(whole);
      }),
      { numRuns: 150 },
    );
    expect(trades, 'the scenes trade').toBeGreaterThan(100);
  });

  it('is not changed before a point by what comes after it', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 2, max: LENGTH - 1 }), (given, cut) => {
        const open: Scene = { ...given, execution: { ...given.execution, closeAtEnd: false } };
        const short = play({ ...open, candles: open.candles.slice(0, cut) }, (broker, to) =>
          broker.run(0, to),
        );
        const long = play(open);
        expect(Array.from(long.equity.slice(0, cut))).toEqual(Array.from(short.equity));
        expect(long.fills.slice(0, short.fills.length)).toEqual(short.fills);
      }),
      { numRuns: 60 },
    );
  });

  it('conserves money: cash and what is held, less fees, slippage and funding, add up to the equity', () => {
    fc.assert(
      fc.property(scene, (given) => {
        const { fills, equity, metrics, openTrades } = play(given);
        const last = given.candles.at(-1)?.[3] ?? 0;
        let cash = 10_000 - (metrics.funding ?? 0);
        let held = 0;
        for (const { side, quantity, price, fee } of fills) {
          const sign = side === 'buy' ? 1 : -1;
          cash -= sign * quantity * price + fee;
          held += sign * quantity;
        }
        expect(Math.abs(held) < 1e-9).toBe(openTrades.length === 0);
        expect(equity.at(-1)).toBeCloseTo(cash + held * last, 6);
      }),
      { numRuns: 100 },
    );
  });

  it('never fills outside its candle, but for the slippage', () => {
    fc.assert(
      fc.property(scene, (given) => {
        for (const { time, price, reason } of play(given).fills) {
          const candle = given.candles[time / 3_600_000];
          const [, high = 0, low = 0] = candle ?? [];
          expect(price, reason).toBeLessThanOrEqual(high * 1.001 + 1e-9);
          expect(price, reason).toBeGreaterThanOrEqual(low * 0.999 - 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });
});
