import { describe, expect, test } from 'vitest';
import { alone } from './alone.ts';
import { candlesOf, coarseCandles, mean, slowEma, smoothCandles } from './made-up.ts';
import { expectSame } from './same.ts';

// No outside vectors cover these nodes: each is computed again, bar by bar, from its definition.
const c = smoothCandles(500);
const coarse = coarseCandles(700);
const n = c.close.length;
const each = (from: number, of: (i: number) => number, length = n) =>
  Array.from({ length }, (_, i) => (i < from ? Number.NaN : of(i)));

/** Wilder's index of gains over `lag` bars: his average begins with a plain one. */
function wilderIndex(source: ArrayLike<number>, length: number, lag: number): number[] {
  const out: number[] = [];
  let gain = Number.NaN;
  let loss = Number.NaN;
  const first = length + lag - 1;
  for (let i = 0; i < source.length; i++) {
    const change = (k: number) => source[k]! - source[k - lag]!;
    if (i === first) {
      const moves = Array.from({ length }, (_, k) => change(i - k));
      gain = mean(moves.map((move) => Math.max(0, move)));
      loss = mean(moves.map((move) => Math.max(0, -move)));
    } else if (i > first) {
      gain = (gain * (length - 1) + Math.max(0, change(i))) / length;
      loss = (loss * (length - 1) + Math.max(0, -change(i))) / length;
    }
    out.push(i < first ? Number.NaN : gain + loss === 0 ? 50 : (100 * gain) / (gain + loss));
  }
  return out;
}

describe('momentum by definition', () => {
  test.each([
    [20, 5],
    [3, 1],
  ])('relative momentum index (%i, %i)', (length, momentum) => {
    for (const source of [c.close, coarse.close])
      expectSame(
        alone('rmi', { length, momentum }, { source }, 9).value!,
        wilderIndex(source, length, momentum),
        'value',
      );
  });

  test('a relative momentum index over one bar is the RSI', () => {
    const rsi = alone('rsi', { length: 14 }, { source: c.close }).value!;
    expectSame(alone('rmi', { length: 14, momentum: 1 }, { source: c.close }).value!, rsi, 'value');
  });

  test('relative vigor index and its signal', () => {
    const weighted = (values: readonly number[], i: number) =>
      (values[i]! + 2 * values[i - 1]! + 2 * values[i - 2]! + values[i - 3]!) / 6;
    const body = each(0, (i) => c.close[i]! - c.open[i]!);
    const range = each(0, (i) => c.high[i]! - c.low[i]!);
    const total = (values: readonly number[], i: number) =>
      Array.from({ length: 10 }, (_, k) => weighted(values, i - k)).reduce((sum, value) => sum + value, 0);
    const value = each(12, (i) => total(body, i) / total(range, i));
    const ours = alone('relative-vigor', {}, { candles: c }, 4);
    expectSame(ours.value!, value, 'value');
    expectSame(
      ours.signal!,
      each(15, (i) => weighted(value, i)),
      'signal',
    );
  });

  test('QQE', () => {
    const [length, smooth, factor] = [14, 5, 4.238];
    const rsi = slowEma(wilderIndex(c.close, length, 1), smooth);
    const move = rsi.map((value, i) => Math.abs(value - (rsi[i - 1] ?? Number.NaN)));
    const reach = slowEma(slowEma(move, 2 * length - 1), 2 * length - 1).map((value) => factor * value);
    let long = Number.NaN;
    let short = Number.NaN;
    let trend = 1;
    const direction: number[] = [];
    const line = rsi.map((now, i) => {
      if (Number.isNaN(reach[i]!)) {
        direction.push(Number.NaN);
        return Number.NaN;
      }
      const before = rsi[i - 1]!;
      const [newLong, newShort] = [now - reach[i]!, now + reach[i]!];
      const [longBefore, shortBefore] = [long, short];
      long = before > longBefore && now > longBefore ? Math.max(longBefore, newLong) : newLong;
      short = before < shortBefore && now < shortBefore ? Math.min(shortBefore, newShort) : newShort;
      const crossesShort = now > shortBefore && before <= shortBefore;
      const crossesLong = now < longBefore && before >= longBefore;
      trend = crossesShort ? 1 : crossesLong ? -1 : trend;
      direction.push(trend);
      return trend === 1 ? long : short;
    });
    const ours = alone('qqe', {}, { source: c.close }, 17);
    expectSame(ours.rsi!, rsi, 'rsi');
    expectSame(ours.line!, line, 'line');
    expectSame(ours.direction!, direction, 'direction');
    expect(new Set(direction.filter((way) => !Number.isNaN(way))).size).toBe(2);
  });
});

