import { describe, expect, test } from 'vitest';
import { parseCandles } from '../../src/market/index.ts';
import { csv, warnings } from './csv.ts';

const START = 1_704_067_200_000;
const HOUR = 3_600_000;
const row = (at: number, rest = '1,2,1,2,5') => `${START + at * HOUR},${rest}`;

describe('what is mended, with a warning that counts', () => {
  test.each<[string, string, string, number, number, number]>([
    // what, file, code, first row, count, candles left
    ['disorder is sorted', csv(row(0), row(2), row(1), row(4), row(3)), 'out-of-order', 4, 2, 5],
    ['one late row at the head is disorder', csv(row(1), row(2), row(0)), 'out-of-order', 4, 1, 3],
    ['newest first is turned round', csv(row(3), row(2), row(1), row(0)), 'newest-first', 3, 3, 4],
    [
      'identical duplicates are dropped',
      csv(row(0), row(1), row(1), row(2), row(2)),
      'duplicate-candles',
      4,
      2,
      3,
    ],
    [
      'a close up to 1 % above the high widens it',
      csv(row(0), row(1, '100,100,99,101,5')),
      'range-widened',
      3,
      1,
      2,
    ],
    ['half a last line is dropped', `${csv(row(0), row(1))}${START + 2 * HOUR},1,2`, 'half-line', 4, 1, 2],
    ['half a last line in quotes is dropped', `${csv(row(0), row(1))}"17040`, 'half-line', 4, 1, 2],
    ['an empty volume is unknown', csv(row(0), row(1, '1,2,1,2,'), row(2)), 'empty-volume', 3, 1, 3],
  ])('%s', (_what, text, code, first, count, left) => {
    const { candles, diagnostics } = parseCandles(text);
    expect(warnings(diagnostics)).toEqual([{ code, row: first, count }]);
    expect(Array.from(candles?.time ?? [])).toEqual(
      Array.from({ length: left }, (_, at) => START + at * HOUR),
    );
  });

  test('a row with all prices empty is a gap', () => {
    const { candles, diagnostics } = parseCandles(csv(row(0), row(1, ',,,,'), row(2), row(3)));
    expect(warnings(diagnostics)).toEqual([
      { code: 'empty-prices', row: 3, count: 1 },
      { code: 'gap', row: 4, count: 1 },
    ]);
    expect(Array.from(candles?.time ?? [])).toEqual([START, START + 2 * HOUR, START + 3 * HOUR]);
  });

  test('a widened range holds open and close', () => {
    const { candles } = parseCandles(csv(row(0, '99,100,100,101,5')));
    expect([candles?.high[0], candles?.low[0]]).toEqual([101, 99]);
  });

  test('a grid that is off by one constant amount is kept', () => {
    const shifted = [0, 1, 2, 4].map((at) => `${START + at * 24 * HOUR + 5 * HOUR},1,2,1,2,5`);
    const { candles, timeframe, diagnostics } = parseCandles(csv(...shifted), { timeframe: '1d' });
    expect(timeframe).toBe('1d');
    expect(candles?.time[0]).toBe(START + 5 * HOUR);
    expect(warnings(diagnostics)).toEqual([
      { code: 'grid-offset', row: 2, count: 4 },
      { code: 'gap', row: 5, count: 1 },
    ]);
  });

  test('a newline ends the last line, however short', () =>
    expect(parseCandles(`${csv(row(0), row(1))}${START + 2 * HOUR},1,2\n`).candles).toBeNull());
});

describe('gaps stay gaps', () => {
  test('they are counted in missing candles, at the first row after one', () => {
    const { candles, diagnostics } = parseCandles(csv(row(0), row(1), row(4), row(5), row(7)));
    expect(candles?.time).toHaveLength(5);
    expect(warnings(diagnostics)).toEqual([{ code: 'gap', row: 4, count: 3 }]);
    expect(diagnostics[0]?.message).toContain('3 candles, before rows 4, 6');
  });
});

