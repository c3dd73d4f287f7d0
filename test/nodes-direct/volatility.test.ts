import { describe, test } from 'vitest';
import { alone } from './alone.ts';
import { deviation, mean, slowEma, smoothCandles, windowAt } from './made-up.ts';
import { expectSame } from './same.ts';

// No outside vectors cover these nodes in this form: each is computed again, bar by bar, from its definition.
const c = smoothCandles(400);
const n = c.close.length;
const each = (from: number, of: (i: number) => number) =>
  Array.from({ length: n }, (_, i) => (i < from ? Number.NaN : of(i)));
const range = each(0, (i) => c.high[i]! - c.low[i]!);
const { log, sqrt, max, min, abs, log10 } = Math;

describe('volatility by definition', () => {
  test('historical volatility, close to close', () => {
    const returns = each(1, (i) => log(c.close[i]! / c.close[i - 1]!));
    const direct = each(10, (i) => 100 * sqrt(365) * deviation(windowAt(returns, i, 10)));
    expectSame(alone('historical-volatility', {}, { candles: c }, 31).value!, direct, 'value');
  });
  test('historical volatility, Parkinson', () => {
    const squares = each(0, (i) => log(c.high[i]! / c.low[i]!) ** 2);
    const direct = each(19, (i) => 100 * sqrt((365 / (4 * log(2))) * mean(windowAt(squares, i, 20))));
    const params = { length: 20, method: 'parkinson' };
    expectSame(alone('historical-volatility', params, { candles: c }).value!, direct, 'value');
  });
  test('historical volatility, Garman-Klass', () => {
    const terms = each(
      0,
      (i) => 0.5 * log(c.high[i]! / c.low[i]!) ** 2 - (2 * log(2) - 1) * log(c.close[i]! / c.open[i]!) ** 2,
    );
    const direct = each(19, (i) => 100 * sqrt(8760 * mean(windowAt(terms, i, 20))));
    const params = { length: 20, method: 'garman-klass', barsPerYear: 8760 };
    expectSame(alone('historical-volatility', params, { candles: c }).value!, direct, 'value');
  });
  test('historical volatility, Yang-Zhang', () => {
    const night = each(1, (i) => log(c.open[i]! / c.close[i - 1]!) + (i % 7) * 1e-4);
    const gaps = {
      ...c,
      open: c.open.map((open, i) => (i === 0 ? open : c.close[i - 1]! * Math.exp(night[i]!))),
    };
    const day = each(0, (i) => log(c.close[i]! / gaps.open[i]!));
    const drift = each(0, (i) => {
      const up = log(c.high[i]! / c.close[i]!) * log(c.high[i]! / gaps.open[i]!);
      return up + log(c.low[i]! / c.close[i]!) * log(c.low[i]! / gaps.open[i]!);
    });
    const k = 0.34 / (1.34 + 31 / 29);
    const sample = (values: number[]) => (deviation(values) ** 2 * 30) / 29;
    const direct = each(30, (i) => {
      const variance =
        sample(windowAt(night, i, 30)) +
        k * sample(windowAt(day, i, 30)) +
        (1 - k) * mean(windowAt(drift, i, 30));
      return 100 * sqrt(365 * variance);
    });
    const params = { length: 30, method: 'yang-zhang' };
    expectSame(alone('historical-volatility', params, { candles: gaps }).value!, direct, 'value');
  });
  test('choppiness', () => {
    const steps = each(1, (i) => max(c.high[i]!, c.close[i - 1]!) - min(c.low[i]!, c.close[i - 1]!));
    const direct = each(14, (i) => {
      const way = windowAt(steps, i, 14).reduce((sum, v) => sum + v, 0);
      return (
        (100 * log10(way / (max(...windowAt(c.high, i, 14)) - min(...windowAt(c.low, i, 14))))) / log10(14)
      );
    });
    expectSame(alone('choppiness', {}, { candles: c }, 7).value!, direct, 'value');
  });
  test('Chaikin volatility', () => {
    const usual = slowEma(range, 10);
    const direct = each(19, (i) => (100 * (usual[i]! - usual[i - 10]!)) / usual[i - 10]!);
    expectSame(alone('chaikin-volatility', {}, { candles: c }).value!, direct, 'value');
  });
  test('ulcer index', () => {
    const falls = each(0, (i) => {
      const peak = max(...c.close.subarray(max(0, i - 13), i + 1));
      return ((100 * (c.close[i]! - peak)) / peak) ** 2;
    });
    const direct = each(13, (i) => sqrt(mean(windowAt(falls, i, 14))));
    expectSame(alone('ulcer-index', {}, { source: c.close }, 5).value!, direct, 'value');
  });
  test('mass index', () => {
    const once = slowEma(range, 9);
    const twice = slowEma(once, 9);
    const ratio = each(16, (i) => once[i]! / twice[i]!);
    const direct = each(25, (i) => windowAt(ratio, i, 10).reduce((sum, v) => sum + v, 0));
    expectSame(alone('mass-index', {}, { candles: c }).value!, direct, 'value');
  });
  test('relative volatility index', () => {
    const spread = each(9, (i) => deviation(windowAt(c.close, i, 10)));
    const up = slowEma(
      each(9, (i) => (c.close[i]! > c.close[i - 1]! ? spread[i]! : 0)),
      14,
    );
    const down = slowEma(
      each(9, (i) => (c.close[i]! > c.close[i - 1]! ? 0 : spread[i]!)),
      14,
    );
    const direct = each(22, (i) => (100 * up[i]!) / (up[i]! + down[i]!));
    expectSame(alone('relative-volatility', {}, { source: c.close }).value!, direct, 'value');
  });
  test('VIX fix', () => {
    const fear = each(21, (i) => {
      const peak = max(...windowAt(c.close, i, 22));
      return (100 * (peak - c.low[i]!)) / peak;
    });
    const spike = each(70, (i) => {
      const band = windowAt(fear, i, 20);
      const near = 0.85 * max(...windowAt(fear, i, 50));
      return fear[i]! >= mean(band) + 2 * deviation(band) || fear[i]! >= near ? 1 : 0;
    });
    const ours = alone('vix-fix', {}, { candles: c }, 13);
    expectSame(ours.value!, fear, 'value');
    expectSame(ours.spike!, spike, 'spike');
  });
  test('average daily range', () => {
    const direct = each(13, (i) => mean(windowAt(range, i, 14)));
    const ours = alone('average-daily-range', {}, { candles: c });
    expectSame(ours.value!, direct, 'value');
    expectSame(
      ours.percent!,
      each(13, (i) => (100 * direct[i]!) / c.close[i]!),
      'percent',
    );
  });
  test('average deviation', () => {
    const direct = each(13, (i) => {
      const values = windowAt(c.close, i, 14);
      return mean(values.map((v) => abs(v - mean(values))));
    });
    expectSame(alone('average-deviation', {}, { source: c.close }, 3).value!, direct, 'value');
  });
});
