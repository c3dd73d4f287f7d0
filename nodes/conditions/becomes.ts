import { z } from 'zod';
import { bool, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'becomes',
  group: 'conditions',
  title: 'Becomes true',
  doc: 'True only on the bar on which its condition turns from false to true. Use it to act once on something that stays true for long. On the first bar, where nothing is known of before, it is unknown rather than true. Trap: it fires anew after every short interruption.',

  words: ['rising edge', 'once', 'first time', 'trigger', 'onset'],

  params: z.object({}),
  inputs: { in: bool({ title: 'Condition' }) },
  outputs: { value: bool() },
  lookback: () => 1,
  warmup: () => null,

  unknown: 'accepts',
  state: () => ({}),
  sentence: (_params, inputs) => `${inputs.in}`,
  run(_params, _state, { in: condition }, { value }, from, to) {
    for (let i = from; i < to; i++) {
      const now = condition[i]!;
      const before = condition[i - 1] ?? Number.NaN;
      if (now === 0 || before === 1) value[i] = 0;
      else value[i] = now === 1 && before === 0 ? 1 : Number.NaN;
    }
  },
  golden: [
    {
      source: 'by hand',
      in: { in: [1, 1, 0, 1, 1, null, 1, 0] },
      out: { value: [null, 0, 0, 1, 0, 0, null, 0] },
    },
  ],
});