describe('spacing', () => {
  const steps = (minutes: number[]) =>
    parseCandles(csv(...minutes.map((minute) => `${START + minute * 60_000},1,2,1,2,5`)));

  test.each<[string, number[], string]>([
    ['the most frequent step', [0, 5, 10, 15, 30, 45], '5m'],
    ['of equally frequent steps the shorter', [0, 60, 65], '5m'],
    ['a day', [0, 1440, 2880], '1d'],
    ['a week from Monday', [0, 7 * 1440, 14 * 1440], '1w'],
  ])('is %s', (_what, minutes, timeframe) => expect(steps(minutes).timeframe).toBe(timeframe));

  test('is left open by one lone candle', () => expect(steps([0])).toMatchObject({ timeframe: null }));

  test('a week that begins on Sunday is off by a constant amount', () =>
    expect(warnings(steps([-1440, 6 * 1440, 13 * 1440]).diagnostics)).toEqual([
      { code: 'grid-offset', row: 2, count: 3 },
    ]));

  test.each([
    ['first days', ['2023-11-01', '2023-12-01', '2024-01-01', '2024-02-01', '2024-03-01'], []],
    ['last days', ['2023-10-31', '2023-11-30', '2023-12-31', '2024-01-31', '2024-02-29'], ['grid-offset']],
    ['a missing month', ['2023-11-01', '2023-12-01', '2024-02-01', '2024-03-01', '2024-04-01'], ['gap']],
  ])('months: %s', (_what, days, codes) => {
    const { timeframe, diagnostics } = parseCandles(csv(...days.map((day) => `${day},1,2,1,2,5`)));
    expect(timeframe).toBe('1M');
    expect(diagnostics.map(({ code }) => code)).toEqual(codes);
  });
});

describe('resampling from a divisor', () => {
  const minutes = (from: number, to: number) =>
    Array.from(
      { length: (to - from) / 15 },
      (_, at) => `${START + (from + at * 15) * 60_000},${10 + at},${12 + at},${9 + at},${11 + at},2`,
    );

  test('first open, highest high, lowest low, last close, summed volume', () => {
    const { candles, timeframe, diagnostics } = parseCandles(csv(...minutes(0, 120)), { timeframe: '1h' });
    expect(timeframe).toBe('1h');
    expect(candles).toEqual({
      time: new Float64Array([START, START + HOUR]),
      open: new Float64Array([10, 14]),
      high: new Float64Array([15, 19]),
      low: new Float64Array([9, 13]),
      close: new Float64Array([14, 18]),
      volume: new Float64Array([8, 8]),
    });
    expect(warnings(diagnostics)).toEqual([{ code: 'resampled', row: undefined, count: 2 }]);
  });

  test('parts of candles at either end are left out', () => {
    const { candles } = parseCandles(csv(...minutes(15, 165)), { timeframe: '1h' });
    expect(Array.from(candles?.time ?? [])).toEqual([START + HOUR]);
  });

  test('an hour without candles is a gap', () => {
    const { candles, diagnostics } = parseCandles(csv(...minutes(0, 60), ...minutes(120, 180)), {
      timeframe: '1h',
    });
    expect(Array.from(candles?.time ?? [])).toEqual([START, START + 2 * HOUR]);
    expect(warnings(diagnostics)).toContainEqual({ code: 'gap', row: 6, count: 4 });
  });

  test('days make up months', () => {
    const days = Array.from({ length: 62 }, (_, at) => `${START + at * 24 * HOUR},1,2,1,2,1`);
    const { candles } = parseCandles(csv(...days), { timeframe: '1M' });
    expect(candles?.time).toEqual(new Float64Array([START, Date.UTC(2024, 1, 1)]));
    expect(candles?.volume).toEqual(new Float64Array([31, 29]));
  });
});

test('a quarter that the months of a file do not fill is left out', () => {
  const months = ['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01', '2024-05-01'];
  const text = csv(...months.map((day) => `${day},1,2,1,2,5`));
  expect(parseCandles(text, { timeframe: '3M' }).candles?.time).toEqual(new Float64Array([START]));
  const whole = `${text}2024-06-01,1,2,1,2,5\n`;
  expect(parseCandles(whole, { timeframe: '3M' }).candles?.time).toEqual(
    new Float64Array([START, Date.UTC(2024, 3, 1)]),
  );
});

test('a volume of minus zero is zero: the candle beside it is its duplicate', () => {
  const list = `[[${START},1,2,1,2,0],[${START},1,2,1,2,-0],[${START + HOUR},1,2,1,2,1]]`;
  expect(warnings(parseCandles(list).diagnostics)).toEqual([{ code: 'duplicate-candles', row: 2, count: 1 }]);
});

test('a JSON list counts places from 1', () => {
  const list = JSON.stringify([
    [START, 1, 2, 1, 2, 5],
    [START + HOUR, 1, 2, 1, 2, null],
  ]);
  expect(warnings(parseCandles(list).diagnostics)).toEqual([{ code: 'empty-volume', row: 2, count: 1 }]);
});
