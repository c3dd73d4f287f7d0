import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCandles } from '../../src/market/index.ts';
import { brokenJsonPlace } from '../../src/strategy/json-place.ts';
import { readStrategy } from '../../src/strategy/read.ts';

describe('where a text stops being JSON', () => {
  test.each([
    ['', 1, 1, true],
    ['{"a": 1,\n  "b": }', 2, 8, false],
    ['{"a": 1\r\n\r\n "b": 2}', 3, 2, false],
    ['[1, 2,]', 1, 7, false],
    ['{"a": 1,}', 1, 9, false],
    ["{'a': 1}", 1, 2, false],
    ['[1, 2] 3', 1, 8, false],
    ['[01]', 1, 3, false],
    ['[1.]', 1, 4, false],
    ['[-]', 1, 3, false],
    ['[2e+]', 1, 5, false],
    ['[nul]', 1, 5, false],
    ['[NaN]', 1, 2, false],
    ['["a\nb"]', 1, 4, false],
    ['["\\x"]', 1, 4, false],
    ['["\\u12g4"]', 1, 7, false],
    ['["🕯", oops]', 1, 7, false],
    ['[1, "half', 1, 10, true],
    ['[1, 2', 1, 6, true],
    ['\ufeff[,]', 1, 2, false],
    ['{"a" 1}', 1, 6, false],
    ['// a comment\n{}', 1, 1, false],
  ])('%j breaks at line %i, column %i', (text, line, column, ended) => {
    expect(brokenJsonPlace(text)).toEqual({ line, column, ended });
  });

  test('every text that JSON.parse refuses has a place, no other has, and it is that of the engine where it tells one', () => {
    const mark = fc.constantFrom(...'{}[],:"\\ \n0123456789.eE+-truefalsnx/', "'", '\t', '\u0001', '🕯');
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.nat({ max: 2 }), fc.array(mark, { maxLength: 2 }))
      .map(([json, at, drop, add]) => {
        const place = at % (json.length + 1);
        return json.slice(0, place) + add.join('') + json.slice(place + drop);
      });
    const text = fc.oneof(
      damaged,
      fc.array(mark, { maxLength: 12 }).map((marks) => marks.join('')),
    );
    fc.assert(
      fc.property(text, (json) => {
        const said = refusal(json);
        const place = brokenJsonPlace(json);
        expect(place !== null).toBe(said !== null);
        const position = /position (\d+)/.exec(said ?? '')?.[1];
        if (place === null || position === undefined) return;
        const lines = json.slice(0, Number(position)).split(/\r\n|\r|\n/);
        expect([place.line, place.column]).toEqual([lines.length, [...(lines.at(-1) ?? '')].length + 1]);
      }),
      { numRuns: 3000 },
    );
  });

  test('a million open brackets are read in a moment', () => {
    expect(brokenJsonPlace('['.repeat(1_000_000))).toEqual({ line: 1, column: 1_000_001, ended: true });
  });
});

describe('files that are not JSON say where', () => {
  test('a strategy file names line and column', () => {
    const [fault] = readStrategy('{\n  "format": "candlewire.strategy",\n  "version": 1,,\n}').diagnostics;
    expect(fault).toMatchObject({ code: 'not-json', row: 3 });
    expect(fault?.message).toContain('line 3, column 16');
  });

  test('half a strategy file names its end', () => {
    const [fault] = readStrategy('{\n  "format": "candlewire').diagnostics;
    expect(fault).toMatchObject({ code: 'not-json', row: 2 });
    expect(fault?.message).toContain('ends too early, at line 2, column 24');
  });

  test('a list of candles names line and column', () => {
    const text = '[\n[1704067200000,1,2,1,2,5],\n[1704070800000,1,2,1,,5]\n]';
    const { diagnostics } = parseCandles(new TextEncoder().encode(text), { timeframe: '1h' });
    expect(diagnostics).toMatchObject([{ code: 'not-json', row: 3 }]);
    expect(diagnostics[0]?.message).toContain('line 3, column 22');
  });
});

function refusal(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return String(error);
  }
}
