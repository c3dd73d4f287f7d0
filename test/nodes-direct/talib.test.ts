import { describe, expect, test } from 'vitest';
import { PATTERN_NAMES } from '../../src/node/kernels/candlesticks/patterns.ts';
import { alone } from './alone.ts';
import talib from './fixtures/talib.json' with { type: 'json' };
import { candlesOf, coarseCandles } from './made-up.ts';

const candles = coarseCandles(2000);
const inputs = { candles, source: candles.close };
const ofTalib = (name: string) => `CDL${name.replaceAll('-', '').toUpperCase()}`;

function bars(column: Float64Array): number[] {
  return Array.from(column.keys()).filter((i) => column[i] === 1);
}

describe('TA-Lib’s values on coarse candles, to 1e-11', () => {
  for (const { node, params, port, first, at, values } of talib.rows) {
    test(`${node}.${port}`, () => {
      const wired = Object.fromEntries(Object.entries(inputs).filter(([name]) => takes(node, name)));
      const column = alone(node, params, wired, 173)[port]!;
      expect(column.findIndex((value) => !Number.isNaN(value))).toBe(first);
      const greatest = Math.max(...values.map(Math.abs));
      at.forEach((bar, k) => {
        const wanted = values[k]!;
        const room = 1e-11 * Math.max(Math.abs(wanted), greatest / 1000);
        expect(Math.abs(column[bar]! - wanted), `bar ${bar}: ${column[bar]} for ${wanted}`).toBeLessThan(
          room || 1e-300,
        );
      });
    });
  }
});

function takes(node: string, input: string): boolean {
  const onCandles = ['midprice', 'mfi', 'natr', 'ad', 'obv', 'adosc'].includes(node);
  return onCandles === (input === 'candles');
}

describe('TA-Lib’s candle patterns, every bar', () => {
  const expected = new Map(Object.entries(talib.patterns));
  for (const pattern of PATTERN_NAMES) {
    test(pattern, () => {
      const wanted = expected.get(ofTalib(pattern))!;
      const { bull, bear } = alone('candle-pattern', { pattern }, { candles }, 61);
      expect(bull!.findIndex((value) => !Number.isNaN(value))).toBe(wanted.first);
      expect(bars(bull!)).toEqual(wanted.bull);
      expect(bars(bear!)).toEqual(wanted.bear);
    });
  }
  test('every pattern occurs', () => {
    const met = new Set(talib.rare.map(({ pattern }) => pattern));
    for (const [name, { bull, bear }] of expected) if (bull.length + bear.length > 0) met.add(name);
    expect(met.size).toBe(PATTERN_NAMES.length);
  });
  for (const { pattern: name, candles: rows, bull, bear } of talib.rare) {
    test(`rare: ${name}`, () => {
      const pattern = PATTERN_NAMES.find((one) => ofTalib(one) === name);
      const out = alone('candle-pattern', { pattern }, { candles: candlesOf(rows) });
      expect(bars(out.bull!)).toEqual(bull);
      expect(bars(out.bear!)).toEqual(bear);
    });
  }
});
