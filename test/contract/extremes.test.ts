import { describe, expect, test } from 'vitest';
import { library } from '../../nodes/index.ts';
import { type Candles, EXTRA_COLUMNS } from '../../src/time/candles.ts';
import { type MarketKind, randomFrom } from './random.ts';
import { type Run, runInRuntime } from './runtime.ts';
import { randomRun } from './runtime-faults.ts';

const KINDS: readonly MarketKind[] = ['flat', 'dead', 'frozen', 'tiny', 'huge', 'no-volume', 'lively'];
const ROUNDS = 3;

/** Everything times a factor: flat prices of 1e-8 and 1e9 as well as moving ones. */
function scaled(run: Run, by: number): Run {
  const times = (column: Float64Array) => column.map((value) => value * by);
  const { open, high, low, close } = run.candles;
  const candles = {
    ...run.candles,
    open: times(open),
    high: times(high),
    low: times(low),
    close: times(close),
  };
  return { ...run, candles };
}

/** Every third stretch of candles is missing. */
function withGaps(candles: Candles): Candles {
  const kept = [...candles.time.keys()].filter((i) => i % 23 < 15 || i === 0);
  const pick = (column: Float64Array) => Float64Array.from(kept, (i) => column[i]!);
  const extra = Object.fromEntries(
    EXTRA_COLUMNS.flatMap((name) => {
      const column = candles.extra?.[name];
      return column ? [[name, pick(column)]] : [];
    }),
  );
  return {
    time: pick(candles.time),
    open: pick(candles.open),
    high: pick(candles.high),
    low: pick(candles.low),
    close: pick(candles.close),
    volume: pick(candles.volume),
    extra,
  };
}

function endless(run: Run): string[] {
  return Object.entries(runInRuntime(run)).flatMap(([port, column]) =>
    column.some((value) => Math.abs(value) === Number.POSITIVE_INFINITY)
      ? [`${port} with ${JSON.stringify(run.params)}`]
      : [],
  );
}

describe('no market makes a node give Infinity', () => {
  for (const node of library.all) {
    if (node.hidden || (node.kind !== 'compute' && node.kind !== 'composite')) continue;
    test(node.type, () => {
      for (let round = 0; round < ROUNDS; round++) {
        for (const kind of KINDS) {
          const random = randomFrom(round * 97 + KINDS.indexOf(kind));
          const run = randomRun(node, random, kind);
          expect(endless(run), kind).toEqual([]);
          expect(endless(scaled(run, 1e-10)), `${kind}, 1e-8`).toEqual([]);
          expect(endless(scaled(run, 1e7)), `${kind}, 1e9`).toEqual([]);
          expect(endless({ ...run, candles: withGaps(run.candles) }), `${kind}, gaps`).toEqual([]);
          expect(endless(randomRun(node, random, kind, { single: true })), `${kind}, one bar`).toEqual([]);
        }
      }
    });
  }
});
