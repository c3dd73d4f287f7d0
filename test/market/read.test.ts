import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { parseCandles, parseColumns } from '../../src/market/index.ts';
import type { Candles } from '../../src/time/candles.ts';
import { csv, HEADER, hours } from './csv.ts';

const TWO = [
  [1704067200000, 1.5, 2.25, 1, 2, 5],
  [1704070800000, 2, 2.5, 1.75, 1.75, 6.5],
];

function table({ time, open, high, low, close, volume }: Candles): number[][] {
  return Array.from(time, (at, row) => [at, open[row]!, high[row]!, low[row]!, close[row]!, volume[row]!]);
}

function read(input: Uint8Array | string, columns?: string) {
  const map = columns === undefined ? undefined : parseColumns(columns);
  const { candles, diagnostics } = parseCandles(input, { columns: map ?? undefined });
  expect(diagnostics).toEqual([]);
  return candles ? table(candles) : null;
}

const COMMAS = TWO.map((row) => row.join(',')).join('\n');
const PLAIN = `${HEADER}\n${COMMAS}\n`;
const bytes = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, little: boolean) => {
  const units = [0xfeff, ...Array.from(text, (letter) => letter.charCodeAt(0))];
  return Uint8Array.from(
    units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  );
};

describe('one table written in many ways reads the same', () => {
  test.each<[string, Uint8Array | string]>([
    ['comma', PLAIN],
    ['bytes', bytes(PLAIN)],
    ['no header', `${COMMAS}\n`],
    ['no newline at the end', PLAIN.trimEnd()],
    ['CRLF', PLAIN.replaceAll('\n', '\r\n')],
    ['CR alone', PLAIN.replaceAll('\n', '\r')],
    ['BOM', `\ufeff${PLAIN}`],
    ['blank lines', `\n\n${PLAIN.replaceAll('\n', '\n\n')}\n\n`],
    ['rows of delimiters alone', `${PLAIN},,,,,\n`],
    ['a delimiter at the end of each line', PLAIN.replaceAll('\n', ',\n').replace('volume,', 'volume')],
    ['quotes', PLAIN.replaceAll(/[^,\n]+/g, (cell) => `"${cell}"`)],
    ['blanks around cells', PLAIN.replaceAll(',', ' , ')],
    ['semicolon with decimal commas', PLAIN.replaceAll(',', ';').replaceAll('.', ',')],
    ['semicolon with decimal points', PLAIN.replaceAll(',', ';')],
    ['tab with decimal commas', PLAIN.replaceAll(',', '\t').replaceAll('.', ',')],
    ['gzip', gzipSync(bytes(PLAIN))],
    ['gzip in two members', new Uint8Array([...gzipSync(bytes(`${HEADER}\n`)), ...gzipSync(bytes(COMMAS))])],
    ['UTF-16, little end first', utf16(PLAIN, true)],
    ['UTF-16, big end first', utf16(PLAIN, false)],
    ['UTF-16 in gzip', gzipSync(utf16(PLAIN, true))],
    ['remarks first', `# exported today\nhttps://example.com\n${PLAIN}`],
    ['a spreadsheet that names its delimiter', `sep=;\r\n${PLAIN.replaceAll(',', ';').replaceAll('.', ',')}`],
    ['a comma named as delimiter, with BOM', `\ufeffsep=,\n${PLAIN}`],
    ['a delimiter named in quotes, with empty cells', `"sep=;";;;;;\n${PLAIN.replaceAll(',', ';')}`],
    ['a tab named as delimiter', `sep=\t\n${PLAIN.replaceAll(',', '\t')}`],
    ['JSON arrays', JSON.stringify(TWO)],
    ['JSON arrays of texts, more columns', JSON.stringify(TWO.map((row) => [...row.map(String), 'x', 9]))],
    ['JSON objects', JSON.stringify(TWO.map(([t, o, h, l, c, v]) => ({ v, t, o, h, l, c })))],
    ['gzipped JSON', gzipSync(bytes(JSON.stringify(TWO)))],
  ])('%s', (_what, input) => expect(read(input)).toEqual(TWO));

  test.each([
    ['headings in any case and order', 'CLOSE,Volume,Low,HIGH,Open,Timestamp', '4,5,3,2,1,0'],
    ['the usual synonyms', 'Open time,o,High Price,low_price,Last,Vol.', '0,1,2,3,4,5'],
    ['brackets', '<DATE>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>', '0,1,2,3,4,5'],
    ['further columns', 'id,date,open,high,low,close,adj close,volume', '9,0,1,2,3,4,4,5'],
    ['several time columns: the first', 'open_time,open,high,low,close,volume,close_time', '0,1,2,3,4,5,9'],
    ['an index without a heading', ',open,high,low,close,volume', '0,1,2,3,4,5'],
  ])('%s', (_what, headings, order) => {
    const lines = TWO.map((row) =>
      order
        .split(',')
        .map((place) => row[Number(place)] ?? 1)
        .join(','),
    );
    expect(read(`${headings}\n${lines.join('\n')}\n`)).toEqual(TWO);
  });

  const SHUFFLED = TWO.map(([t, o, h, l, c, v]) => [v, c, l, h, o, t].join(',')).join('\n');
  test.each([
    ['by place, without a header', 'time=6,open=5,high=4,low=3,close=2,volume=1', SHUFFLED],
    ['by place, with a header', 'time=6,open=5,high=4,low=3,close=2,volume=1', `a,b,c,d,e,f\n${SHUFFLED}`],
    ['by heading, any case', 'time=When,open=e,high=D,low=c,close=b,volume=a', `A,B,C,D,E,when\n${SHUFFLED}`],
  ])('columns named %s', (_what, columns, text) => expect(read(text, columns)).toEqual(TWO));
});

