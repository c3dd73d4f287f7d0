import { z } from 'zod';
import { bool, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'not',
  group: 'conditions',
  title: 'Not',
  doc: 'Turns a condition round: true where it is false. While the condition is unknown, its opposite is unknown too, so it never triggers during a warm-up. Trap: the opposite of a rare signal is true nearly always.',
  words: ['negate', 'invert', 'opposite', 'unless'],
  params: z.object({}),
  inputs: { in: bool({ title: 'Condition' }) },
  outputs: { value: bool() },
  warmup: () => 0,
  state: () => ({}),
  sentence: (_params, inputs) => `not ${inputs.in}`,
  run(_params, _state, { in: condition }, { value }, from, to) {
    for (let i = from; i < to; i++) value[i] = condition[i] === 0 ? 1 : 0;
  },
});
