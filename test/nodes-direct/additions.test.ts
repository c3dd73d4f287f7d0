import { describe, expect, test } from 'vitest';
import { alone } from './alone.ts';
import { coarseCandles, deviation, mean, START, slowEma, smoothCandles, windowAt } from './made-up.ts';
import { expectSame } from './same.ts';

// Indicators of other tools without outside vectors: each is computed again, bar by bar, from its definition.
const c = smoothCandles(400);
const coarse = coarseCandles(400);
const n = c.close.length;
const each = (from: number, of: (i: number) => number) =>
  Array.from({ length: n }, (_, i) => (i < from ? Number.NaN : of(i)));
const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0);
const source = { source: c.close };
const candles = { candles: c };

/** The least-squares line through some values, and what is left of them. */
function regression(values: readonly number[]) {
  const middle = (values.length - 1) / 2;
  const level = mean(values);
  const slope =
    sum(values.map((value, x) => (x - middle) * (value - level))) /
    sum(values.map((_, x) => (x - middle) ** 2));
  const at = (x: number) => level + slope * (x - middle);
  return { at, error: Math.sqrt(sum(values.map((value, x) => (value - at(x)) ** 2)) / (values.length - 2)) };
}

describe('averages and bands', () => {
  test('BBTrend', () => {
    const bands = (i: number, length: number) => {
      const values = windowAt(c.close, i, length);
      return { middle: mean(values), width: 2 * deviation(values) };
    };
    const direct = each(49, (i) => {
      const [short, long] = [bands(i, 20), bands(i, 50)];
      const below = Math.abs(short.middle - short.width - (long.middle - long.width));
      const above = Math.abs(short.middle + short.width - (long.middle + long.width));
      return ((below - above) / short.middle) * 100;
    });
    expectSame(alone('bb-trend', {}, source, 7).value!, direct, 'value');
  });

  test('standard error and its bands', () => {
    const line = each(20, (i) => regression(windowAt(c.close, i, 21)).at(20));
    const error = each(20, (i) => regression(windowAt(c.close, i, 21)).error);
    expectSame(alone('standard-error', {}, source, 7).value!, error, 'error');
    const upper = each(22, (i) => mean(windowAt(line, i, 3)) + 2 * mean(windowAt(error, i, 3)));
    expectSame(alone('standard-error-bands', {}, source).upper!, upper, 'upper');
  });

  test('regression channel: the line, and deviations of the prices from it', () => {
    const { upper, middle, lower } = alone('regression-channel', { length: 30 }, source, 7);
    const line = each(29, (i) => regression(windowAt(c.close, i, 30)).at(29));
    // Deviations over n, where the standard error has n − 2.
    const width = each(29, (i) => 2 * regression(windowAt(c.close, i, 30)).error * Math.sqrt(28 / 30));
    expectSame(middle!, line, 'middle');
    expectSame(
      upper!,
      line.map((value, i) => value + width[i]!),
      'upper',
    );
    expectSame(
      lower!,
      line.map((value, i) => value - width[i]!),
      'lower',
    );
  });

  test('a moving average of a kind is the average of that name', () => {
    for (const kind of ['sma', 'ema', 'wma', 'hma', 'kama', 'vidya', 't3']) {
      const own = alone(kind, { length: 12 }, source).value!;
      expectSame(
        alone('moving-average', { kind, length: 12 }, { ...source, volume: c.volume }).value!,
        own,
        kind,
      );
    }
  });

  test('TRAMA', () => {
    const length = 20;
    const fresh = each(length, (i) => {
      const [now, before] = [windowAt(c.close, i, length), windowAt(c.close, i - 1, length)];
      return Math.max(...now) > Math.max(...before) || Math.min(...now) < Math.min(...before) ? 1 : 0;
    });
    let level = Number.NaN;
    const direct = each(2 * length - 1, (i) => {
      const pace = mean(windowAt(fresh, i, length)) ** 2;
      const before = Number.isNaN(level) ? c.close[i - 1]! : level;
      level = before + pace * (c.close[i]! - before);
      return level;
    });
    expectSame(alone('trama', { length }, source, 9).value!, direct, 'value');
  });

  test('Hamming average', () => {
    const weights = Array.from({ length: 20 }, (_, k) => 0.54 - 0.46 * Math.cos((2 * Math.PI * k) / 19));
    const direct = each(19, (i) => sum(weights.map((w, k) => w * c.close[i - k]!)) / sum(weights));
    expectSame(alone('hamming-average', {}, source, 9).value!, direct, 'value');
  });

  test('variable-length average by a plain and a weighted one', () => {
    const length = each(0, (i) => 3 + (i % 9) + 0.7);
    const plain = each(29, (i) => mean(windowAt(c.close, i, 3 + (i % 9))));
    const ours = (kind: string) =>
      alone('variable-average', { kind }, { ...source, length: Float64Array.from(length) }, 9).value!;
    expectSame(ours('sma'), plain, 'plain');
    const weighted = each(29, (i) => {
      const values = windowAt(c.close, i, 3 + (i % 9));
      return sum(values.map((value, k) => (k + 1) * value)) / sum(values.map((_, k) => k + 1));
    });
    expectSame(ours('wma'), weighted, 'weighted');
  });

  test('time-weighted average since midnight', () => {
    const price = (i: number) => (c.open[i]! + c.high[i]! + c.low[i]! + c.close[i]!) / 4;
    const direct = each(0, (i) => {
      const first = i - (i % 24);
      return mean(Array.from({ length: i - first + 1 }, (_, k) => price(first + k)));
    });
    expect(START % 86_400_000).toBe(0);
    expectSame(alone('time-weighted-average', {}, candles, 5).value!, direct, 'value');
  });
});

