import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { placesOf } from '../../src/app/canvas/places.ts';
import { tidied } from '../../src/app/canvas/tidy.ts';
import { TEMPLATES } from '../../src/app/templates/index.ts';
import { check, compile, decompile, type Strategy, simulate } from '../../src/index.ts';
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

/** Everything that the gallery's markets need, loaded once. */
async function run(id: string, change: (strategy: Strategy) => Strategy = (strategy) => strategy) {
  const found = TEMPLATES.find((template) => template.id === id);
  if (!found) throw new Error(`There is no template "${id}".`);
  const strategy = change(found.strategy);
  const read = async (path: string) => new Uint8Array(readFileSync(resolve('public', path)));
  const data = await Promise.all(
    strategy.markets.map(async ({ id: market, symbol, timeframe }) => {
      const sample = SAMPLES.find((one) => one.symbol === symbol && one.timeframe === timeframe);
      if (!sample) throw new Error(`There is no sample of ${symbol} ${timeframe}.`);
      return [market, await sample.load(read)] as const;
    }),
  );
  return simulate(strategy, Object.fromEntries(data));
}

describe('the gallery', () => {
  test('has twenty-four strategies with names, ideas and lessons of their own', () => {
    expect(TEMPLATES).toHaveLength(24);
    for (const facts of [
      TEMPLATES.map(({ id }) => id),
      TEMPLATES.map(({ strategy }) => strategy.name),
      TEMPLATES.map(({ idea }) => idea),
      TEMPLATES.map(({ teaches }) => teaches),
    ])
      expect(new Set(facts).size).toBe(24);
    for (const { idea, strategy } of TEMPLATES) {
      expect(idea.length).toBeLessThan(70);
      expect(strategy.description?.length ?? 0).toBeGreaterThan(30);
    }
  });

  test.each(TEMPLATES.map(({ id }) => id))('%s trades on its market', async (id) => {
    const { fills, metrics, diagnostics } = await run(id);
    expect(diagnostics).toEqual([]);
    // Golden cross teaches that a handful of trades proves nothing.
    expect(fills.length).toBeGreaterThan(id === 'golden-cross' ? 2 : 30);
    expect(metrics.ordersRejected).toBe(0);
  });

  test.each(TEMPLATES.filter(({ loses }) => loses).map(({ id }) => id))('%s loses on purpose', async (id) => {
    expect((await run(id)).metrics.totalReturn).toBeLessThan(0);
  });

  test('the best hour earned in the years that it was chosen in, and lost after', async () => {
    const { time, equity } = await run('best-hour');
    const chosen = equity[time.findIndex((at) => at >= Date.UTC(2023, 0, 1))] ?? 0;
    expect(chosen).toBeGreaterThan(12_000);
    expect(equity.at(-1)).toBeLessThan(0.7 * chosen);
  });

  test("fees take most of what yesterday's range earns", async () => {
    const free = await run('yesterdays-range', (strategy) => ({
      ...strategy,
      account: { ...strategy.account, makerFee: 0, takerFee: 0 },
    }));
    const paid = await run('yesterdays-range');
    expect(free.metrics.totalReturn ?? 0).toBeGreaterThan(4 * (paid.metrics.totalReturn ?? 0));
  });

  test('constant risk swings by about what it aims at', async () => {
    const { metrics } = await run('constant-risk');
    expect(metrics.volatility).toBeGreaterThan(0.1);
    expect(metrics.volatility).toBeLessThan(0.25);
  });

  test('a turtle holds up to four units, and of two stop orders only one fills', async () => {
    const turtle = await run('turtle');
    const entries = turtle.fills.filter(({ reason }) => reason === 'entry');
    expect(entries.length).toBeGreaterThan(turtle.trades.length);
    const { fills } = await run('opening-range');
    const days = fills
      .filter(({ reason }) => reason === 'entry')
      .map(({ time }) => Math.floor(time / 86_400_000));
    expect(new Set(days).size).toBe(days.length);
  });
});
