import { describe, expect, test } from 'vitest';
import { excursionRemark, excursionsOf, quantile } from '../../src/app/results/excursions.ts';
import { tradeTable } from '../../src/app/worker/tables.ts';
import type { Trade } from '../../src/index.ts';

const trade = (profit: number, mae: number, mfe: number, closed = true): Trade => ({
  ...{ market: 'main', book: 'main', side: 'long', quantity: 2, fees: 0, bars: 1 },
  ...{
    entryTime: 0,
    entryPrice: 50,
    exitTime: closed ? 0 : null,
    exitPrice: closed ? 50 + profit / 2 : null,
  },
  ...{ profit, profitPercent: profit, entryNode: 'buy', exitNode: 'close', exitReason: 'signal', mae, mfe },
});
const tableOf = (trades: readonly Trade[]) => {
  const time = Float64Array.of(0);
  return tradeTable(
    trades.filter(({ exitTime }) => exitTime !== null),
    trades.filter(({ exitTime }) => exitTime === null),
    { time, close: Float64Array.of(3_600_000) },
  );
};

describe('worst and best moments', () => {
  test('are shares of the entry value, of closed trades only', () => {
    const { points } = excursionsOf(tableOf([trade(5, -2, 8), trade(1, -1, 1, false)]));
    expect(points).toEqual([{ trade: 0, worst: -2, best: 8, result: 5 }]);
  });

  test('are summed up for winners and losers apart', () => {
    const { won, lost } = excursionsOf(tableOf([trade(5, -2, 10), trade(4, -1, 8), trade(-3, -4, 1)]));
    expect([won.count, won.worstHalf, won.bestHalf, won.kept]).toEqual([2, -1.5, 9, 0.5]);
    expect([lost.count, lost.worstMost]).toEqual([1, -4]);
  });

  test('say what a stop would have met', () => {
    const winners = Array.from({ length: 10 }, () => trade(5, -1, 6));
    const losers = [...Array.from({ length: 4 }, () => trade(-3, -3, 1)), trade(-0.5, -0.5, 1)];
    expect(excursionRemark(excursionsOf(tableOf([...winners, ...losers])))).toContain(
      'never were more than 1.0\u2009% under water. 80\u2009% of the losing ones were',
    );
    expect(excursionRemark(excursionsOf(tableOf(winners)))).toBeNull();
  });

  test('take quantiles between neighbours in proportion', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([7], 0.9)).toBe(7);
    expect(quantile([], 0.5)).toBeNaN();
  });
});
