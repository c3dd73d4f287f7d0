import { describe, expect, it } from 'vitest';
import { candlesOf, column, runCase } from './cases.ts';

describe('the referee on worked cases of other engines', () => {
  const long = (at: number[][], exits: Record<string, Record<string, unknown>>) =>
    runCase(at, [
      {
        id: 'in',
        type: 'buy',
        params: { size: { mode: 'base', value: 1 } },
        inputs: { when: column(at.length, [0]) },
      },
      ...Object.entries(exits).map(([type, params]) => ({ id: type, type, params })),
    ]);

  it('takes the target first where the high is nearer to the open', () => {
    const { trades } = long(
      [
        [100, 100, 100, 100],
        [100, 100, 100, 100],
        [100, 104, 90, 95],
      ],
      { 'take-profit': { percent: 3 }, 'stop-loss': { percent: 8 } },
    );
    expect(trades.map(({ exitReason, exitPrice }) => [exitReason, exitPrice])).toEqual([
      ['take-profit', 103],
    ]);
  });

  it('takes the stop first where the low is nearer to the open', () => {
    const { trades } = long(
      [
        [100, 100, 100, 100],
        [100, 100, 100, 100],
        [100, 110, 96, 105],
      ],
      { 'take-profit': { percent: 8 }, 'stop-loss': { percent: 3 } },
    );
    expect(trades.map(({ exitReason, exitPrice }) => [exitReason, exitPrice])).toEqual([['stop-loss', 97]]);
  });

  it('fills a gapped stop and a gapped target at the open', () => {
    const start = [
      [100, 100, 100, 100],
      [100, 100, 100, 100],
    ];
    expect(long([...start, [90, 93, 88, 91]], { 'stop-loss': { percent: 5 } }).trades[0]?.exitPrice).toBe(90);
    expect(
      long([...start, [110, 112, 108, 111]], { 'take-profit': { percent: 5 } }).trades[0]?.exitPrice,
    ).toBe(110);
  });

  it('fills a buy stop at its price inside the candle, and at the open behind a gap', () => {
    const stop = (bars: number[][]) =>
      runCase(bars, [
        {
          id: 'in',
          type: 'buy',
          params: { type: 'stop', size: { mode: 'base', value: 1 } },
          inputs: { when: column(bars.length, [0]), stopPrice: new Array(bars.length).fill(90.015) },
        },
      ]).fills.map(({ price, rule }) => [price, rule]);
    expect(
      stop([
        [90, 90.01, 89.99, 90.005],
        [90.005, 90.02, 90, 90.018],
      ]),
    ).toEqual([[90.015, 4]]);
    expect(
      stop([
        [90, 90.01, 89.99, 90.005],
        [90.025, 90.03, 90.02, 90.028],
      ]),
    ).toEqual([[90.025, 4]]);
  });

  it('fills a market order at the next open', () => {
    const { fills } = long(
      [
        [100, 100, 100, 100],
        [101, 103, 100, 102],
      ],
      {},
    );
    expect(fills.map(({ price }) => price)).toEqual([101]);
  });

  it('needs a path through a limit, not a touch', () => {
    const bars = [
      [100, 100, 100, 100],
      [100, 101, 99, 100],
      [100, 101, 98.9, 100],
    ];
    const limit = (limitTouch: boolean) =>
      runCase(
        bars,
        [
          {
            id: 'in',
            type: 'buy',
            params: { type: 'limit', size: { mode: 'base', value: 1 } },
            inputs: { when: column(3, [0]), price: [99, 99, 99] },
          },
        ],
        { limitTouch },
      ).fills.map(({ time, price }) => [time / 3_600_000, price]);
    expect(limit(false)).toEqual([[2, 99]]);
    expect(limit(true)).toEqual([[1, 99]]);
  });

  it('caps a fill at a tenth of the volume and goes on at the next open', () => {
    const bars = [
      [100, 100, 100, 100, 50],
      [100, 100, 100, 100, 50],
      [101, 101, 101, 101, 50],
    ];
    const result = runCase(bars, [
      {
        id: 'in',
        type: 'buy',
        params: { size: { mode: 'base', value: 8 } },
        inputs: { when: column(3, [0]) },
      },
    ]);
    expect(result.fills.map(({ price, quantity }) => [price, quantity])).toEqual([
      [100, 5],
      [101, 3],
    ]);
  });

  it('keeps equity whole: cash, stock at its mark and fees add up', () => {
    const candles = candlesOf([
      [100, 100, 100, 100],
      [100, 110, 90, 105],
      [105, 120, 100, 110],
    ]);
    expect(candles.time.length).toBe(3);
    const result = long(
      [
        [100, 100, 100, 100],
        [100, 110, 90, 105],
        [105, 120, 100, 110],
      ],
      {},
    );
    expect(result.equity[2]).toBeCloseTo(10_000 + 10 - 0.1, 9);
  });
});
