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
    const [first, ...others] = conditions;
    if (first) for (let i = from; i < to; i++) value[i] = first[i]!;
    for (const condition of others) {
      for (let i = from; i < to; i++) {
        const one = condition[i]!;
        const all = value[i]!;
        value[i] = one === 0 || all === 0 ? 0 : one * all; // unknown times true stays unknown
      }
    }
  },
  golden: [
    {
      source: 'by hand: one condition, passed on',
      in: { in: [0, 1, null, 1] },
      out: { value: [0, 1, null, 1] },
    },
  ],
});
