import { describe, expect, test } from 'vitest';
import { alone } from './alone.ts';
import { coarseCandles, mean, slowEma, smoothCandles, windowAt } from './made-up.ts';
import { expectSame } from './same.ts';

// No outside vectors cover these nodes: each is computed again, bar by bar, from its author's published script.
const c = smoothCandles(500);
const coarse = coarseCandles(700);
const n = c.close.length;
const each = (from: number, of: (i: number) => number, length = n) =>
  Array.from({ length }, (_, i) => (i < from ? Number.NaN : of(i)));

/** Wilder's average of the true range, which begins with the plain average of its first `length`. */
function slowAtr(candles: typeof c, length: number): number[] {
  const range = Array.from(candles.close, (_, i) =>
    i === 0
      ? Number.NaN
      : Math.max(
          candles.high[i]! - candles.low[i]!,
          Math.abs(candles.high[i]! - candles.close[i - 1]!),
          Math.abs(candles.low[i]! - candles.close[i - 1]!),
        ),
  );
  const out: number[] = [];
  for (let i = 0; i < range.length; i++) {
    if (i < length) out.push(Number.NaN);
    else if (i === length) out.push(mean(windowAt(range, i, length)));
    else out.push((out[i - 1]! * (length - 1) + range[i]!) / length);
  }
  return out;
}

/** Stops on both sides of an average, and which of them holds: Özekşi's and Özbilgiç's scripts line by line. */
function stops(average: readonly number[], reach: readonly number[]) {
  const line: number[] = [];
  const direction: number[] = [];
  let longBefore = Number.NaN;
  let shortBefore = Number.NaN;
  let way = 1;
  for (const [i, now] of average.entries()) {
    if (Number.isNaN(now) || Number.isNaN(reach[i]!)) {
      line.push(Number.NaN);
      direction.push(Number.NaN);
      continue;
    }
    let long = now - reach[i]!;
    let short = now + reach[i]!;
    if (now > longBefore) long = Math.max(long, longBefore);
    if (now < shortBefore) short = Math.min(short, shortBefore);
    if (way === -1 && now > shortBefore) way = 1;
    else if (way === 1 && now < longBefore) way = -1;
    longBefore = long;
    shortBefore = short;
    line.push(way === 1 ? long : short);
    direction.push(way);
  }
  return { line, direction };
}

