import { z } from 'zod';
import { bool, count, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'every-nth',
  group: 'conditions',
  title: 'Every nth',
  doc: 'Lets only every nth bar through on which its condition is true. Use it to thin out signals, or to buy on every fourth Monday. Trap: which ones are let through depends on where the history began.',

  words: ['nth', 'skip', 'thin out', 'alternate'],

  params: z.object({ count: count('Every', { default: 2 }) }),
  inputs: { in: bool({ title: 'Condition' }) },
  outputs: { value: bool() },

  warmup: () => null,

  unknown: 'accepts',
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ seen: 0 }),
  sentence: ({ count: every }, inputs) => `${every} of ${inputs.in}`,
  run({ count: every }, state, { in: condition }, { value }, from, to) {
    let { seen } = state;
    for (let i = from; i < to; i++) {
      const now = condition[i]!;
      value[i] = now;
      if (now !== 1) continue;
      seen++;
      if (seen < every) value[i] = 0;
      else seen = 0;
    }
    state.seen = seen;
  },
  golden: [
    { source: 'by hand', params: { count: 2 }, in: { in: [1, 0, 1, 1, 1] }, out: { value: [0, 0, 1, 0, 1] } },
  ],
});
