import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadStrategy, simulate } from '../../src/index.ts';
import { emptyCandles } from '../../src/time/candles.ts';

const page = readFileSync(new URL('../../docs/simulation.md', import.meta.url), 'utf8');

const exampleSchema = z.strictObject({
  candles: z.array(z.array(z.number())),
  nodes: z.array(z.looseObject({ id: z.string(), inputs: z.record(z.string(), z.unknown()).optional() })),
  market: z.record(z.string(), z.unknown()).optional(),
  account: z.record(z.string(), z.unknown()).optional(),
  execution: z.record(z.string(), z.unknown()).optional(),
  fills: z.array(z.tuple([z.number(), z.string(), z.number(), z.string()]).rest(z.number())),
  metrics: z.record(z.string(), z.number()).optional(),
});
type Example = z.infer<typeof exampleSchema>;

const examples = [...page.matchAll(/```json example\n([\s\S]*?)```/g)].map((match) => {
  const rule = [...page.slice(0, match.index).matchAll(/^## (\d+)\./gm)].at(-1)?.[1];
  return { rule: Number(rule), example: exampleSchema.parse(JSON.parse(match[1] ?? '')) };
});

/** `close > 101` in an example stands for a comparison with the close. */
function written(example: Example) {
  const nodes: unknown[] = [{ id: 'price', type: 'candles' }];
  for (const node of example.nodes) {
    const condition = /^close (>|<|==) ([\d.]+)$/.exec(String(node.inputs?.when ?? ''));
    if (condition) {
      const [, op, value] = condition;
      nodes.push({
        id: `${node.id}-when`,
        type: 'compare',
        params: { op },
        inputs: { a: 'price.close', b: Number(value) },
      });
      nodes.push({ ...node, inputs: { ...node.inputs, when: `${node.id}-when.value` } });
    } else nodes.push(node);
  }
  return {
    format: 'candlewire.strategy',
    version: 1,
    markets: [{ id: 'main', symbol: 'BTC/USDT', timeframe: '1h', ...example.market }],
    account: { cash: 1000, makerFee: 0, takerFee: 0, ...example.account },
    execution: example.execution ?? {},
    nodes,
  };
}

const HOUR = 3_600_000;

function run(example: Example) {
  const { strategy, diagnostics } = loadStrategy(written(example));
  if (!strategy) throw new Error(JSON.stringify(diagnostics));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const candles = emptyCandles(example.candles.length);
  example.candles.forEach(([open = 0, high = 0, low = 0, close = 0, volume = 1e6], i) => {
    candles.time[i] = i * HOUR;
    candles.open[i] = open;
    candles.high[i] = Math.max(high, close);
    candles.low[i] = low;
    candles.close[i] = close;
    candles.volume[i] = volume;
  });
  return simulate(strategy, { main: candles });
}

test('every rule but the first has an example', () => {
  expect(new Set(examples.map(({ rule }) => rule))).toEqual(
    new Set(Array.from({ length: 17 }, (_, i) => i + 2)),
  );
});

describe.each(examples)('rule $rule', ({ example }) => {
  test(`fills ${JSON.stringify(example.fills)}`, () => {
    const { fills, metrics } = run(example);
    expect(fills).toHaveLength(example.fills.length);
    example.fills.forEach(([candle, side, price, reason, quantity], i) => {
      const fill = fills[i]!;
      expect([fill.time / HOUR, fill.side, fill.reason]).toEqual([candle, side, reason]);
      expect(fill.price).toBeCloseTo(price, 9);
      if (quantity !== undefined) expect(fill.quantity).toBeCloseTo(quantity, 9);
    });
    expect(metrics).toMatchObject(example.metrics ?? {});
  });
});
