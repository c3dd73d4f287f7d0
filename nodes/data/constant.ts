import { z } from 'zod';
import { defineNode, factor, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'constant',
  group: 'data',
  title: 'Number',
  doc: 'A number that stays the same on every bar. Wire one number into several nodes to change it in one place. For a single input, typing the number into the input itself is shorter. Trap: a change of it changes everything it is wired into.',
  words: ['constant', 'value', 'level', 'threshold', 'literal'],
  params: z.object({ value: factor('Value', { default: 0 }) }),
  inputs: {},
  outputs: { value: number() },
  warmup: () => 0,
  unknown: 'accepts',
  state: () => ({}),
  sentence: ({ value }) => `${value}`,
  run({ value: constant }, _state, _inputs, { value }, from, to) {
    value.fill(constant, from, to);
  },
});
