import { z } from 'zod';
import { bool, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'xor',
  group: 'conditions',
  title: 'Exclusive or',
  doc: 'True where exactly one of its conditions is true. Use it to notice that two signals disagree. While any condition is unknown it is unknown, unless two are true already. Trap: of three or more conditions it asks for exactly one.',

  words: ['either but not both', 'exactly one', 'disagree'],

  params: z.object({}),
  inputs: { in: bool({ title: 'Conditions', variadic: true }) },
  outputs: { value: bool() },

  warmup: () => null,

  unknown: 'accepts',
  state: () => ({}),
  sentence: (_params, inputs) => `exactly one of ${inputs.in}`,
  run(_params, _state, { in: conditions }, { value }, from, to) {
    for (let i = from; i < to; i++) {
      let trues = 0;
      let unknowns = 0;
      for (const condition of conditions) {
        const one = condition[i]!;
        if (one === 1) trues++;
        else if (Number.isNaN(one)) unknowns++;
      }
      value[i] = trues > 1 ? 0 : unknowns > 0 ? Number.NaN : trues;
    }
  },
});
