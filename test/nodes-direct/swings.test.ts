import { describe, expect, test } from 'vitest';
import { alone } from './alone.ts';
import { candlesOf, coarseCandles, smoothCandles } from './made-up.ts';
import { expectSame } from './same.ts';

// No outside vectors cover these nodes in this form: each is computed again, bar by bar, from its definition.
const markets = { smooth: smoothCandles(500), 'full of ties': coarseCandles(500) };

/** Whether the bar `right` bars back is a swing, by looking at every neighbour. */
function swings(column: Float64Array, left: number, right: number, sign: 1 | -1): boolean[] {
  return Array.from(column, (_, i) => {
    const j = i - right;
    if (j < left) return false;
    for (let k = j - left; k < j; k++) if (sign * column[k]! > sign * column[j]!) return false;
    for (let k = j + 1; k <= i; k++) if (sign * column[k]! >= sign * column[j]!) return false;
    return true;
  });
}

function lastPrice(column: Float64Array, marks: readonly boolean[], right: number): number[] {
  let last = Number.NaN;
  return marks.map((mark, i) => {
    if (mark) last = column[i - right]!;
    return last;
  });
}

for (const [name, c] of Object.entries(markets)) {
  describe(`swings of a market that is ${name}`, () => {
    const [left, right] = [4, 3];
    const isHigh = swings(c.high, left, right, 1);
    const isLow = swings(c.low, left, right, -1);
    const high = lastPrice(c.high, isHigh, right);
    const low = lastPrice(c.low, isLow, right);
    const n = c.close.length;
    const bars = Array.from({ length: n }, (_, i) => i);

    test('swing: neighbours compared one by one', () => {
      const ours = alone('swing', { left, right }, { candles: c }, 19);
      expectSame(ours.high!, high, 'high');
      expectSame(ours.low!, low, 'low');
      const flags = bars.map((i) => (i < left + right ? Number.NaN : isHigh[i] ? 1 : 0));
      expectSame(ours.newHigh!, flags, 'newHigh');
    });
    test('fractals: swings with as many bars on both sides', () => {
      const up = lastPrice(c.high, swings(c.high, 2, 2, 1), 2);
      const down = lastPrice(c.low, swings(c.low, 2, 2, -1), 2);
      const ours = alone('fractals', {}, { candles: c });
      expectSame(ours.up!, up, 'up');
      expectSame(ours.down!, down, 'down');
    });
    test('fibonacci: shares of the last swing', () => {
      let side = 0;
      const sides = bars.map((i) => {
        if (isLow[i]) side = -1;
        if (isHigh[i]) side = 1;
        return side;
      });
      const ours = alone('fibonacci', { left, right }, { candles: c }, 23);
      for (const [port, share] of [
        ['level0236', 0.236],
        ['level0500', 0.5],
        ['level0786', 0.786],
      ] as const) {
        const direct = bars.map((i) => {
          const size = high[i]! - low[i]!;
          if (!(size > 0)) return Number.NaN;
          return sides[i] === 1 ? high[i]! - share * size : low[i]! + share * size;
        });
        expectSame(ours[port]!, direct, port);
      }
    });
    test('support and resistance: nearest of the last swings', () => {
      const swung: number[] = [];
      const levels = bars.map((i) => {
        if (isHigh[i]) swung.push(c.high[i - right]!);
        if (isLow[i]) swung.push(c.low[i - right]!);
        const near = swung
          .slice(-6)
          .filter((p, _, all) => all.filter((q) => Math.abs(p - q) <= p / 100).length > 1);
        const below = near.filter((p) => p <= c.close[i]!);
        const above = near.filter((p) => p > c.close[i]!);
        return [
          below.length ? Math.max(...below) : Number.NaN,
          above.length ? Math.min(...above) : Number.NaN,
        ];
      });
      const params = { left, right, levels: 6, touches: 2, tolerance: 1 };
      const ours = alone('support-resistance', params, { candles: c }, 29);
      expectSame(
        ours.support!,
        levels.map(([support]) => support!),
        'support',
      );
      expectSame(
        ours.resistance!,
        levels.map(([, resistance]) => resistance!),
        'resistance',
      );
    });
    test('market structure: closes beyond a swing that was not broken yet', () => {
      let trend = 0;
      let roof = Number.NaN;
      let floor = Number.NaN;
      const direct = bars.map((i) => {
        if (isHigh[i]) roof = c.high[i - right]!;
        if (isLow[i]) floor = c.low[i - right]!;
        const broke = c.close[i]! > roof ? 1 : c.close[i]! < floor ? -1 : 0;
        if (broke === 1) roof = Number.NaN;
        if (broke === -1) floor = Number.NaN;
        const against = broke !== 0 && trend === -broke;
        if (broke !== 0) trend = broke;
        const known = i >= left + right;
        return known ? { bos: against ? 0 : broke, choch: against ? broke : 0, trend } : undefined;
      });
      const ours = alone('market-structure', { left, right }, { candles: c }, 37);
      expectSame(
        ours.breakOfStructure!,
        direct.map((d) => d?.bos ?? Number.NaN),
        'breakOfStructure',
      );
      expectSame(
        ours.changeOfCharacter!,
        direct.map((d) => d?.choch ?? Number.NaN),
        'changeOfCharacter',
      );
      expectSame(
        ours.trend!,
        direct.map((d) => d?.trend ?? Number.NaN),
        'trend',
      );
    });
    test('divergence: price and oscillator at neighbouring swings of the oscillator', () => {
      const oscillator = c.close.map((v, i) => v - (c.close[i - 5] ?? v) + (i % 3));
      const lows = swings(oscillator, left, right, -1);
      const direct = bars.map((i) => {
        if (i < left + right) return Number.NaN;
        const before = bars.slice(0, i).findLast((k) => lows[k]);
        if (!lows[i] || before === undefined || i - before < 5 || i - before > 30) return 0;
        const [now, then] = [i - right, before - right];
        return oscillator[now]! > oscillator[then]! && c.close[now]! < c.close[then]! ? 1 : 0;
      });
      const params = { left, right, minBars: 5, maxBars: 30 };
      const ours = alone('divergence', params, { price: c.close, oscillator }, 41);
      expectSame(ours.bullish!, direct, 'bullish');
      expect(direct.includes(1), 'the market has a divergence').toBe(true);
    });
    test('zig zag: points alternate, are real extremes, and every leg is long enough', () => {
      const percent = 6;
      const {
        value,
        direction,
        confirmed,
        high: top,
        low: bottom,
      } = alone('zigzag', { percent }, { candles: c }, 31);
      const turns = bars.filter((i) => confirmed![i] === 1);
      expect(turns.length).toBeGreaterThan(4);
      turns.forEach((i, k) => {
        const before = turns[k - 1];
        if (before === undefined) return;
        expect(direction![i], 'legs alternate').toBe(-direction![before]!);
        const leg = bars.slice(before, i + 1);
        const peak = direction![i] === -1;
        const extreme = peak
          ? Math.max(...leg.map((j) => c.high[j]!))
          : Math.min(...leg.map((j) => c.low[j]!));
        expect(value![i], 'the point is the extreme of its leg').toBe(extreme);
        const away = peak ? (top![i]! - c.low[i]!) / top![i]! : (c.high[i]! - bottom![i]!) / bottom![i]!;
        expect(away * 100).toBeGreaterThanOrEqual(percent - 1e-9);
      });
    });
  });
}

