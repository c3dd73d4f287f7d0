import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setIn } from '../../src/compiler/edit.ts';
import { link } from '../../src/compiler/link.ts';
import { readStrategy } from '../../src/strategy/read.ts';
import { boundedReport, diagnosticLine } from '../../src/strategy/report.ts';
import { mini } from '../compiler/mini-library.ts';

const document = {
  format: 'candlewire.strategy',
  version: 1,
  markets: [
    { id: 'main', symbol: 'BTC/USDT', timeframe: '1h' },
    { id: 'eth', symbol: 'ETH/USDT', timeframe: '1d' },
  ],
  account: { cash: 1000, slippage: { ticks: 1 } },
  execution: { closeAtEnd: 'open', volumeCap: null },
  blocks: {
    calm: {
      inputs: { price: 'number' },
      outputs: { yes: 'low.value' },
      params: { length: { of: ['m.length'], default: 5 } },
      nodes: [
        { id: 'm', type: 'mean', inputs: { source: 'in.price' } },
        { id: 'low', type: 'compare', inputs: { a: 'in.price', b: 'm.value' } },
      ],
    },
  },
  nodes: [
    { id: 'c', type: 'candles', params: { timeframe: '1d' } },
    { id: 'u', type: 'block:calm', params: { length: 9 }, inputs: { price: 'c.close' } },
    { id: 'x', type: 'and', inputs: { in: ['u.yes', true] } },
    { id: 'p', type: 'previous', inputs: { source: 'x.value' }, muted: true },
    { id: 'm', type: 'mean', params: { length: '2d' }, inputs: { source: 'c.close' }, disabled: true },
  ],
  layout: { c: { x: 0, y: 0 } },
};

const paths = (value: unknown, path: (string | number)[] = []): (string | number)[][] => {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item, i) => [i, item])
    : Object.entries(value);
  return [path, ...entries.flatMap(([key, child]) => paths(child, [...path, key]))];
};
const places = paths(document).filter((path) => path.length > 0);
const values = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    'in.price',
    'x.value',
    'p.value',
    'block:calm',
    'm',
    'c.candles',
    '1h',
    '__proto__',
    0,
    -1,
    1e308,
    true,
    [],
    {},
    [[]],
    ['x.value', 'x.value'],
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

test('a strategy with anything anywhere is read, refused or run, and never throws', () => {
  let read = 0;
  let refused = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...places), values), { minLength: 1, maxLength: 3 }),
      (changes) => {
        const hostile = changes.reduce<unknown>(
          (changed, [path, value]) => setIn(changed, path, value),
          document,
        );
        const { strategy, diagnostics } = readStrategy(
          hostile === undefined ? 'null' : JSON.stringify(hostile),
        );
        const linked = strategy ? link(strategy, mini, { taps: 'all' }) : undefined;
        if (strategy) read++;
        else refused++;
        if (!strategy)
          expect(
            diagnostics.some(({ severity }) => severity === 'error'),
            'a refusal says why',
          ).toBe(true);
        for (const diagnostic of [...diagnostics, ...(linked?.diagnostics ?? [])]) {
          expect(diagnosticLine(diagnostic).length).toBeLessThanOrEqual(300);
        }
        boundedReport(diagnostics);
      },
    ),
    { numRuns: 2000, seed: 1 },
  );
  expect(read).toBeGreaterThan(200);
  expect(refused).toBeGreaterThan(200);
});
