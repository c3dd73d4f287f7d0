import { z } from 'zod';
import { bool, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'or',
  group: 'conditions',
  title: 'Or',
  doc: 'True where at least one of its conditions is true. Use it to leave for any of several reasons. One true condition makes it true even while others are still unknown.',
  words: ['any', 'either', 'one of'],
  params: z.object({}),
  inputs: { in: bool({ title: 'Conditions', variadic: true }) },
  outputs: { value: bool() },
  warmup: () => null,
  unknown: 'accepts',
  state: () => ({}),
  sentence: (_params, inputs) => `any of ${inputs.in}`,
  run(_params, _state, { in: conditions }, { value }, from, to) {
    const [first, ...others] = conditions;
    if (first) for (let i = from; i < to; i++) value[i] = first[i]!;
    for (const condition of others) {
      for (let i = from; i < to; i++) {
        const one = condition[i]!;
        const any = value[i]!;
        value[i] = one === 1 || any === 1 ? 1 : one + any; // unknown plus false stays unknown
      }
    }
  },
});
