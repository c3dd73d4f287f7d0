import { z } from 'zod';
import { any, bool, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'value-when',
  group: 'math',
  title: 'Value when',
  doc: 'What a value was when a condition was last true, that bar included; unknown until then. Use it to remember the price of a signal, or the high of the candle that crossed. Trap: between two signals it is a memory, not the present.',
  source: 'https://www.tradingview.com/pine-script-reference/v5/ (its namesake or plain arithmetic)',
  words: ['remember', 'sample', 'snapshot', 'hold', 'valuewhen'],
  params: z.object({}),
  inputs: { when: bool({ title: 'When' }), source: any({ from: 'close' }) },
  outputs: { value: any({ plot: 'price' }) },
  warmup: () => null,
  unknown: 'accepts',
  state: () => ({ kept: 0, known: 0 }),
  sentence: (_params, { when, source }) => `${source} when ${when}`,
  run(_params, state, { when, source }, { value }, from, to) {
    let { kept, known } = state;
    for (let i = from; i < to; i++) {
      if (when[i] === 1) {
        const now = source[i]!;
        known = Number.isNaN(now) ? 0 : 1;
        kept = known === 1 ? now + 0 : 0;
      }
      value[i] = known === 1 ? kept : Number.NaN;
    }
    state.kept = kept;
    state.known = known;
  },
  golden: [
    {
      source: 'https://www.tradingview.com/pine-script-reference/v5/#fun_ta.valuewhen',
      in: { when: [0, 1, 0, 0, 1], source: [5, 6, 7, 8, 9] },
      out: { value: [null, 6, 6, 6, 9] },
    },
  ],
});
