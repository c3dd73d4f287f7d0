import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadStrategy, METRIC_KEYS, simulate } from '../../src/index.ts';
import { type Example, readExamples } from '../../src/market/index.ts';

const page = readFileSync(new URL('../../docs/simulation.md', import.meta.url), 'utf8');
const examples = readExamples(page);

function run({ strategy, candles }: Example) {
  const opened = loadStrategy(JSON.stringify(strategy));
  expect(opened.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!opened.strategy) throw new Error('an example that cannot be opened');
  return simulate(opened.strategy, { main: candles });
}

test('every rule has an example, and no two have one name', () => {
  expect(new Set(examples.flatMap(({ rule }) => rule ?? []))).toEqual(
    new Set(Array.from({ length: 18 }, (_, i) => i + 1)),
  );
  expect(new Set(examples.map(({ id }) => id)).size).toBe(examples.length);
});

describe.each(examples)('$rule $heading: $id', (example) => {
  test(`fills ${JSON.stringify(example.fills)}`, () => {
    const { fills, metrics, warnings } = run(example);
    const rowOf = new Map([...example.candles.time].map((time, row) => [time, row]));
    expect(fills.map(({ time, side, reason }) => [rowOf.get(time), side, reason])).toEqual(
      example.fills.map(([candle, side, , reason]) => [candle, side, reason]),
    );
    example.fills.forEach(([, , price, , quantity], i) => {
      const fill = fills[i]!;
      expect(fill.price).toBeCloseTo(price, 9);
      if (quantity !== undefined) expect(fill.quantity).toBeCloseTo(quantity, 9);
    });
    for (const [key, value] of Object.entries(example.metrics)) {
      const found = Object.entries(metrics).find(([name]) => name === key)?.[1];
      if (value === null) expect(found, key).toBeNull();
      else expect(found, key).toBeCloseTo(value, 9);
    }
    expect(warnings.map(({ code }) => code)).toEqual(expect.arrayContaining([...example.warnings]));
  });
});

test('the page names every metric, and every warning that the broker and the runtime give, and no other', () => {
  const table = (heading: string) => {
    const rest = page.slice(page.indexOf(`## ${heading}\n`) + 4);
    const cells = [...rest.slice(0, rest.search(/^## /m)).matchAll(/^\| (`.*?) \|/gm)];
    return new Set(
      cells.flatMap(([, cell = '']) => [...cell.matchAll(/`([\w-]+)`/g)].map(([, name]) => name)),
    );
  };
  const plain = ['bars', 'startTime', 'endTime', 'startEquity', 'endEquity'];
  expect(new Set([...table('Statistics'), ...plain])).toEqual(new Set(METRIC_KEYS));
  const files = ['broker/notes', 'broker/warnings', 'runtime/fill-warnings', 'runtime/condition-watch'];
  const codes = files.flatMap((file) => {
    const text = readFileSync(new URL(`../../src/${file}.ts`, import.meta.url), 'utf8');
    const quoted = /(?:code: |warning\(\s*|told\(|^ {2})'([a-z]+(?:-[a-z]+)+)'/gm;
    return [...text.matchAll(quoted)].map(([, code]) => code);
  });
  expect(table('Warnings')).toEqual(new Set([...codes, 'ticks-without-tick']));
});