describe('oscillators', () => {
  test('rank correlation, also with ties', () => {
    for (const prices of [c.close, coarse.close]) {
      const direct = each(9, (i) => {
        const values = windowAt(prices, i, 10);
        const sorted = [...values].sort((a, b) => a - b);
        const rank = (value: number) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2;
        return 100 * (1 - (6 * sum(values.map((value, place) => (rank(value) - place) ** 2))) / (10 * 99));
      });
      expectSame(alone('rank-correlation', {}, { source: prices }, 3).value!, direct, 'value');
    }
  });

  test('correlation trend is the correlation of prices with their places', () => {
    const direct = each(19, (i) => {
      const values = windowAt(c.close, i, 20);
      const level = mean(values);
      const along = sum(values.map((value, x) => (x - 9.5) * (value - level)));
      return (
        along /
        Math.sqrt(sum(values.map((_, x) => (x - 9.5) ** 2)) * sum(values.map((v) => (v - level) ** 2)))
      );
    });
    expectSame(alone('correlation-trend', {}, source, 7).value!, direct, 'value');
  });

  test('SMI ergodic indicator', () => {
    const change = each(1, (i) => c.close[i]! - c.close[i - 1]!);
    const size = change.map(Math.abs);
    const value = slowEma(slowEma(change, 20), 5).map((net, i) => net / slowEma(slowEma(size, 20), 5)[i]!);
    const signal = slowEma(value, 5);
    const ours = alone('smi-ergodic', {}, source);
    expectSame(ours.value!, value, 'value');
    expectSame(
      ours.histogram!,
      value.map((now, i) => now - signal[i]!),
      'histogram',
    );
  });

  test('majority rule, disparity, forecast oscillator', () => {
    const risers = each(
      14,
      (i) => (100 * windowAt(c.close, i, 14).filter((v, k) => v > c.close[i - 14 + k]!).length) / 14,
    );
    expectSame(alone('majority-rule', {}, source, 5).value!, risers, 'majority');
    const apart = each(
      13,
      (i) => (100 * (c.close[i]! - mean(windowAt(c.close, i, 14)))) / mean(windowAt(c.close, i, 14)),
    );
    expectSame(alone('disparity', {}, source, 5).value!, apart, 'disparity');
    const ahead = each(
      14,
      (i) => (100 * (c.close[i]! - regression(windowAt(c.close, i - 1, 14)).at(14))) / c.close[i]!,
    );
    expectSame(alone('forecast-oscillator', {}, source, 5).value!, ahead, 'forecast oscillator');
  });

  test('polarized fractal efficiency', () => {
    const raw = each(10, (i) => {
      const gone = c.close[i]! - c.close[i - 10]!;
      const way = sum(windowAt(c.close, i, 10).map((v, k) => Math.hypot(v - c.close[i - 10 + k]!, 1)));
      return (100 * Math.sign(gone) * Math.hypot(gone, 10)) / way;
    });
    expectSame(alone('fractal-efficiency', {}, source).value!, slowEma(raw, 5), 'value');
  });

  test('center of gravity', () => {
    const direct = each(9, (i) => {
      const values = windowAt(c.close, i, 10).reverse();
      return -sum(values.map((value, age) => (age + 1) * value)) / sum(values);
    });
    const ours = alone('center-of-gravity', {}, source, 6);
    expectSame(ours.value!, direct, 'value');
    expectSame(ours.signal!, [Number.NaN, ...direct.slice(0, -1)], 'signal');
  });

  test('Elder impulse', () => {
    const average = slowEma(c.close, 13);
    const histogram = Array.from(alone('macd', {}, source).histogram!);
    const direct = each(34, (i) => {
      const rises = average[i]! > average[i - 1]! && histogram[i]! > histogram[i - 1]!;
      const falls = average[i]! < average[i - 1]! && histogram[i]! < histogram[i - 1]!;
      return rises ? 1 : falls ? -1 : 0;
    });
    expectSame(alone('elder-impulse', {}, source, 8).value!, direct, 'value');
  });

  test('TKE is the mean of seven', () => {
    const parts: ArrayLike<number>[] = [
      alone('rsi', { length: 14 }, source).value!,
      alone('stochastic', { k: 14, smooth: 1, d: 1 }, candles).k!,
      alone('ultimate-oscillator', {}, candles).value!,
      alone('mfi', { length: 14 }, candles).value!,
      alone('williams-r', { length: 14 }, candles).value!,
      alone('cci', { length: 14 }, candles).value!,
      each(14, (i) => (100 * c.close[i]!) / c.close[i - 14]!),
    ];
    const value = each(28, (i) => mean(parts.map((part) => part[i]!)));
    expectSame(alone('tke', {}, candles).value!, value, 'value');
  });

  test('chop zone is the angle of an average, as TradingView turns it', () => {
    const average = slowEma(c.close, 34);
    const direct = each(34, (i) => {
      const highest = Math.max(...windowAt(c.high, i, 30));
      const lowest = Math.min(...windowAt(c.low, i, 30));
      const typical = (c.high[i]! + c.low[i]! + c.close[i]!) / 3;
      const y = ((average[i - 1]! - average[i]!) / typical) * (25 / (highest - lowest)) * lowest;
      const angle = (180 * Math.acos(1 / Math.sqrt(1 + y * y))) / Math.PI;
      return y > 0 ? -angle : angle;
    });
    const ours = Array.from(alone('chop-zone', {}, candles).value!);
    // The arc cosine near 1 has half the digits only.
    expect(ours.map((value, i) => Math.abs(value - direct[i]!)).filter((apart) => apart > 1e-5)).toEqual([]);
  });
});

