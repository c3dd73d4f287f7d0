import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { parseCandles } from '../../src/market/index.ts';
import { csv, errors, HEADER, hours } from './csv.ts';

/** [what is wrong, the file, code, first row, count] */
const CASES: [string, string, string, number, number][] = [
  ['a time that is no time', csv('yesterday,1,2,1,2,5', hours(3)), 'unreadable-time', 2, 1],
  ['a time before 1990', csv('1989-12-31T23:00Z,1,2,1,2,5', hours(3)), 'unreadable-time', 2, 1],
  ['a day that does not exist', csv('2023-02-29,1,2,1,2,5', hours(3)), 'unreadable-time', 2, 1],
  ['an empty time', csv(hours(2), ',1,2,1,2,5', hours(2, 3)), 'unreadable-time', 4, 1],
  [
    'a price that is a word',
    csv(hours(2), '1704074400000,1,2,one,2,5', hours(2, 3)),
    'unreadable-price',
    4,
    1,
  ],
  ['a price NaN', csv(hours(2), '1704074400000,NaN,NaN,NaN,NaN,5', hours(2, 3)), 'unreadable-price', 4, 1],
  ['one empty price', csv(hours(2), '1704074400000,1,2,,2,5', hours(2, 3)), 'unreadable-price', 4, 1],
  [
    'a price with a thousands separator',
    csv(hours(1), '1704070800000,"1,000",2,1,2,5', hours(1, 2)),
    'unreadable-price',
    3,
    1,
  ],
  ['a price of zero', csv(hours(1), '1704070800000,0,2,0,2,5', hours(1, 2)), 'price-out-of-range', 3, 1],
  ['a negative price', csv(hours(1), '1704070800000,1,2,-1,2,5', hours(1, 2)), 'price-out-of-range', 3, 1],
  [
    'a price above 1e15',
    csv(hours(1), '1704070800000,1,2e15,1,2,5', hours(1, 2)),
    'price-out-of-range',
    3,
    1,
  ],
  ['a negative volume', csv(hours(1), '1704070800000,1,2,1,2,-5', hours(1, 2)), 'negative-volume', 3, 1],
  [
    'a volume that is a word',
    csv(hours(1), '1704070800000,1,2,1,2,1.2K', hours(1, 2)),
    'unreadable-volume',
    3,
    1,
  ],
  ['high below low', csv(hours(1), '1704070800000,1,1,2,1,5', hours(1, 2)), 'high-below-low', 3, 1],
  [
    'a close 2 % above the high',
    csv(hours(1), '1704070800000,100,100,99,102,5', hours(1, 2)),
    'outside-range',
    3,
    1,
  ],
  [
    'an open 2 % below the low',
    csv(hours(1), '1704070800000,98,101,100,101,5', hours(1, 2)),
    'outside-range',
    3,
    1,
  ],
  ['two candles at one time', csv(hours(3), '1704070800000,7,8,7,8,5'), 'conflicting-candles', 5, 1],
  [
    'seconds among milliseconds',
    csv(hours(3), '1704078000,1,2,1,2,5', '1704081600,1,2,1,2,5'),
    'mixed-units',
    5,
    2,
  ],
  ['a time off the grid', csv(hours(5), '1704086100000,1,2,1,2,5', hours(3, 6)), 'off-grid', 7, 1],
  [
    'more cells than the header',
    csv(hours(2), '1704074400000,1,2,1,2,5,9', hours(2, 3)),
    'too-many-cells',
    4,
    1,
  ],
];

describe('rows that are refused', () => {
  test.each(CASES)('%s', (_what, text, code, row, count) => {
    const { candles, diagnostics } = parseCandles(text);
    expect(candles).toBeNull();
    expect(errors(diagnostics)).toEqual([{ code, row, count }]);
  });

  test('every kind of fault is told once, with its rows', () => {
    const text = csv(
      hours(1),
      '1704070800000,1,1,2,1,5',
      '1704074400000,x,2,1,2,5',
      '1704078000000,1,1,2,1,5',
      hours(2, 4),
    );
    const { diagnostics } = parseCandles(text);
    expect(errors(diagnostics)).toEqual([
      { code: 'high-below-low', row: 3, count: 2 },
      { code: 'unreadable-price', row: 4, count: 1 },
    ]);
    expect(diagnostics[0]?.message).toContain('rows 3, 5');
  });

  test('at most ten rows are named, all are counted', () => {
    const bad = Array.from({ length: 14 }, (_, at) => `${1704067200000 + at * 3_600_000},1,1,2,1,5`);
    const { diagnostics } = parseCandles(csv(...bad));
    expect(errors(diagnostics)).toEqual([{ code: 'high-below-low', row: 2, count: 14 }]);
    expect(diagnostics[0]?.message).toContain('rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 4 more');
  });

  test('CRLF ends one line, not two', () => {
    const text = csv(hours(2), '1704074400000,1,1,2,1,5').replaceAll('\n', '\r\n');
    expect(errors(parseCandles(text).diagnostics)).toEqual([{ code: 'high-below-low', row: 4, count: 1 }]);
  });

  test('blank lines count as lines of the file', () => {
    const text = `${HEADER}\n\n${hours(1)}\n\n1704070800000,1,1,2,1,5\n`;
    expect(errors(parseCandles(text).diagnostics)).toEqual([{ code: 'high-below-low', row: 5, count: 1 }]);
  });

  test('a line end inside quotes counts too', () => {
    const text = `${HEADER},note\n1704067200000,1,2,1,2,5,"two\nlines"\n1704070800000,1,1,2,1,5,\n`;
    expect(errors(parseCandles(text).diagnostics)).toEqual([{ code: 'high-below-low', row: 4, count: 1 }]);
  });
});

