import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { freshSum, PreciseSum } from '../../src/node/kernels/sum.ts';

export default defineNode({
  type: 'kama-pace',
  group: 'trend',
  title: 'Adaptive pace',
  doc: "How fast Kaufman's average moves: the square of a share between the slow and the fast EMA's, by how straight the price went. A part of KAMA.",
  hidden: true,
  params: z.object({
    length: bars('Length', { default: 10 }),
    fast: bars('Fast length', { default: 2 }),
    slow: bars('Slow length', { default: 30 }),
  }),
  inputs: { source: number() },
  outputs: { value: number() },
  lookback: ({ length }) => length + 1,
  warmup: ({ length }) => length,
  unknown: 'restart',
  state: () => ({ walk: freshSum(), seen: 0 }),
  run({ length, fast, slow }, state, { source }, { value }, from, to) {
    const walk = new PreciseSum(state.walk);
    let { seen } = state;
    const slowest = 2 / (slow + 1);
    const reach = 2 / (fast + 1) - slowest;
    for (let i = from; i < to; i++) {
      if (seen > 0) walk.add(Math.abs(source[i]! - source[i - 1]!));
      if (seen > length) walk.add(-Math.abs(source[i - length]! - source[i - length - 1]!));
      else seen++;
      if (seen <= length) {
        value[i] = Number.NaN;
        continue;
      }
      const path = walk.value;
      const net = source[i]! - source[i - length]!;
      const straight = path <= net || path <= 0 ? 1 : Math.abs(net / path);
      const share = straight * reach + slowest;
      value[i] = share * share;
    }
    state.walk = walk.save();
    state.seen = seen;
  },
});
