import { z } from 'zod';
import { bool, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'highest-since',
  group: 'math',
  title: 'Highest since',
  doc: 'The greatest value since a condition was last true, that bar included; until it was true, since the first bar. Use it for the peak since an entry signal, or the high of a session. Trap: without a reset it only ever rises.',
  source: 'https://www.tradingview.com/pine-script-reference/v5/ (its namesake or plain arithmetic)',
  words: ['peak', 'max since', 'running maximum', 'session high'],
  params: z.object({}),
  inputs: { source: number({ from: 'close' }), reset: bool({ title: 'Reset' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  unknown: 'accepts',
  state: () => ({ best: 0, known: 0 }),
  sentence: (_params, { source, reset }) => `${source} since ${reset}`,
  run(_params, state, { source, reset }, { value }, from, to) {
    let { best, known } = state;
    for (let i = from; i < to; i++) {
      const now = source[i]!;
      if (reset[i] === 1) known = 0;
      if (Number.isNaN(now)) {
        value[i] = Number.NaN;
        continue;
      }
      if (known === 0 || now > best) best = now + 0;
      known = 1;
      value[i] = best;
    }
    state.best = best;
    state.known = known;
  },
  golden: [
    {
      source: 'by hand',
      in: { source: [3, 5, 1, 4, 2], reset: [0, 0, 1, 0, 0] },
      out: { value: [3, 5, 1, 4, 4] },
    },
  ],
});
