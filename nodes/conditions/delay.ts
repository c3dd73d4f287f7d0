import { z } from 'zod';
import { bars, bool, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'delay',
  group: 'conditions',
  title: 'Delay',
  doc: 'What a condition was some bars ago. Use it to wait with a signal, for instance to enter one bar after a crossing. Trap: the market has moved on by then, so look at the price again before acting.',

  words: ['wait', 'later', 'shift', 'bars ago', 'confirm later'],

  params: z.object({ bars: bars('Bars', { default: 1 }) }),
  inputs: { in: bool({ title: 'Condition' }) },
  outputs: { value: bool({ delayed: true }) },
  lookback: ({ bars: ago }) => ago,
  warmup: ({ bars: ago }) => ago,
  delayed: () => true,
  unknown: 'accepts',
  state: () => ({}),
  sentence: ({ bars: ago }, inputs) => `${inputs.in}, ${ago} ${ago === 1 ? 'bar' : 'bars'} ago`,
  run({ bars: ago }, _state, { in: condition }, { value }, from, to) {
    for (let i = from; i < to; i++) value[i] = condition[i - ago]!;
  },
});
