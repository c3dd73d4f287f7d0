import { z } from 'zod';
import { bool, count, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'at-least',
  group: 'conditions',
  title: 'At least',
  doc: 'True where at least so many of its conditions are true, whichever they are. Use it for confluence: 3 of 5 indicators agree. More robust than And, stricter than Or. Trap: indicators of one kind agree anyway, so count unlike ones.',

  words: ['confluence', 'n of m', 'majority', 'vote', 'quorum'],

  params: z.object({ count: count('How many', { default: 2, max: 64 }) }),
  inputs: { in: bool({ title: 'Conditions', variadic: true }) },
  outputs: { value: bool() },

  warmup: () => null,

  unknown: 'accepts',
  state: () => ({}),
  sentence: ({ count: needed }, inputs) => `${needed} of ${inputs.in}`,
  run({ count: needed }, _state, { in: conditions }, { value }, from, to) {
    for (let i = from; i < to; i++) {
      let trues = 0;
      let unknowns = 0;
      for (const condition of conditions) {
        const one = condition[i]!;
        if (one === 1) trues++;
        else if (Number.isNaN(one)) unknowns++;
      }
      value[i] = trues >= needed ? 1 : trues + unknowns < needed ? 0 : Number.NaN;
    }
  },
});
