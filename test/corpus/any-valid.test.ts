import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, resultJson, simulate } from '../../src/index.ts';
import { anyRun } from './any/strategies.ts';

const numRuns = Number(process.env.CANDLEWIRE_ANY ?? 300);
const seed = Number(process.env.CANDLEWIRE_SEED ?? 21);
const SECONDS = 1000;

/** Where `null` is an answer: what is undefined, open, or nobody's. */
const NULLABLE = new Set(['exitTime', 'exitPrice', 'exitNode', 'exitReason', 'node']);

const reached = { runs: 0, sound: 0, trades: 0, fills: 0, liquidations: 0, rejections: 0 };

/** The first number that is none, by its path. */
function fault(value: unknown, path: string): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : `${path} is ${value}`;
  if (Array.isArray(value)) {
    for (const [place, inner] of value.entries()) {
      const found = fault(inner, `${path}[${place}]`);
      if (found) return found;
    }
    return null;
  }
  if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      const found = fault(inner, `${path}.${key}`);
      if (found) return found;
    }
  }
  return null;
}

/** The first field of a row that has no value though it must have one. */
function missing(rows: readonly object[], what: string): string | null {
  for (const [place, row] of rows.entries()) {
    for (const [key, value] of Object.entries(row))
      if (value === null && !NULLABLE.has(key)) return `${what}[${place}].${key} is null`;
  }
  return null;
}

describe('any strategy that passes the schema, over any candles', () => {
  it(
    'runs without an exception and gives no number that is none',
    () => {
      fc.assert(
        fc.property(anyRun, ({ strategy, data, finer }) => {
          const sound = check(strategy).every(({ severity }) => severity !== 'error');
          const result = simulate(strategy, data, { finer });
          const json = resultJson(result);
          expect(fault(json, 'result')).toBeNull();
          expect(fault([...result.equity], 'equity')).toBeNull();
          const { trades, fills, lots } = json;
          expect(missing(fills, 'fills')).toBeNull();
          expect(missing(trades, 'trades') ?? missing(lots, 'lots')).toBeNull();
          expect(JSON.parse(JSON.stringify(json))).toEqual(json);
          reached.runs++;
          if (sound) reached.sound++;
          reached.trades += trades.length;
          reached.fills += fills.length;
          reached.liquidations += json.metrics.liquidations ?? 0;
          reached.rejections += json.metrics.ordersRejected ?? 0;
        }),
        { numRuns, seed },
      );
    },
    numRuns * SECONDS,
  );

  it('is drawn so that strategies without a fault, fills, trades, liquidations and rejections are among them', () => {
    expect(Object.entries(reached).filter(([, count]) => count === 0)).toEqual([]);
  });
});