describe('the technical rating counts votes', () => {
  const long = smoothCandles(900);
  const rated = alone('technical-rating', {}, { candles: long });
  const source = { source: long.close };
  const candles = { candles: long };
  const of = (
    type: string,
    params: Record<string, unknown>,
    inputs: Parameters<typeof alone>[2],
    port = 'value',
  ) => Array.from(alone(type, params, inputs)[port]!);

  test('of fifteen averages: price above is a vote to buy, below to sell', () => {
    const averages = [10, 20, 30, 50, 100, 200].flatMap((length) => [
      of('sma', { length }, source),
      of('ema', { length }, source),
    ]);
    averages.push(of('hma', { length: 9 }, source));
    averages.push(of('vwma', { length: 20 }, { ...source, volume: long.volume }));
    const cloud = alone('ichimoku', {}, candles);
    const direct = each(
      200,
      (i) => {
        const price = long.close[i]!;
        let votes = 0;
        for (const average of averages) votes += Math.sign(price - average[i]!);
        const [a, b] = [cloud.spanA![i]!, cloud.spanB![i]!];
        const [line, base] = [cloud.conversion![i]!, cloud.base![i]!];
        const before = long.close[i - 1]!;
        if (a > b && price > a && price < base && before < line && price > line) votes++;
        if (a < b && price < a && price > base && before > line && price < line) votes--;
        return votes / 15;
      },
      900,
    );
    expectSame(rated.averages!, direct, 'averages');
  });

  test('of eleven oscillators, each by its own rule; all is the mean of both', () => {
    const rsi = of('rsi', {}, source);
    const k = of('stochastic', {}, candles, 'k');
    const d = of('stochastic', {}, candles, 'd');
    const cci = of('cci', {}, candles);
    const [adx, plus, minus] = ['adx', 'plus', 'minus'].map((port) => of('adx', {}, candles, port));
    const ao = of('awesome-oscillator', {}, candles);
    const momentum = of('momentum', {}, source);
    const [macd, signal] = ['macd', 'signal'].map((port) => of('macd', {}, source, port));
    const [quickK, quickD] = ['k', 'd'].map((port) => of('stoch-rsi', {}, source, port));
    const williams = of('williams-r', {}, candles);
    const [bull, bear] = ['bull', 'bear'].map((port) => of('elder-ray', {}, candles, port));
    const ultimate = of('ultimate-oscillator', {}, candles);
    const average = of('ema', { length: 50 }, source);
    const votes = (i: number): number[] => {
      const up = long.close[i]! > average[i]!;
      const down = long.close[i]! < average[i]!;
      const turn = (values: readonly number[]) => Math.sign(values[i]! - values[i - 1]!);
      const oversold = (a: readonly number[], b: readonly number[]) =>
        a[i]! < 20 && b[i]! < 20 && a[i]! > b[i]! && a[i - 1]! < b[i - 1]!;
      const overbought = (a: readonly number[], b: readonly number[]) =>
        a[i]! > 80 && b[i]! > 80 && a[i]! < b[i]! && a[i - 1]! > b[i - 1]!;
      const vote = (buy: boolean, sell: boolean) => (buy ? 1 : sell ? -1 : 0);
      return [
        vote(rsi[i]! < 30 && turn(rsi) > 0, rsi[i]! > 70 && turn(rsi) < 0),
        vote(oversold(k, d), overbought(k, d)),
        vote(cci[i]! < -100 && turn(cci) > 0, cci[i]! > 100 && turn(cci) < 0),
        vote(
          adx![i]! > 20 && plus![i - 1]! < minus![i - 1]! && plus![i]! > minus![i]!,
          adx![i]! > 20 && plus![i - 1]! > minus![i - 1]! && plus![i]! < minus![i]!,
        ),
        // Crosses zero, or a saucer: on one side of zero it dipped and turned back.
        vote(
          ao[i]! > 0 && (ao[i - 1]! <= 0 || (ao[i - 1]! < ao[i]! && ao[i - 1]! < ao[i - 2]!)),
          ao[i]! < 0 && (ao[i - 1]! >= 0 || (ao[i - 1]! > ao[i]! && ao[i - 1]! > ao[i - 2]!)),
        ),
        turn(momentum),
        vote(macd![i]! > signal![i]!, macd![i]! < signal![i]!),
        vote(down && oversold(quickK!, quickD!), up && overbought(quickK!, quickD!)),
        vote(williams[i]! < -80 && turn(williams) > 0, williams[i]! > -20 && turn(williams) < 0),
        vote(up && bear![i]! < 0 && turn(bear!) > 0, down && bull![i]! > 0 && turn(bull!) < 0),
        vote(ultimate[i]! > 70, ultimate[i]! < 30),
      ];
    };
    const ballots = each(51, () => 0, 900).map((_, i) => (i < 51 ? [] : votes(i)));
    const direct = ballots.map((list) =>
      list.length === 0 ? Number.NaN : list.reduce((sum, one) => sum + one, 0) / 11,
    );
    expectSame(rated.oscillators!, direct, 'oscillators');
    for (let voice = 0; voice < 11; voice++) {
      const heard = new Set(ballots.flatMap((list) => list[voice] ?? []));
      expect([voice, heard.has(1) || heard.has(-1)]).toEqual([voice, true]);
    }
    expectSame(
      rated.all!,
      direct.map((value, i) => (value + rated.averages![i]!) / 2),
      'all',
    );
  });

  test('a steady rise is rated a buy by every average that lags', () => {
    const rising = candlesOf(
      Array.from({ length: 300 }, (_, i) => [100 + i, 101.2 + i, 99.9 + i, 101 + i, 10]),
    );
    expect(alone('technical-rating', {}, { candles: rising }).averages![299]).toBeCloseTo(13 / 15, 12);
  });
});
