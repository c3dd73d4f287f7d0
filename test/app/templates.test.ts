import { describe, expect, test } from 'vitest';
import { placesOf } from '../../src/app/canvas/places.ts';
import { tidied } from '../../src/app/canvas/tidy.ts';
import { TEMPLATES } from '../../src/app/templates/index.ts';
import { check, compile, decompile, simulate } from '../../src/index.ts';
import { SAMPLES } from '../../src/market/sample/samples.ts';

describe.each(TEMPLATES)('template $id', ({ strategy }) => {
  test('has nothing to complain about', () => {
    expect(check(strategy)).toEqual([]);
  });

  test('names a market that comes with the install', () => {
    for (const { symbol, timeframe } of strategy.markets) {
      expect(SAMPLES.some((sample) => sample.symbol === symbol && sample.timeframe === timeframe)).toBe(true);
    }
  });

  test('is written as the exporter writes it', () => {
    expect(compile(decompile(strategy)).strategy).toEqual(strategy);
  });

  test('places every node apart from the others, before and after tidying', () => {
    for (const drawn of [strategy, tidied(strategy)]) {
      const places = [...placesOf(drawn).values()];
      expect(places).toHaveLength(drawn.nodes.length);
      for (const [index, one] of places.entries()) {
        for (const other of places.slice(index + 1)) {
          const apart = Math.abs(one.x - other.x) >= 160 || Math.abs(one.y - other.y) >= 76;
          expect(apart, JSON.stringify([one, other])).toBe(true);
        }
      }
    }
  });
});

test('"95 % winners" wins 95 % of its trades and loses its money', async () => {
  const strategy = TEMPLATES.find(({ id }) => id === 'many-winners')?.strategy;
  const sample = SAMPLES.find(({ id }) => id === 'synthetic-1h');
  if (!strategy || !sample) throw new Error('not there');
  const { metrics } = simulate(strategy, { main: await sample.load(async () => new Uint8Array()) });
  expect(Math.round((metrics.winRate ?? 0) * 100)).toBe(95);
  expect(metrics.totalReturn).toBeLessThan(-0.8);
});

test('six templates are there', () => {
  expect(TEMPLATES).toHaveLength(6);
});
