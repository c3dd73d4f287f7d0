import { describe, expect, test } from 'vitest';
import { library } from '../../nodes/index.ts';
import type { CompositeNode } from '../../src/node/index.ts';
import type { Candles } from '../../src/time/candles.ts';
import { type MarketKind, market, randomFrom, randomParams } from '../contract/random.ts';
import { runNode } from './run.ts';

const GROUPS = ['trend', 'momentum', 'volatility', 'cycles'];
const ROUNDS = 6;
const ROOM = 160;
const SMALLEST = 1e-6;
/** They say by themselves where no bar moves: a share of nothing. */
const KINDS: readonly MarketKind[] = ['flat', 'tiny', 'huge', 'no-volume', 'ties'];

function warmups(node: CompositeNode, params: Record<string, unknown>): [string, number][] {
  const warmup = node.warmup(params);
  return Object.keys(node.outputs).flatMap((port): [string, number][] => {
    const bars = typeof warmup === 'number' || warmup === null ? warmup : (warmup[port] ?? null);
    return bars === null ? [] : [[port, bars]];
  });
}

function candlesOf(seed: number, length: number, kind: MarketKind): Candles {
  const { candles } = market(randomFrom(seed), length, kind);
  return { ...candles, time: candles.time.map((_, i) => Date.UTC(2015, 0, 1) + i * 86_400_000) };
}

const tail = ({ time, open, high, low, close, volume }: Candles, from: number): Candles => ({
  time: time.subarray(from),
  open: open.subarray(from),
  high: high.subarray(from),
  low: low.subarray(from),
  close: close.subarray(from),
  volume: volume.subarray(from),
});

const composites = library.all.flatMap((node) =>
  node.kind === 'composite' && GROUPS.includes(node.group) ? [node] : [],
);

describe('nodes made of others', () => {
  for (const node of composites) {
    test(`${node.type}: the first value comes exactly at the warm-up and none is missing after it`, () => {
      for (let round = 0; round < ROUNDS; round++) {
        const params = randomParams(node, randomFrom(round + 1));
        const expected = warmups(node, params);
        const length = Math.max(...expected.map(([, bars]) => bars), 0) + ROOM;
        const outputs = runNode(node.type, params, candlesOf(round + 7, length, 'lively'));
        for (const [port, bars] of expected) {
          const column = outputs[port] ?? new Float64Array();
          const first = column.findIndex((value) => !Number.isNaN(value));
          expect({ port, first, params }).toEqual({ port, first: bars, params });
          expect(column.subarray(bars).some(Number.isNaN), `${port} misses values`).toBe(false);
        }
      }
    });

    test(`${node.type}: flat, tiny and huge prices, no volume and one bar give no Infinity`, () => {
      for (const kind of KINDS) {
        for (const length of [1, 2, 400]) {
          const params = randomParams(node, randomFrom(length));
          for (const [port, column] of Object.entries(runNode(node.type, params, candlesOf(3, length, kind))))
            expect(
              column.some((value) => Math.abs(value) === Number.POSITIVE_INFINITY),
              `${port}, ${kind}`,
            ).toBe(false);
        }
      }
    });

    const drawn = randomParams(node, randomFrom(5));
    if (!Number.isFinite(node.settle(drawn))) {
      test(`${node.type}: it always matters where history began`, () => {
        const candles = candlesOf(11, 10 * ROOM, 'lively');
        const long = runNode(node.type, drawn, candles);
        const late = runNode(node.type, drawn, tail(candles, 2 * ROOM));
        const differs = Object.entries(long).some(([port, column]) =>
          column
            .subarray(2 * ROOM)
            .some(
              (value, i) => Math.abs(value - (late[port]?.[i] ?? Number.NaN)) > SMALLEST * Math.abs(value),
            ),
        );
        expect(differs).toBe(true);
      });
      continue;
    }
    test(`${node.type}: after its settling time it no longer matters where history began`, () => {
      const params = drawn;
      const settle = node.settle(params);
      const candles = candlesOf(11, settle + 3 * ROOM, 'lively');
      const long = runNode(node.type, params, candles);
      const late = runNode(node.type, params, tail(candles, 2 * ROOM));
      for (const [port] of warmups(node, params)) {
        const a = (long[port] ?? new Float64Array()).subarray(2 * ROOM + settle);
        const b = (late[port] ?? new Float64Array()).subarray(settle);
        const size = a.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 0);
        const apart = a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);
        expect(apart <= SMALLEST * size, `${port}: ${apart} of ${size}, ${JSON.stringify(params)}`).toBe(
          true,
        );
      }
    });
  }
});