describe('levels by hand', () => {
  // A red candle, a swing high at 110 confirmed one bar later, a break, a return into the block, a fall through it.
  const story = candlesOf([
    [100, 105, 99, 104, 1],
    [104, 110, 103, 108, 1],
    [108, 109, 101, 102, 1],
    [102, 108, 101, 107, 1],
    [107, 113, 106, 112, 1],
    [112, 114, 107, 113, 1],
    [113, 113, 98, 99, 1],
  ]);
  test('an order block is the last candle against the break, until a close falls through it', () => {
    const ours = alone('order-block', { left: 1, right: 1 }, { candles: story }, 2);
    expect(Array.from(ours.bullTop!)).toEqual([NaN, NaN, NaN, NaN, 109, 109, NaN]);
    expect(Array.from(ours.bullBottom!)).toEqual([NaN, NaN, NaN, NaN, 101, 101, NaN]);
    expect(Array.from(ours.touched!).slice(3)).toEqual([0, 0, 1, 0]);
  });
  test('a base is a low with a bounce, and cracks by the percentage asked for', () => {
    const base = candlesOf([
      [100, 101, 98, 99, 1],
      [99, 100, 90, 92, 1],
      [92, 94, 91, 93, 1],
      [93, 99.5, 92, 99, 1],
      [99, 100, 95, 96, 1],
      [96, 97, 88, 89, 1],
      [89, 89, 85, 86, 1],
    ]);
    const ours = alone('qfl-base', { left: 1, right: 1, bounce: 10, drop: 3 }, { candles: base }, 2);
    expect(Array.from(ours.base!)).toEqual([NaN, NaN, NaN, 90, 90, 90, 90]);
    expect(Array.from(ours.broken!).slice(2)).toEqual([0, 0, 0, 0, 1]);
  });
});
