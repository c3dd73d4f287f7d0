import { z } from 'zod';
import { bars, bool, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'sequence',
  group: 'conditions',
  title: 'Sequence',
  doc: 'True where B is true and A was true on one of the bars before it, at most so many bars earlier. Each A is used once. Use it for setups in two acts: first oversold, then a crossing. Trap: the longer the wait may be, the less A has to do with B.',

  words: ['then', 'followed by', 'after', 'setup and trigger', 'order of events'],

  params: z.object({ bars: bars('Within', { default: 10 }) }),
  inputs: { a: bool({ title: 'First' }), b: bool({ title: 'Then' }) },
  outputs: { value: bool() },

  warmup: () => null,

  unknown: 'accepts',
  settle: () => Number.POSITIVE_INFINITY,
  state: ({ bars: window }) => ({ since: window + 1 }),
  sentence: ({ bars: window }, { a, b }) => `${a}, then ${b} within ${window} bars`,
  run({ bars: window }, state, { a, b }, { value }, from, to) {
    let { since } = state; // bars since A; beyond the window: not armed
    for (let i = from; i < to; i++) {
      since = Math.min(since + 1, window + 1);
      const now = b[i]!;
      const armed = since <= window;
      value[i] = armed ? now : 0;
      if (armed && now === 1) since = window + 1;
      if (a[i] === 1) since = 0;
    }
    state.since = since;
  },
  golden: [
    {
      source: 'by hand: each A is used once',
      params: { bars: 2 },
      in: { a: [1, 0, 0, 1, 0, 0, 0], b: [1, 0, 1, 1, 0, 0, 1] },
      out: { value: [0, 0, 1, 0, 0, 0, 0] },
    },
  ],
});
