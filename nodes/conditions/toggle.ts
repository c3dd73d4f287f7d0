import { z } from 'zod';
import { bool, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'toggle',
  group: 'conditions',
  title: 'Toggle',
  doc: 'Switches over each time its condition becomes true: on, off, on. Use it to let one signal both start and stop something. It begins off. Trap: one false signal turns everything round from then on; a latch with two conditions is safer.',

  words: ['flip', 'switch', 'on off', 'alternate'],

  params: z.object({}),
  inputs: { in: bool({ title: 'Condition' }) },
  outputs: { value: bool() },

  warmup: () => 0,

  unknown: 'accepts',
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ on: 0, before: 0 }),
  sentence: (_params, inputs) => `on ${inputs.in}`,
  run(_params, state, { in: condition }, { value }, from, to) {
    let { on, before } = state;
    for (let i = from; i < to; i++) {
      const now = condition[i]!;
      if (now === 1 && before === 0) on = 1 - on;
      if (!Number.isNaN(now)) before = now;
      value[i] = on;
    }
    state.on = on;
    state.before = before;
  },
  golden: [{ source: 'by hand', in: { in: [0, 1, 1, 0, 1, 0] }, out: { value: [0, 1, 1, 1, 0, 0] } }],
});
