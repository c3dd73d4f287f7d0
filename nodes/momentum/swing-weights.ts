import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'swing-weights',
  group: 'momentum',
  title: 'Four-bar weighting',
  doc: 'The last four values with the weights 1, 2, 2, 1. A part of relative vigor.',
  hidden: true,
  params: z.object({}),
  inputs: { source: number() },
  outputs: { value: number() },
  lookback: () => 3,
  warmup: () => 3,
  unknown: 'restart',
  state: () => ({ seen: 0 }),
  run(_, state, { source }, { value }, from, to) {
    let i = from;
    for (; i < to && state.seen < 3; i++) {
      state.seen++;
      value[i] = Number.NaN;
    }
    for (; i < to; i++)
      value[i] = (source[i]! + 2 * source[i - 1]! + 2 * source[i - 2]! + source[i - 3]!) / 6;
  },
});