describe('times', () => {
  test.each([
    ['seconds', 1704067200, 1704070800],
    ['milliseconds', 1704067200000, 1704070800000],
    ['microseconds', 1704067200000000, 1704070800000000],
    ['nanoseconds', '1704067200000000000', '1704070800000000000'],
    ['seconds with decimals', '1704067200.000', '1704070800.000'],
    ['scientific notation', '1.7040672e12', '1.7040708E+12'],
    ['ISO', '2024-01-01T00:00:00Z', '2024-01-01T01:00:00Z'],
    ['ISO without an offset', '2024-01-01T00:00:00', '2024-01-01T01:00:00'],
    ['ISO with a blank', '2024-01-01 00:00:00', '2024-01-01 01:00:00'],
    ['ISO without seconds', '2024-01-01 00:00', '2024-01-01 01:00'],
    ['ISO with an offset', '2024-01-01T05:30:00+05:30', '2024-01-01T06:30:00+0530'],
    ['ISO with decimals', '2024-01-01T00:00:00.000Z', '2024-01-01T01:00:00.000000Z'],
    ['ISO west of Greenwich', '2023-12-31T19:00:00-05:00', '2023-12-31T20:00:00-05'],
    ['a word for UTC', '2024-01-01 00:00:00 UTC', '2024-01-01 01:00:00 UTC'],
    ['slashes', '2024/01/01 00:00', '2024/01/01 01:00'],
  ])('%s', (_what, first, second) => {
    const text = csv(`${first},1,2,1,2,5`, `${second},1,2,1,2,5`);
    expect(read(text)?.map(([time]) => time)).toEqual([1704067200000, 1704070800000]);
  });

  test('the year 9999 is the last', () => {
    expect(read(csv('9999-12-30,1,2,1,2,5', '9999-12-31,1,2,1,2,5'))).toHaveLength(2);
    expect(parseCandles(csv('9999-12-31,1,2,1,2,5', '10000-01-01,1,2,1,2,5')).candles).toBeNull();
  });
});

describe('volume', () => {
  test('may be missing as a column', () => {
    const { candles, diagnostics } = parseCandles('time,open,high,low,close\n1704067200000,1,2,1,2\n');
    expect(candles?.volume).toEqual(new Float64Array([Number.NaN]));
    expect(diagnostics.map(({ code }) => code)).toEqual(['no-volume']);
  });
  test('counts as unknown where no candle has any', () => {
    const { candles, diagnostics } = parseCandles(csv('1704067200000,1,2,1,2,0', '1704070800000,1,2,1,2,0'));
    expect(candles?.volume).toEqual(new Float64Array([Number.NaN, Number.NaN]));
    expect(diagnostics.map(({ code }) => code)).toEqual(['no-volume']);
  });
});

test('columns that a feed has beside the candle are kept', () => {
  const { candles } = parseCandles(
    'time,open,high,low,close,volume,funding\n1704067200000,1,2,1,2,5,0.0001\n',
  );
  expect(candles?.extra).toEqual({ funding: new Float64Array([0.0001]) });
});

test('a remark that names the columns is the header', () => {
  const text = '# daily\n# Time, Close, High, Low, Open, Volume\n1704067200000,2,2.5,1,1.5,5\n';
  expect(read(text)).toEqual([[1704067200000, 1.5, 2.5, 1, 2, 5]]);
});

describe('--columns', () => {
  test.each(['', 'time', 'time=', '=1', 'time=0', 'time=1,time=2', 'price=3', 'time=1,', 'time=99999999999'])(
    '"%s" cannot be read',
    (text) => expect(parseColumns(text)).toBeNull(),
  );
  test.each(['close=9', 'close=settlement'])('%s names an absent column', (text) => {
    const { candles, diagnostics } = parseCandles(csv(hours(2)), { columns: parseColumns(text) ?? {} });
    expect(candles).toBeNull();
    expect(diagnostics.map(({ code }) => code)).toEqual(['absent-column']);
  });
});