describe('files that are refused', () => {
  const refused = (input: Uint8Array | string, timeframe?: string) => {
    const { candles, diagnostics } = parseCandles(input, { timeframe });
    expect(candles).toBeNull();
    return diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  };

  test.each([
    ['nothing', ''],
    ['blank lines', '\n\n\n'],
    ['a header alone', `${HEADER}\n`],
    ['an empty list', '[]'],
  ])('no candle at all: %s', (_what, text) => expect(refused(text)).toEqual(['no-candles']));

  test('headings that name no prices', () =>
    expect(refused('a,b,c,d,e,f\n1704067200000,1,2,1,2,5\n')).toEqual(['missing-column']));
  test('a needed column named twice', () =>
    expect(refused(`time,open,high,low,close,Close\n${hours(1)}`)).toEqual(['column-named-twice']));
  test('binary data', () =>
    expect(refused(new Uint8Array([80, 75, 3, 4, 20, 0, 8, 8]))).toEqual(['not-text']));
  test('UTF-16 without a BOM', () =>
    expect(refused(new Uint8Array([...csv(hours(2))].flatMap((c) => [c.charCodeAt(0), 0])))).toEqual([
      'not-text',
    ]));
  test.each([
    ['a wrong checksum', -8],
    ['a wrong length', -1],
  ])('gzip with %s', (_what, at) => {
    const packed = gzipSync(new TextEncoder().encode(csv(hours(500))));
    packed[packed.length + at] = (packed[packed.length + at] ?? 0) ^ 1;
    expect(refused(packed)).toEqual(['damaged-gzip']);
  });

  test('gzip whose first of two members has a wrong checksum', () => {
    const [first, second] = [csv(hours(2)), '1704074400000,1,2,1,2,5\n'].map((text) =>
      gzipSync(new TextEncoder().encode(text)),
    );
    const packed = new Uint8Array([...(first ?? []), ...(second ?? [])]);
    const at = (first?.length ?? 0) - 8;
    packed[at] = (packed[at] ?? 0) ^ 1;
    expect(refused(packed)).toEqual(['damaged-gzip']);
  });

  test('gzip that lacks its last byte', () => {
    const packed = gzipSync(new TextEncoder().encode(csv(hours(500))));
    expect(refused(packed.subarray(0, -1))).toEqual(['damaged-gzip']);
  });

  test('rows below a line that names the delimiter are counted with it', () => {
    const text = `sep=;\n${csv('yesterday,1,2,1,2,5', hours(3)).replaceAll(',', ';')}`;
    expect(parseCandles(text).diagnostics).toMatchObject([{ code: 'unreadable-time', row: 3 }]);
  });

  test('half of a gzip file', () => {
    const packed = gzipSync(new TextEncoder().encode(csv(hours(500))));
    expect(refused(packed.subarray(0, packed.length / 2))).toEqual(['damaged-gzip']);
  });
  test('a line above 1 MiB', () =>
    expect(refused(`${HEADER}\n${hours(2)}\n1,${'9'.repeat(1024 * 1024)}\n`)).toContain('line-too-long'));
  test('a quote that is never closed swallows no more than 1 MiB', () =>
    expect(refused(`${HEADER}\n"${`${hours(100)}\n`.repeat(600)}`)).toContain('line-too-long'));
  test('an open quote in the middle', () =>
    expect(refused(`${HEADER}\n${hours(2)}\n1704074400000,1,2,1,2,"5\n${hours(2, 3)}\n`)).toContain(
      'open-quote',
    ));
  test('JSON that breaks off', () => expect(refused('[[1704067200000,1,2,1,2,5],')).toEqual(['not-json']));
  test('JSON that is no list', () => expect(refused('{"data":[]}')).toEqual(['not-a-list']));
  test('JSON entries of two kinds', () =>
    expect(refused('[[1704067200000,1,2,1,2,5],{"time":1}]')).toEqual(['unreadable-row']));
  test('a spacing longer than the timeframe', () =>
    expect(refused(csv(hours(5)), '5m')).toEqual(['spacing-too-long']));
  test('a spacing that does not divide the timeframe', () => {
    const rows = Array.from({ length: 5 }, (_, at) => `${1704067200000 + at * 3 * 3_600_000},1,2,1,2,5`);
    expect(refused(csv(...rows), '4h')).toEqual(['spacing-no-divisor']);
  });
  test('less than one whole candle of the timeframe', () =>
    expect(refused(csv(hours(5)), '1d')).toEqual(['no-candles']));
});
