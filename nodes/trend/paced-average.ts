import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'paced-average',
  group: 'trend',
  title: 'Paced average',
  doc: 'An average that moves by a share of its distance to the source, the share being another input. A part of adaptive averages.',
  hidden: true,
  params: z.object({}),
  inputs: { source: number(), pace: number({ range: [0, 1] }) },
  outputs: { value: number({ plot: 'price' }) },
  lookback: () => 1,
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ level: 0, seen: 0 }),
  run(_, state, { source, pace }, { value }, from, to) {
    let { level, seen } = state;
    for (let i = from; i < to; i++) {
      if (seen === 0) {
        const before = source[i - 1];
        level = before === undefined || Number.isNaN(before) ? source[i]! : before;
        seen = 1;
      }
      level = (source[i]! - level) * Math.min(1, pace[i]!) + level;
      value[i] = level + 0;
    }
    state.level = level + 0;
    state.seen = seen;
  },
});
