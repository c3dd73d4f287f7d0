import { describe, expect, test } from 'vitest';
import { alone } from './alone.ts';
import { candlesOf, coarseCandles, mean, START, slowEma, smoothCandles, windowAt } from './made-up.ts';
import { expectSame } from './same.ts';

// No outside vectors cover these nodes in this form: each is computed again, bar by bar, from its definition.
const c = smoothCandles(400);
const coarse = coarseCandles(600);
const n = c.close.length;
const each = (from: number, of: (i: number) => number, length = n) =>
  Array.from({ length }, (_, i) => (i < from ? Number.NaN : of(i)));
const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0);

describe('volume by definition', () => {
  test('Chaikin money flow, with ties and bars without volume', () => {
    const flow = each(
      0,
      (i) => {
        const range = coarse.high[i]! - coarse.low[i]!;
        const place = (2 * coarse.close[i]! - coarse.high[i]! - coarse.low[i]!) / range;
        return range === 0 ? 0 : place * coarse.volume[i]!;
      },
      600,
    );
    const direct = each(4, (i) => sum(windowAt(flow, i, 5)) / sum(windowAt(coarse.volume, i, 5)), 600);
    expectSame(alone('cmf', { length: 5 }, { candles: coarse }, 17).value!, direct, 'value');
  });
  test('money flow index, with ties and bars without volume', () => {
    const typical = each(0, (i) => (coarse.high[i]! + coarse.low[i]! + coarse.close[i]!) / 3, 600);
    const direct = each(
      3,
      (i) => {
        const bars = [i - 2, i - 1, i];
        const flow = (k: number) => typical[k]! * coarse.volume[k]!;
        const up = sum(bars.map((k) => (typical[k]! > typical[k - 1]! ? flow(k) : 0)));
        const down = sum(bars.map((k) => (typical[k]! < typical[k - 1]! ? flow(k) : 0)));
        return (100 * up) / (up + down);
      },
      600,
    );
    expectSame(alone('mfi', { length: 3 }, { candles: coarse }, 29).value!, direct, 'value');
  });
  test('relative volume and its spikes', () => {
    const direct = each(19, (i) => c.volume[i]! / mean(windowAt(c.volume, i, 20)));
    const ours = alone('relative-volume', { factor: 1.5 }, { volume: c.volume });
    expectSame(ours.value!, direct, 'value');
    expectSame(
      ours.spike!,
      each(19, (i) => (direct[i]! >= 1.5 ? 1 : 0)),
      'spike',
    );
  });
  test('volume oscillator', () => {
    const fast = slowEma(c.volume, 5);
    const slow = slowEma(c.volume, 10);
    const direct = each(9, (i) => (100 * (fast[i]! - slow[i]!)) / slow[i]!);
    expectSame(alone('volume-oscillator', {}, { volume: c.volume }).value!, direct, 'value');
  });
  test('force index', () => {
    const force = each(1, (i) => (c.close[i]! - c.close[i - 1]!) * c.volume[i]!);
    expectSame(alone('force-index', {}, { candles: c }, 9).value!, slowEma(force, 13), 'value');
  });
  test('price volume trend', () => {
    let total = 0;
    const direct = each(1, (i) => {
      total += ((c.close[i]! - c.close[i - 1]!) / c.close[i - 1]!) * c.volume[i]!;
      return total;
    });
    expectSame(alone('price-volume-trend', {}, { candles: c }).value!, direct, 'value');
  });
  test('ease of movement', () => {
    const step = each(1, (i) => {
      const middle = (k: number) => (c.high[k]! + c.low[k]!) / 2;
      return (10000 * (middle(i) - middle(i - 1)) * (c.high[i]! - c.low[i]!)) / c.volume[i]!;
    });
    const direct = each(14, (i) => mean(windowAt(step, i, 14)));
    expectSame(alone('ease-of-movement', {}, { candles: c }).value!, direct, 'value');
  });
  test('volume delta', () => {
    const taker = c.volume.map((v, i) => v * (0.3 + 0.1 * (i % 5)));
    const delta = each(0, (i) => 2 * taker[i]! - c.volume[i]!);
    const ours = alone('volume-delta', {}, { takerVolume: taker, volume: c.volume });
    expectSame(ours.delta!, delta, 'delta');
    expectSame(
      ours.cumulative!,
      each(0, (i) => sum(delta.slice(0, i + 1))),
      'cumulative',
    );
  });
  test('Klinger by direction: signed volume in two averages that begin with the first value', () => {
    const hlc = each(0, (i) => c.high[i]! + c.low[i]! + c.close[i]!);
    let fast = 0;
    let slow = 0;
    const direct = each(1, (i) => {
      const signed = hlc[i]! >= hlc[i - 1]! ? c.volume[i]! : -c.volume[i]!;
      fast = i === 1 ? signed : fast + (2 / 35) * (signed - fast);
      slow = i === 1 ? signed : slow + (2 / 56) * (signed - slow);
      return fast - slow;
    });
    const ours = alone('klinger', { method: 'direction' }, { candles: c });
    expectSame(ours.klinger!, direct, 'klinger');
    expectSame(ours.signal!, slowEma(direct, 13), 'signal');
  });
});

