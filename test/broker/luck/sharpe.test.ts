import { describe, expect, test } from 'vitest';
import { normalQuantile, normalShare } from '../../../src/broker/luck/normal.ts';
import { expectedBestSharpe, momentsOf, probabilisticSharpe } from '../../../src/broker/luck/sharpe.ts';

describe('the normal distribution', () => {
  // Python 3.11: 0.5 * math.erfc(-x / math.sqrt(2)), statistics.NormalDist().inv_cdf(share)
  test.each([
    [-8, 6.220960574271819e-16],
    [-7.5, 3.19089167291092e-14],
    [-5, 2.866515718791946e-7],
    [-2.5, 0.006209665325776139],
    [-1, 0.15865525393145707],
    [0, 0.5],
    [0.4, 0.6554217416103242],
    [3, 0.9986501019683699],
    [7.2, 0.9999999999996989],
  ])('has below %s a share of %s', (x, share) => {
    expect(Math.abs(normalShare(x) - share)).toBeLessThan(1e-14 + 1e-12 * share);
  });

  test.each([
    [1e-300, -37.0470962993612],
    [1e-6, -4.753424308822899],
    [0.05, -1.6448536269514726],
    [0.074, -1.4466320671589785],
    [0.3, -0.5244005127080407],
    [0.5, 0],
    [0.99, 2.3263478740408408],
    [0.999999, 4.753424308817089],
  ])('has a share of %s below %s', (share, x) => {
    expect(normalQuantile(share)).toBeCloseTo(x, 12);
  });

  test('has nothing at the ends', () => {
    expect([normalQuantile(0), normalQuantile(1), normalShare(-40), normalShare(40)]).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      0,
      1,
    ]);
  });
});

describe('worked examples of the papers', () => {
  // Bailey & López de Prado, The Sharpe Ratio Efficient Frontier, 2012: two years of monthly returns
  const fund = { count: 24, sharpe: 0.458, skewness: -2.448, kurtosis: 10.164 };
  test('the probabilistic ratio of the hedge fund is 0.913, and 0.982 were its returns normal', () => {
    expect(probabilisticSharpe(fund, 0)).toBeCloseTo(0.913, 3);
    expect(probabilisticSharpe({ ...fund, skewness: 0, kurtosis: 3 }, 0)).toBeCloseTo(0.982, 3);
  });

  // Bailey & López de Prado, The Deflated Sharpe Ratio, 2014: five years of 250 days, annual ratio 2.5
  const strategy = { count: 1250, sharpe: 2.5 / Math.sqrt(250), skewness: -3, kurtosis: 10 };
  const variance = 0.5 / 250;
  test('the best of 100 worthless variants shows 0.1132, which deflates the ratio to 0.9004', () => {
    expect(expectedBestSharpe(100, variance)).toBeCloseTo(0.1132, 4);
    expect(probabilisticSharpe(strategy, expectedBestSharpe(100, variance))).toBeCloseTo(0.9004, 4);
  });
  test('after 46 variants it is 0.9505, and were returns normal after 88', () => {
    expect(probabilisticSharpe(strategy, expectedBestSharpe(46, variance))).toBeCloseTo(0.9505, 4);
    const normal = { ...strategy, skewness: 0, kurtosis: 3 };
    expect(probabilisticSharpe(normal, expectedBestSharpe(88, variance))).toBeCloseTo(0.9505, 4);
  });
});

test('moments are those of the definitions', () => {
  // Python 3.11, statistics.stdev, and sums of powers over n
  const moments = momentsOf([0.01, -0.02, 0.03, 0.005, -0.001, 0.015]);
  expect(moments?.count).toBe(6);
  expect(moments?.sharpe).toBeCloseTo(0.3887965929604764, 12);
  expect(moments?.skewness).toBeCloseTo(-0.25318715000440967, 12);
  expect(moments?.kurtosis).toBeCloseTo(2.4782543578649574, 12);
  expect(momentsOf([0.01, 0.01])).toBeNull();
  expect(momentsOf([])).toBeNull();
  expect(expectedBestSharpe(1, 0.1)).toBe(0);
});
