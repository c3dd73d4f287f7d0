import { z } from 'zod';
import { bool, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'and',
  group: 'conditions',
  title: 'And',
  doc: 'True where every one of its conditions is true. Each further condition makes signals rarer and, one hopes, better. One false condition makes it false even while others are still unknown.',
  words: ['all', 'both', 'every', 'confluence', 'filter'],
  params: z.object({}),
  inputs: { in: bool({ title: 'Conditions', variadic: true }) },
  outputs: { value: bool() },
  warmup: () => null,
  unknown: 'accepts',
  state: () => ({}),
  sentence: (_params, inputs) => `all of ${inputs.in}`,
  run(_params, _state, { in: conditions }, { value }, from, to) {
    for (let i = from; i < to; i++) {
      let all = 1;
      for (const condition of conditions) {
        const one = condition[i]!;
        if (one === 0) {
          all = 0;
          break;
        }
        if (Number.isNaN(one)) all = Number.NaN;
      }
      value[i] = all;
    }
  },
});
