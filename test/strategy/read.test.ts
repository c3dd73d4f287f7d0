import { describe, expect, test } from 'vitest';
import { readStrategy } from '../../src/strategy/read.ts';
import { boundedReport, diagnosticLine } from '../../src/strategy/report.ts';

const document = (changes: Record<string, unknown> = {}) => ({
  format: 'candlewire.strategy',
  version: 1,
  markets: [{ id: 'main', symbol: 'BTC/USDT', timeframe: '1h' }],
  nodes: [{ id: 'fast', type: 'ema', params: { length: 12 } }],
  ...changes,
});
const codes = (input: unknown) => readStrategy(input).diagnostics.map(({ code }) => code);
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

describe('what a strategy file may be', () => {
  test('a small document is read as it stands', () => {
    expect(readStrategy(JSON.stringify(document()))).toEqual({ strategy: document(), diagnostics: [] });
  });

  test('a byte order mark is read over, as text and as bytes', () => {
    const text = `\ufeff${JSON.stringify(document())}`;
    expect(readStrategy(text).strategy).toEqual(document());
    expect(readStrategy(new TextEncoder().encode(text)).strategy).toEqual(document());
  });

  test('of a key written twice the last holds', () => {
    const text = JSON.stringify(document()).replace('"version":1', '"version":7,"version":1');
    expect(readStrategy(text).strategy?.version).toBe(1);
  });

  test('no nodes at all is a strategy', () => {
    expect(codes(document({ nodes: [] }))).toEqual([]);
  });

  test('names are counted in code points', () => {
    expect(codes(document({ name: '🕯'.repeat(200) }))).toEqual([]);
    expect(codes(document({ name: '🕯'.repeat(201) }))).toEqual(['bad-value']);
  });
});

describe('what is refused, and in which words', () => {
  test.each([
    ['half a file', JSON.stringify(document()).slice(0, 80), 'not-json'],
    ['text that is no JSON', 'time,open,high', 'not-json'],
    ['an empty file', '', 'not-json'],
    ['a list', '[]', 'not-a-strategy'],
    ['null', 'null', 'not-a-strategy'],
    ['another format', JSON.stringify({ ...document(), format: 'other' }), 'not-a-strategy'],
    ['a newer version', JSON.stringify(document({ version: 2 })), 'newer-version'],
    ['version nought', JSON.stringify(document({ version: 0 })), 'unknown-version'],
    ['no version', JSON.stringify({ ...document(), version: undefined }), 'missing-field'],
    ['no markets', JSON.stringify(document({ markets: [] })), 'out-of-range'],
    ['a number too large to be one', JSON.stringify(document()).replace('12', '1e999'), 'not-finite'],
    ['the key __proto__', JSON.stringify(document()).replace('"length"', '"__proto__"'), 'forbidden-key'],
    [
      'two nodes of one name',
      JSON.stringify(
        document({
          nodes: [
            { id: 'a', type: 'ema' },
            { id: 'a', type: 'sma' },
          ],
        }),
      ),
      'duplicate-id',
    ],
    ['an id with capitals', JSON.stringify(document({ nodes: [{ id: 'Fast', type: 'ema' }] })), 'bad-value'],
    [
      'a node called frames',
      JSON.stringify(document({ nodes: [{ id: 'frames', type: 'ema' }] })),
      'reserved-id',
    ],
    ['more than 4 MiB', JSON.stringify(document({ description: 'x'.repeat(4 * 1024 * 1024) })), 'too-large'],
  ])('%s', (_, text, code) => {
    const { strategy, diagnostics } = readStrategy(text);
    expect(strategy).toBeNull();
    expect(diagnostics.map((found) => found.code)).toContain(code);
    for (const { message } of diagnostics) expect(message).toMatch(/^.{10,250}$/);
  });

  test('bytes that are no UTF-8', () => {
    expect(codes(Uint8Array.of(0x7b, 0xff, 0xfe))).toEqual(['not-utf8']);
  });

  test('32 levels are read, meta included, 33 are not', () => {
    expect(codes(document({ meta: nested(31) }))).toEqual([]);
    expect(codes(document({ meta: nested(32) }))).toEqual(['too-deep']);
  });

  test('a file of nothing but brackets is refused without a crash', () => {
    expect(codes('['.repeat(1_000_000))).toEqual(['not-json']);
    expect(codes(`${'['.repeat(500_000)}${']'.repeat(500_000)}`)).toEqual(['too-deep']);
  });

  test('every unknown key is named', () => {
    const { diagnostics } = readStrategy(
      document({ colour: 1, nodes: [{ id: 'a', type: 'ema', x: 1, y: 2 }] }),
    );
    expect(diagnostics.map(({ code, path, node }) => [code, path, node])).toEqual(
      expect.arrayContaining([
        ['unknown-field', 'colour', undefined],
        ['unknown-field', 'nodes[0].x', 'a'],
        ['unknown-field', 'nodes[0].y', 'a'],
      ]),
    );
  });

  test.each([
    ['60', '1h'],
    ['1H', '1h'],
    ['1D', '1d'],
    ['240', '4h'],
  ])('the timeframe %s is refused with the fix %s', (timeframe, better) => {
    const { diagnostics } = readStrategy(
      document({ markets: [{ id: 'main', symbol: 'BTC/USDT', timeframe }] }),
    );
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.fix?.edits).toEqual([{ path: ['markets', 0, 'timeframe'], value: better }]);
  });

  test.each(['7m', '5h', '0h', '2y', '400d', '13M'])('%s is no timeframe', (timeframe) => {
    expect(codes(document({ markets: [{ id: 'main', symbol: 'BTC/USDT', timeframe }] }))).toHaveLength(1);
  });

  test.each([
    { cash: 0 },
    { cash: 1e16 },
    { makerFee: -0.02 },
    { takerFee: 0.2 },
    { slippage: 0.6 },
    { slippage: { percent: 1, ticks: 1 } },
    { slippage: {} },
  ])('the account %j is out of bounds, said once', (account) => {
    expect(codes(document({ account }))).toHaveLength(1);
  });
});

describe('the layout', () => {
  test('positions of no node, or that cannot be read, are dropped with one counted warning', () => {
    const layout = { fast: { x: 0, y: 0 }, gone: { x: 1, y: 1 }, other: 'left', frames: [] };
    const { strategy, diagnostics } = readStrategy(document({ layout }));
    expect(strategy?.layout).toEqual({ fast: { x: 0, y: 0 }, frames: [] });
    expect(diagnostics).toMatchObject([{ code: 'layout-dropped', severity: 'warning', count: 2 }]);
  });
});

describe('reports', () => {
  test('have errors first, at most a hundred, and the number left out', () => {
    const many = Array.from({ length: 150 }, (_, i) => ({
      code: 'x',
      severity: i % 2 ? ('error' as const) : ('warning' as const),
      message: 'm',
    }));
    const { diagnostics, more } = boundedReport(many);
    expect(diagnostics).toHaveLength(100);
    expect(more).toBe(50);
    expect(diagnostics.slice(0, 75).every(({ severity }) => severity === 'error')).toBe(true);
  });

  test('show what would hide or turn the writing, and stay within their lengths', () => {
    const hostile = { code: 'x', severity: 'error' as const, message: `a\u202eb\nc${'d'.repeat(400)}` };
    const [bounded] = boundedReport([hostile]).diagnostics;
    expect(bounded?.message).toContain('a\\u202eb\\u000ac');
    expect([...(bounded?.message ?? '')]).toHaveLength(250);
    expect([...diagnosticLine(hostile)].length).toBeLessThanOrEqual(300);
  });
});
