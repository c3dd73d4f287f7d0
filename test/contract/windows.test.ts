import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { library } from '../../nodes/index.ts';
import { freshDeviation, slideVariance } from '../../src/node/kernels/deviation.ts';
import { Drive } from './drive.ts';
import { randomFrom } from './random.ts';

type Window = readonly number[];

function run(type: string, params: Record<string, unknown>, source: readonly number[]): Float64Array {
  const node = library.get(type);
  if (node?.kind !== 'compute') throw new Error(`"${type}" is no kernel.`);
  const options = { poison: false, json: false };
  const inputs = { source: Float64Array.from(source) };
  const drive = new Drive(node, node.params.parse(params), inputs, source.length, options);
  drive.run(0, source.length);
  return drive.outputs.value ?? new Float64Array();
}

const sorted = (window: Window) => [...window].sort((a, b) => a - b);
const mean = (window: Window) => window.reduce((sum, value) => sum + value, 0) / window.length;
const variance = (window: Window) => mean(window.map((value) => (value - mean(window)) ** 2));
function quantile(window: Window, q: number): number {
  const place = (window.length - 1) * q;
  const low = sorted(window)[Math.floor(place)] ?? Number.NaN;
  const high = sorted(window)[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}
function slope(window: Window): number {
  const middle = (window.length - 1) / 2;
  const over = window.reduce((sum, value, i) => sum + (i - middle) * value, 0);
  return over / window.reduce((sum, _value, i) => sum + (i - middle) ** 2, 0);
}

const freshly: readonly [string, Record<string, unknown>, (window: Window) => number][] = [
  ['highest', {}, (window) => Math.max(...window)],
  ['lowest', {}, (window) => Math.min(...window)],
  ['highest-age', {}, (window) => window.length - 1 - window.lastIndexOf(Math.max(...window))],
  ['lowest-age', {}, (window) => window.length - 1 - window.lastIndexOf(Math.min(...window))],
  ['median', {}, (window) => quantile(window, 0.5)],
  ['quantile', { q: 0.3 }, (window) => quantile(window, 0.3)],
  ['sum', {}, (window) => mean(window) * window.length],
  ['variance', {}, variance],
  ['stdev', {}, (window) => Math.sqrt(variance(window))],
  ['slope', {}, slope],
];

describe('a sliding window gives what its values alone give', () => {
  const series = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 80 });
  test.each(freshly)('%s', (type, params, fresh) => {
    fc.assert(
      fc.property(series, fc.integer({ min: 2, max: 12 }), (source, length) => {
        const found = run(type, { ...params, length }, source);
        source.forEach((_value, i) => {
          if (i < length - 1) expect(found[i]).toBeNaN();
          else expect(found[i]).toBeCloseTo(fresh(source.slice(i - length + 1, i + 1)), 9);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('sliding sums do not drift', () => {
  test('after a crash from 60,000 to 0.00001 the variance of what is left is right', () => {
    const length = 20;
    const random = randomFrom(3);
    const source = Float64Array.from({ length: 4000 }, (_, i) =>
      i < 2000 ? 60_000 + random() * 1000 : 1e-5 * (1 + random() * 0.1),
    );
    const found = new Float64Array(source.length);
    slideVariance(freshDeviation(), length, source, found, 0, source.length);
    const last = variance([...source.subarray(-length)]);
    expect(Math.abs((found.at(-1) ?? 0) / last - 1)).toBeLessThan(1e-6);
  });

  test('a million bars stay within 1e-9 of a fresh computation', () => {
    const random = randomFrom(4);
    const length = 50;
    const source: number[] = [];
    for (let i = 0; i < 1_000_000; i++) source.push(30_000 + 500 * Math.sin(i / 900) + random() * 5);
    for (const [type, fresh] of [
      ['sum', (window: Window) => mean(window) * length],
      ['stdev', (window: Window) => Math.sqrt(variance(window))],
      ['slope', slope],
    ] as const) {
      const found = run(type, { length }, source).at(-1) ?? 0;
      expect(Math.abs(found / fresh(source.slice(-length)) - 1), type).toBeLessThan(1e-9);
    }
  });

  test('equal prices have a variance of exactly 0 after wild ones', () => {
    const source = [
      ...Array.from({ length: 500 }, (_, i) => 1234.5678 * (1 + (i % 7))),
      ...new Array<number>(40).fill(98.7654321),
    ];
    expect(run('stdev', { length: 20 }, source).at(-1)).toBe(0);
  });
});
