import { z } from 'zod';
import { bars, bool, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'cooldown',
  group: 'conditions',
  title: 'Cooldown',
  doc: 'Lets a signal through and then none for some bars. Use it against bursts of signals that mean the same thing. Trap: it counts signals, not trades; to wait after a trade, use the bars since the last exit of History.',

  words: ['wait', 'pause', 'debounce', 'throttle', 'rate limit', 'minimum distance'],

  params: z.object({ bars: bars('Bars', { default: 10 }) }),
  inputs: { in: bool({ title: 'Condition' }) },
  outputs: { value: bool() },

  warmup: () => null,

  unknown: 'accepts',
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ left: 0 }),
  sentence: ({ bars: pause }, inputs) => `${inputs.in}, then none for ${pause} bars`,
  run({ bars: pause }, state, { in: condition }, { value }, from, to) {
    let { left } = state;
    for (let i = from; i < to; i++) {
      if (left > 0) {
        left--;
        value[i] = 0;
        continue;
      }
      value[i] = condition[i]!;
      if (condition[i] === 1) left = pause;
    }
    state.left = left;
  },
  golden: [
    {
      source: 'by hand',
      params: { bars: 2 },
      in: { in: [1, 1, 1, 1, 0, 1] },
      out: { value: [1, 0, 0, 1, 0, 0] },
    },
  ],
});
