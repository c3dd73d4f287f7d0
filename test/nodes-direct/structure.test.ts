import { describe, expect, test } from 'vitest';
import { alone } from './alone.ts';
import { candlesOf, coarseCandles, smoothCandles } from './made-up.ts';
import { expectSame } from './same.ts';

// No outside vectors cover these nodes in this form: each is computed again, bar by bar, from its definition.
const c = smoothCandles(400);
const coarse = coarseCandles(400);
const bars = Array.from({ length: 400 }, (_, i) => i);
const MINUTE = 60_000;

test('TD Sequential: closes counted against the fourth bar before', () => {
  const run = (i: number, falls: boolean): number => {
    if (i < 4) return 0;
    const holds = falls ? coarse.close[i]! < coarse.close[i - 4]! : coarse.close[i]! > coarse.close[i - 4]!;
    return holds ? run(i - 1, falls) + 1 : 0;
  };
  let side = 0;
  let count = 0;
  const countdown = bars.map((i) => {
    if (i < 4) return Number.NaN;
    if (count === 13) side = count = 0;
    if (run(i, true) === 9 && side !== 1) [side, count] = [1, 0];
    else if (run(i, false) === 9 && side !== -1) [side, count] = [-1, 0];
    if (side === 1 && coarse.close[i]! <= coarse.low[i - 2]!) count++;
    if (side === -1 && coarse.close[i]! >= coarse.high[i - 2]!) count++;
    return side * count;
  });
  const ours = alone('td-sequential', {}, { candles: coarse }, 21);
  const known = (of: (i: number) => number) => bars.map((i) => (i < 4 ? Number.NaN : of(i)));
  expectSame(
    ours.buySetup!,
    known((i) => run(i, true)),
    'buySetup',
  );
  expectSame(
    ours.sellSetup!,
    known((i) => run(i, false)),
    'sellSetup',
  );
  expectSame(ours.countdown!, countdown, 'countdown');
});

test('gap: between ranges, or from close to open', () => {
  const byRange = bars.map((i) => {
    if (i === 0) return Number.NaN;
    const [above, below] = [coarse.high[i - 1]!, coarse.low[i - 1]!];
    if (coarse.low[i]! > above) return (100 * (coarse.low[i]! - above)) / above;
    return coarse.high[i]! < below ? (100 * (coarse.high[i]! - below)) / below : 0;
  });
  const byOpen = bars.map((i) => {
    const size = (100 * (coarse.open[i]! - coarse.close[i - 1]!)) / coarse.close[i - 1]!;
    return Math.abs(size) < 1.5 ? 0 : size;
  });
  expectSame(alone('gap', {}, { candles: coarse }, 9).size!, byRange, 'size');
  const open = alone('gap', { basis: 'open', percent: 1.5 }, { candles: coarse });
  expectSame(open.size!, byOpen, 'size by open');
  expectSame(
    open.up!,
    byOpen.map((size) => (Number.isNaN(size) ? size : size > 0 ? 1 : 0)),
    'up',
  );
});

test('fair value gap: the last hole that was not traded through', () => {
  const holes = candlesOf([
    [10, 11, 9, 11, 1],
    [11, 15, 11, 15, 1],
    [15, 16, 13, 15, 1],
    [15, 15, 12, 14, 1],
    [14, 14, 10, 11, 1],
    [11, 11, 6, 7, 1],
    [7, 8, 5, 6, 1],
    [6, 10, 6, 10, 1],
  ]);
  const ours = alone('fair-value-gap', {}, { candles: holes }, 3);
  expect(Array.from(ours.bullTop!)).toEqual([NaN, NaN, 13, 13, NaN, NaN, NaN, NaN]);
  expect(Array.from(ours.bullBottom!)).toEqual([NaN, NaN, 11, 11, NaN, NaN, NaN, NaN]);
  expect(Array.from(ours.bearTop!)).toEqual([NaN, NaN, NaN, NaN, NaN, 12, 10, NaN]);
  expect(Array.from(ours.bearBottom!)).toEqual([NaN, NaN, NaN, NaN, NaN, 11, 8, NaN]);
  expect(Array.from(ours.filled!)).toEqual([NaN, NaN, 0, 0, 1, 0, 0, 1]);
});

