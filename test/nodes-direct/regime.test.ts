import { describe, expect, test } from 'vitest';
import { normalBelow } from '../../src/node/kernels/normal.ts';
import { alone } from './alone.ts';
import { coarseCandles, deviation, mean, smoothCandles, windowAt } from './made-up.ts';
import { expectSame } from './same.ts';

// No outside vectors cover these nodes in this form: each is computed again, bar by bar, from its definition.
const c = smoothCandles(700);
const n = c.close.length;
const each = (from: number, of: (i: number) => number) =>
  Array.from({ length: n }, (_, i) => (i < from ? Number.NaN : of(i)));
const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0);

test('efficiency ratio, also where nothing moves', () => {
  const still = coarseCandles(700).close;
  for (const close of [c.close, still]) {
    const direct = each(3, (i) => {
      const way = sum([i - 2, i - 1, i].map((k) => Math.abs(close[k]! - close[k - 1]!)));
      return Math.abs(close[i]! - close[i - 3]!) / way;
    });
    expectSame(alone('efficiency-ratio', { length: 3 }, { source: close }, 23).value!, direct, 'value');
  }
});

test('variance ratio of overlapping log returns', () => {
  const logs = Array.from(c.close, Math.log);
  const variance = (bars: number, i: number) =>
    deviation(Array.from({ length: 50 }, (_, k) => logs[i - k]! - logs[i - k - bars]!)) ** 2;
  const direct = each(54, (i) => variance(5, i) / (5 * variance(1, i)));
  const ours = alone('variance-ratio', { length: 50, period: 5 }, { source: c.close }, 77);
  expectSame(ours.value!, direct, 'value');
  const chance = Math.sqrt((2 * 9 * 4) / (3 * 5 * 50));
  expectSame(
    ours.score!,
    direct.map((v) => (v - 1) / chance),
    'score',
  );
});

test('volatility regime: the rank of the normalized ATR among the bars before', () => {
  const natr = alone('natr', {}, { candles: c }).value!;
  const rank = each(114, (i) => {
    const before = Array.from({ length: 100 }, (_, k) => natr[i - 1 - k]!);
    return before.filter((v) => v <= natr[i]!).length;
  });
  const ours = alone('volatility-regime', {}, { candles: c }, 51);
  expectSame(ours.rank!, rank, 'rank');
  expectSame(
    ours.low!,
    each(114, (i) => (rank[i]! < 25 ? 1 : 0)),
    'low',
  );
  expectSame(
    ours.normal!,
    each(114, (i) => (rank[i]! >= 25 && rank[i]! <= 75 ? 1 : 0)),
    'normal',
  );
});

test('trend regime: the side by the directional lines, from the given strength on', () => {
  const { adx, plus, minus } = alone('adx', {}, { candles: c });
  const up = each(27, (i) => (adx![i]! >= 25 && plus![i]! > minus![i]! ? 1 : 0));
  const ours = alone('trend-regime', {}, { candles: c });
  expectSame(ours.up!, up, 'up');
  expectSame(
    ours.sideways!,
    each(27, (i) => (adx![i]! < 25 ? 1 : 0)),
    'sideways',
  );
  const sides = each(27, (i) => ours.up![i]! + ours.down![i]! + ours.sideways![i]!);
  expect(sides.slice(27).every((count) => count === 1)).toBe(true);
});

describe('cointegration', () => {
  const length = 60;
  // A wanders; B follows it with a gap that closes at times and drifts at others.
  let gap = 0;
  const b = c.close.map((close, i) => {
    const pull = Math.sin(i / 90) > 0 ? 0.7 : 0.995;
    gap = pull * gap + (c.volume[i]! - 50) / 100;
    return 20 + 0.5 * close + gap;
  });
  const ours = alone('cointegration', { length }, { a: c.close, b }, 83);

  /** Dickey-Fuller on the residuals of A on B, by the normal equations. */
  function statistic(i: number): { t: number; pull: number } {
    const y = windowAt(c.close, i, length);
    const x = windowAt(b, i, length);
    const hedge =
      sum(x.map((v, k) => (v - mean(x)) * (y[k]! - mean(y)))) / sum(x.map((v) => (v - mean(x)) ** 2));
    const rest = y.map((v, k) => v - mean(y) - hedge * (x[k]! - mean(x)));
    const lag = rest.slice(0, -1);
    const step = lag.map((v, k) => rest[k + 1]! - v);
    const pull = sum(lag.map((v, k) => v * step[k]!)) / sum(lag.map((v) => v * v));
    const errors = step.map((v, k) => v - pull * lag[k]!);
    const s2 = sum(errors.map((v) => v * v)) / (lag.length - 1);
    return { t: pull / Math.sqrt(s2 / sum(lag.map((v) => v * v))), pull };
  }

  test('half-life follows from the pull of the residuals', () => {
    const direct = each(length - 1, (i) => {
      const { pull } = statistic(i);
      return pull < 0 ? -Math.log(2) / pull : Number.NaN;
    });
    expectSame(ours.halfLife!, direct, 'halfLife');
  });
  test('p-values meet MacKinnon’s critical values for two series and a constant', () => {
    // https://www.econ.queensu.ca/research/working-papers/1227 (2010), asymptotic: 1 %, 5 %, 10 %
    const critical = [
      [-3.89644, 0.01],
      [-3.33613, 0.05],
      [-3.04445, 0.1],
    ] as const;
    const met = new Set<number>();
    for (let i = length - 1; i < n; i++) {
      const { t } = statistic(i);
      for (const [at, level] of critical) {
        if (Math.abs(t - at) > 0.03) continue;
        met.add(level);
        expect(Math.abs(ours.pValue![i]! - level)).toBeLessThan(0.1 * level + 0.0015);
      }
    }
    expect([...met].sort()).toEqual([0.01, 0.05, 0.1]);
  });
  test('p-values fall with the statistic', () => {
    const pairs = each(length - 1, (i) => i)
      .filter((i) => !Number.isNaN(i))
      .map((i) => [statistic(i).t, ours.pValue![i]!] as const)
      .sort(([a], [z]) => a - z);
    for (let k = 1; k < pairs.length; k++)
      expect(pairs[k]![1]).toBeGreaterThanOrEqual(pairs[k - 1]![1] - 2e-3);
  });
  test('two markets that are one are unknown, not certain', () => {
    const twice = c.close.map((v) => 2 * v);
    expect(alone('cointegration', {}, { a: c.close, b: twice }).pValue!.every(Number.isNaN)).toBe(true);
  });
});

test('the normal distribution agrees with Simpson’s rule', () => {
  const bell = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  for (const x of [-6, -3.3, -1.96, -0.5, 0, 0.7, 2.5, 5]) {
    const from = -12;
    const parts = 20_000;
    const h = (x - from) / parts;
    let area = bell(from) + bell(x);
    for (let k = 1; k < parts; k++) area += bell(from + k * h) * (k % 2 === 1 ? 4 : 2);
    expect(Math.abs(normalBelow(x) - (area * h) / 3)).toBeLessThan(1e-13);
  }
});
