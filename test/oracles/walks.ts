import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Case, Oracle } from './case.ts';
import { candlesFrom } from './files.ts';

const column = z.array(z.number());
const schema = z.object({
  candles: z.object({ open: column, high: column, low: column, close: column, volume: column }),
  cases: z.array(
    z.object({
      vector: z.string(),
      node: z.string(),
      params: z.record(z.string(), z.unknown()),
      inputs: z.record(z.string(), z.string()).nullable(),
      expected: z.record(z.string(), z.object({ rows: column, values: z.array(z.number().nullable()) })),
    }),
  ),
});

/** Values to twelve digits over a made-up market, as computed with a library itself; they come with the tests. */
function walk(name: string, file: string): Oracle {
  const text = readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8');
  const { candles, cases } = schema.parse(JSON.parse(text));
  return {
    name,
    uncovered: {},
    cases: cases.map(
      ({ vector, node, params, inputs, expected }): Case => ({
        vector,
        node,
        params,
        candles: candlesFrom(candles),
        ...(inputs ? { inputs } : {}),
        expected: Object.entries(expected).map(([port, { rows, values }]) => {
          const whole = new Array<number | null>(candles.close.length).fill(null);
          rows.forEach((row, k) => {
            whole[row] = values[k] ?? null;
          });
          return { port, values: whole };
        }),
      }),
    ),
  };
}

export const talibWalk = () => walk('TA-Lib, 12 digits', 'talib-walk.json');
export const tulipWalk = () => walk('Tulip, 12 digits', 'tulip-walk.json');