describe('VWAP', () => {
  const typical = each(0, (i) => (c.high[i]! + c.low[i]! + c.close[i]!) / 3);
  function since(start: (i: number) => number) {
    const bars = (i: number) => Array.from({ length: i - start(i) + 1 }, (_, k) => start(i) + k);
    const level = each(0, (i) => {
      if (start(i) < 0) return Number.NaN;
      return sum(bars(i).map((k) => typical[k]! * c.volume[k]!)) / sum(bars(i).map((k) => c.volume[k]!));
    });
    const width = each(0, (i) => {
      if (start(i) < 0) return Number.NaN;
      const squares = bars(i).map((k) => c.volume[k]! * (typical[k]! - level[i]!) ** 2);
      return Math.sqrt(sum(squares) / sum(bars(i).map((k) => c.volume[k]!)));
    });
    return { level, width };
  }

  test('starts with each day', () => {
    const { level, width } = since((i) => i - (i % 24));
    const ours = alone('vwap', { deviations: 2 }, { candles: c }, 10);
    expectSame(ours.value!, level, 'value');
    expectSame(
      ours.upper!,
      level.map((v, i) => v + 2 * width[i]!),
      'upper',
    );
    expectSame(
      ours.lower!,
      level.map((v, i) => v - 2 * width[i]!),
      'lower',
    );
  });
  test('starts with each week, on Monday (2024-01-01 is one)', () => {
    const { level } = since((i) => i - (i % 168));
    expectSame(alone('vwap', { anchor: 'week' }, { candles: c }).value!, level, 'value');
  });
  test('follows the clock of a place: New York’s midnight is 5:00 UTC in winter', () => {
    const { level } = since((i) => Math.max(0, i - ((i + 19) % 24)));
    const params = { timeZone: 'America/New_York' };
    expectSame(alone('vwap', params, { candles: c }).value!, level, 'value');
  });
  test('starts where the anchor says, and knows nothing before', () => {
    const when = c.close.map((_, i) => (i === 40 || i === 100 ? 1 : 0));
    const { level } = since((i) => (i < 40 ? -1 : i < 100 ? 40 : 100));
    expectSame(alone('vwap', { anchor: 'anchored' }, { candles: c, when }).value!, level, 'value');
  });
  test('is unknown while nothing was traded', () => {
    const silent = candlesOf([
      [1, 1, 1, 1, 0],
      [1, 3, 1, 2, 5],
    ]);
    const { value } = alone('vwap', {}, { candles: silent });
    expect(Array.from(value!)).toEqual([Number.NaN, 2]);
  });
});

describe('volume profile', () => {
  test('spreads volume over rows as a row-by-row count does', () => {
    const rows = 10;
    const length = 20;
    const { poc, valueHigh, valueLow } = alone('volume-profile', { length, rows }, { candles: c }, 11);
    for (let i = length - 1; i < n; i += 13) {
      const bars = Array.from({ length }, (_, k) => i - length + 1 + k);
      const bottom = Math.min(...bars.map((k) => c.low[k]!));
      const height = (Math.max(...bars.map((k) => c.high[k]!)) - bottom) / rows;
      const traded = Array.from({ length: rows }, (_, row) =>
        sum(
          bars.map((k) => {
            const from = Math.max(c.low[k]!, bottom + row * height);
            const to = Math.min(c.high[k]!, bottom + (row + 1) * height);
            return to > from ? (c.volume[k]! * (to - from)) / (c.high[k]! - c.low[k]!) : 0;
          }),
        ),
      );
      const peak = traded.indexOf(Math.max(...traded));
      expect(poc![i]).toBeCloseTo(bottom + (peak + 0.5) * height, 8);
      const inside = traded.filter((_, row) => {
        const middle = bottom + (row + 0.5) * height;
        return middle > valueLow![i]! && middle < valueHigh![i]!;
      });
      expect(sum(inside)).toBeGreaterThanOrEqual(0.7 * sum(traded));
      const outermost = Math.max(inside[0]!, inside.at(-1)!);
      expect(sum(inside) - outermost, 'no row too many').toBeLessThan(0.7 * sum(traded));
    }
  });
  test('knows a point of control on flat prices, none without volume', () => {
    const flat = candlesOf(Array.from({ length: 3 }, () => [7, 7, 7, 7, 1]));
    const silent = candlesOf(
      Array.from({ length: 3 }, () => [7, 7, 7, 7, 0]),
      START,
    );
    const params = { length: 2 };
    expect(alone('volume-profile', params, { candles: flat }).poc![2]).toBe(7);
    expect(alone('volume-profile', params, { candles: silent }).poc![2]).toBeNaN();
  });
});