describe('period open', () => {
  test('the day so far and the day before, hour by hour', () => {
    const ours = alone('period-open', {}, { candles: c }, 7);
    const day = (i: number) => bars.slice(i - (i % 24), i + 1);
    const yesterday = (i: number) => (i < 24 ? [] : bars.slice(i - (i % 24) - 24, i - (i % 24)));
    const high = (of: readonly number[]) => (of.length ? Math.max(...of.map((k) => c.high[k]!)) : Number.NaN);
    expectSame(
      ours.value!,
      bars.map((i) => c.open[day(i)[0]!]!),
      'value',
    );
    expectSame(
      ours.high!,
      bars.map((i) => high(day(i))),
      'high',
    );
    expectSame(
      ours.previousHigh!,
      bars.map((i) => high(yesterday(i))),
      'previousHigh',
    );
    expectSame(
      ours.previousClose!,
      bars.map((i) => c.close[yesterday(i).at(-1) ?? -1] ?? Number.NaN),
      'previousClose',
    );
  });
  test('a day that began before the data stays unknown, and so does the one before the next', () => {
    const late = candlesOf(
      Array.from({ length: 30 }, (_, i) => [i, i + 1, i, i + 1, 1]),
      Date.UTC(2024, 0, 1, 20),
    );
    const ours = alone('period-open', {}, { candles: late });
    expect(Array.from(ours.value!.subarray(0, 6))).toEqual([NaN, NaN, NaN, NaN, 4, 4]);
    expect(ours.previousHigh![10]).toBeNaN();
    expect(ours.previousHigh![28]).toBe(28);
  });
});

describe('session range', () => {
  /** Half-hourly candles from a UTC instant; prices count up. */
  const from = (start: number, length: number) => {
    const candles = candlesOf(
      Array.from({ length }, (_, i) => [i, i + 1, i - 1, i, 1]),
      start,
      30 * MINUTE,
    );
    return { candles, instant: candles.time.map((time) => time + 30 * MINUTE) };
  };
  const params = { start: '09:30', end: '10:30', timeZone: 'America/New_York' };

  test.each([
    ['winter', Date.UTC(2024, 2, 8), 29], // 14:30 UTC
    ['summer', Date.UTC(2024, 2, 11), 27], // 13:30 UTC
  ])('New York opens at the right bar in %s', (_, start, first) => {
    const ours = alone('session-range', params, from(start, 40), 5);
    const active = Array.from(ours.active!).flatMap((on, i) => (on === 1 ? [i] : []));
    expect(active).toEqual([first, first + 1]);
    expect(ours.complete![first]).toBe(0);
    expect(ours.complete![first + 1], 'complete as its last candle closes').toBe(1);
    expect([ours.open![39], ours.high![39], ours.low![39]]).toEqual([first, first + 2, first - 1]);
    expect(ours.open![first - 1]).toBeNaN();
  });
  test('a session over midnight is one session', () => {
    const night = { start: '22:00', end: '02:00' };
    const ours = alone('session-range', night, from(Date.UTC(2024, 0, 1, 21), 14));
    expect(Array.from(ours.active!)).toEqual([0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0]);
    expect([ours.open![13], ours.high![13]]).toEqual([2, 10]);
  });
  test('a session that began before the data is left out', () => {
    const ours = alone(
      'session-range',
      { start: '09:00', end: '10:00' },
      from(Date.UTC(2024, 0, 1, 9, 30), 60),
    );
    expect(ours.open![5]).toBeNaN();
    expect(ours.complete![5]).toBe(0);
    expect(ours.open![48]).toBe(47);
  });
});
