import { z } from 'zod';
import { any, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'previous',
  group: 'math',
  title: 'Previous',
  doc: 'One bar of memory: the last known value that came in before this bar, and its initial value until there is one. Use it to build a rule that needs its own last result, such as a stop of your own that only rises: wire the result back into it. Trap: it is a bar late by design, and that is what lets a loop be closed.',
  source: 'https://www.tradingview.com/pine-script-reference/v5/ (its namesake or plain arithmetic)',
  words: ['memory', 'feedback', 'self', 'recursion', 'last value', 'nz'],
  params: z.object({
    initial: z
      .union([z.number(), z.boolean()])
      .default(0)
      .meta({ title: 'Initial value', description: 'What it gives before anything came in' }),
  }),
  inputs: { source: any({ from: 'close' }) },
  outputs: { value: any({ delayed: true }) },
  lookback: () => 1,
  warmup: () => 0,
  settle: () => 1,
  delayed: () => true,
  unknown: 'accepts',
  state: ({ initial }) => ({ last: Number(initial) + 0, started: 0 }),
  sentence: ({ initial }, { source }) => `${source} one bar before, ${Number(initial)} at first`,
  run(_params, state, { source }, { value }, from, to) {
    let { last, started } = state;
    for (let i = from; i < to; i++) {
      if (started === 1) {
        const before = source[i - 1]!;
        if (!Number.isNaN(before)) last = before + 0;
      } else started = 1;
      value[i] = last;
    }
    state.last = last;
    state.started = started;
  },
  golden: [
    {
      source: 'by hand',
      params: { initial: 1 },
      in: { source: [5, 6, null, 8, 9] },
      out: { value: [1, 5, 6, 6, 8] },
    },
  ],
});