describe('volume and swings', () => {
  test('net volume, facilitation, Williams accumulation', () => {
    const net = each(1, (i) => Math.sign(coarse.close[i]! - coarse.close[i - 1]!) * coarse.volume[i]!);
    expectSame(alone('net-volume', {}, { candles: coarse }, 5).value!, net, 'net volume');
    const easy = each(0, (i) =>
      coarse.volume[i] === 0 ? Number.NaN : (coarse.high[i]! - coarse.low[i]!) / coarse.volume[i]!,
    );
    expectSame(alone('market-facilitation', {}, { candles: coarse }).value!, easy, 'facilitation');
    let total = 0;
    const line = each(1, (i) => {
      const [now, before] = [coarse.close[i]!, coarse.close[i - 1]!];
      if (now > before) total += now - Math.min(coarse.low[i]!, before);
      if (now < before) total += now - Math.max(coarse.high[i]!, before);
      return total;
    });
    expectSame(alone('williams-accumulation', {}, { candles: coarse }, 5).value!, line, 'accumulation');
  });

  test("Wilder's swing index, bar by bar and added up", () => {
    let total = 0;
    const swings = each(1, (i) => {
      const [k, o] = [i - 1, c.open[i]!];
      const big = Math.max(Math.abs(c.high[i]! - c.close[k]!), Math.abs(c.low[i]! - c.close[k]!));
      const [a, b, w] = [
        Math.abs(c.high[i]! - c.close[k]!),
        Math.abs(c.low[i]! - c.close[k]!),
        c.high[i]! - c.low[i]!,
      ];
      const start = Math.abs(c.close[k]! - c.open[k]!);
      const largest = Math.max(a, b, w);
      const range =
        largest === w ? w + start / 4 : largest === a ? a - b / 2 + start / 4 : b - a / 2 + start / 4;
      const move = c.close[i]! - c.close[k]! + (c.close[i]! - o) / 2 + (c.close[k]! - c.open[k]!) / 4;
      return ((50 * move) / range) * (big / 10);
    });
    const ours = alone('swing-index', {}, candles, 5);
    expectSame(ours.swing!, swings, 'swing');
    expectSame(
      ours.value!,
      each(1, (i) => {
        total += swings[i]!;
        return total;
      }),
      'value',
    );
  });

  test('volume flow counts only moves beyond the noise', () => {
    const length = 40;
    const typical = each(0, (i) => (c.high[i]! + c.low[i]! + c.close[i]!) / 3);
    const step = each(1, (i) => Math.log(typical[i]!) - Math.log(typical[i - 1]!));
    const usual = each(length, (i) => mean(windowAt(c.volume, i - 1, length)));
    const flow = each(length, (i) => {
      const cutoff = 0.2 * deviation(windowAt(step, i, 30)) * c.close[i]!;
      const move = typical[i]! - typical[i - 1]!;
      const counted = Math.min(c.volume[i]!, 2.5 * usual[i]!);
      return move > cutoff ? counted : move < -cutoff ? -counted : 0;
    });
    const direct = each(2 * length - 1, (i) => sum(windowAt(flow, i, length)) / usual[i]!);
    expectSame(alone('volume-flow', { length }, candles).value!, direct, 'value');
  });
});

describe('the moon', () => {
  // Full moons of 2024, UTC (U.S. Naval Observatory); the mean month may be a good half day off.
  const FULL = ['2024-01-25T17:54Z', '2024-02-24T12:30Z', '2024-03-25T07:00Z', '2024-04-23T23:49Z'];

  test('is full within 15 hours of the almanac', () => {
    const instants = Float64Array.from({ length: 24 * 125 }, (_, i) => Date.UTC(2024, 0, 1) + i * 3_600_000);
    const { fullMoon, value } = alone('moon-phase', {}, { instant: instants }, 100);
    const full = [...instants].filter((_, i) => fullMoon![i] === 1);
    expect(full).toHaveLength(FULL.length);
    for (const [i, time] of full.entries())
      expect(Math.abs(time - Date.parse(FULL[i] ?? '')) / 3_600_000).toBeLessThan(15);
    expect(Math.min(...value!)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...value!)).toBeLessThan(1);
  });
});
