import { z } from 'zod';
import { bool, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'counter',
  group: 'conditions',
  title: 'Counter',
  doc: 'Counts the bars on which its condition was true since it was last reset, that bar included. Use it to act on the third touch of a level. An unknown condition counts nothing. Trap: without a reset it only ever grows.',

  words: ['count', 'tally', 'number of times', 'occurrences'],

  params: z.object({}),
  inputs: { in: bool({ title: 'Condition' }), reset: bool({ title: 'Reset', optional: true }) },
  outputs: { value: number({ plot: 'own' }) },

  warmup: () => 0,

  unknown: 'accepts',
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ count: 0 }),
  sentence: (_params, inputs) => (inputs.reset ? `of ${inputs.in} since ${inputs.reset}` : `of ${inputs.in}`),
  run(_params, state, { in: condition, reset }, { value }, from, to) {
    let { count: tally } = state;
    for (let i = from; i < to; i++) {
      if (reset?.[i] === 1) tally = 0;
      if (condition[i] === 1) tally++;
      value[i] = tally;
    }
    state.count = tally;
  },
  golden: [
    {
      source: 'by hand',
      in: { in: [1, 0, 1, 1, 0], reset: [0, 0, 0, 1, 0] },
      out: { value: [1, 1, 2, 1, 1] },
    },
  ],
});