describe('trend followers by their scripts', () => {
  test.each([
    [2, 1.4],
    [20, 3],
  ])('OTT(%i, %f)', (length, percent) => {
    // Chande's variable index dynamic average of nine-bar momentum, begun like the node's.
    const average = Array.from(alone('vidya', { length, cmoLength: 9 }, { source: c.close }).value!);
    let level = Number.NaN;
    const slow = average.map((value, i) => {
      if (Number.isNaN(value)) return Number.NaN;
      const moves = [...Array(9).keys()].map((k) => c.close[i - k]! - c.close[i - k - 1]!);
      const up = moves.reduce((sum, move) => sum + Math.max(0, move), 0);
      const down = moves.reduce((sum, move) => sum + Math.max(0, -move), 0);
      const pace = (2 / (length + 1)) * Math.abs((up - down) / (up + down));
      level = Number.isNaN(level) ? value : pace * c.close[i]! + (1 - pace) * level;
      return level;
    });
    expectSame(average, slow, 'average');
    const trail = stops(
      slow,
      slow.map((value) => (value * percent) / 100),
    );
    const moved = trail.line.map((line, i) =>
      slow[i]! > line ? (line * (200 + percent)) / 200 : (line * (200 - percent)) / 200,
    );
    const line = moved.map((_, i) => moved[i - 2] ?? Number.NaN);
    const ours = alone('ott', { length, percent }, { source: c.close }, 13);
    expectSame(ours.line!, line, 'line');
    expectSame(
      ours.direction!,
      line.map((value, i) => Math.sign(slow[i]! - value)),
      'direction',
    );
  });

  test.each([c, coarse])('PMax', (candles) => {
    const middle = Array.from(candles.high, (high, i) => (high + candles.low[i]!) / 2);
    const average = slowEma(middle, 10);
    const trail = stops(
      average,
      slowAtr(candles, 10).map((range) => 3 * range),
    );
    const ours = alone('pmax', {}, { candles }, 31);
    expectSame(ours.line!, trail.line, 'line');
    expectSame(ours.direction!, trail.direction, 'direction');
    expectSame(ours.average!, average, 'average');
    expect(new Set(trail.direction.filter((way) => !Number.isNaN(way)))).toEqual(new Set([1, -1]));
  });

  test('range filter', () => {
    const step = each(1, (i) => Math.abs(c.close[i]! - c.close[i - 1]!));
    const range = slowEma(slowEma(step, 20), 39).map((value) => 2 * value);
    let line = Number.NaN;
    let way = 0;
    const ways: number[] = [];
    const filter = range.map((reach, i) => {
      const now = c.close[i]!;
      const before = line;
      if (!Number.isNaN(reach)) {
        if (Number.isNaN(before)) line = now;
        else if (now > before) line = now - reach < before ? before : now - reach;
        else line = now + reach > before ? before : now + reach;
      }
      if (line > before) way = 1;
      if (line < before) way = -1;
      ways.push(Number.isNaN(reach) ? Number.NaN : way);
      return line;
    });
    const ours = alone('range-filter', { length: 20, factor: 2 }, { source: c.close }, 7);
    expectSame(ours.value!, filter, 'filter');
    expectSame(ours.direction!, ways, 'direction');
    expectSame(
      ours.upper!,
      filter.map((value, i) => value + range[i]!),
      'upper',
    );
  });

  test.each([
    [c, 2],
    [coarse, 3],
  ] as const)('half trend', (candles, amplitude) => {
    const { high, low, close } = candles;
    const length = close.length;
    const line = new Array<number>(length).fill(Number.NaN);
    const direction = new Array<number>(length).fill(Number.NaN);
    let trend = 0;
    let next = 0;
    let maxLow = low[0]!;
    let minHigh = high[0]!;
    let up = low[0]!;
    let down = high[0]!;
    let before = 0;
    for (let i = 1; i < length; i++) {
      const last = trend;
      if (i >= amplitude - 1) {
        const highest = Math.max(...windowAt(high, i, amplitude));
        const lowest = Math.min(...windowAt(low, i, amplitude));
        if (next === 1) {
          maxLow = Math.max(lowest, maxLow);
          if (mean(windowAt(high, i, amplitude)) < maxLow && close[i]! < low[i - 1]!) {
            trend = 1;
            next = 0;
            minHigh = highest;
          }
        } else {
          minHigh = Math.min(highest, minHigh);
          if (mean(windowAt(low, i, amplitude)) > minHigh && close[i]! > high[i - 1]!) {
            trend = 0;
            next = 1;
            maxLow = lowest;
          }
        }
      }
      // On a turn the new line begins where the old one ended.
      if (trend === 0) up = last !== 0 ? before : Math.max(maxLow, up);
      else down = last !== 1 ? before : Math.min(minHigh, down);
      before = trend === 0 ? up : down;
      line[i] = before;
      direction[i] = trend === 0 ? 1 : -1;
    }
    const ours = alone('half-trend', { amplitude, atrLength: 10 }, { candles }, 11);
    // The first turn forgets what the first bars made of the line.
    const from = direction.findIndex((way, i) => i > amplitude && way !== direction[i - 1]! && i > 20);
    expect(from).toBeGreaterThan(0);
    const late = (values: ArrayLike<number>) => Array.from(values).map((v, i) => (i < from ? Number.NaN : v));
    expectSame(late(ours.direction!), late(direction), 'direction');
    expectSame(late(ours.line!), late(line), 'line');
    const reach = slowAtr(candles, 10);
    expectSame(late(ours.upper!), late(line.map((value, i) => value + reach[i]!)), 'upper');
    expectSame(late(ours.lower!), late(line.map((value, i) => value - reach[i]!)), 'lower');
  });

  test.each([c, coarse])('SSL channel', (candles) => {
    const length = 10;
    let way = 1;
    const rows = Array.from(candles.close, (close, i) => {
      const high = mean(windowAt(candles.high, i, length));
      const low = mean(windowAt(candles.low, i, length));
      if (Number.isNaN(high)) return [Number.NaN, Number.NaN, Number.NaN];
      if (close > high) way = 1;
      if (close < low) way = -1;
      return way > 0 ? [high, low, way] : [low, high, way];
    });
    const ours = alone('ssl-channel', {}, { candles }, 5);
    for (const [at, port] of ['up', 'down', 'direction'].entries())
      expectSame(
        ours[port]!,
        rows.map((row) => row[at]!),
        port,
      );
  });

  test('Elliott wave oscillator, in price and in percent', () => {
    const apart = each(34, (i) => mean(windowAt(c.close, i, 5)) - mean(windowAt(c.close, i, 35)));
    expectSame(alone('ewo', {}, { source: c.close }).value!, apart, 'in price');
    expectSame(
      alone('ewo', { percent: true }, { source: c.close }).value!,
      apart.map((value, i) => (100 * value) / c.close[i]!),
      'in percent',
    );
  });
});
