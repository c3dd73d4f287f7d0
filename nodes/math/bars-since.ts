import { z } from 'zod';
import { bool, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'bars-since',
  group: 'math',
  title: 'Bars since',
  doc: 'How many bars ago a condition was last true: 0 on the bar itself, unknown until it has been true. Use it to act a fixed time after an event, or to wait between trades. Trap: it counts bars that there are; a gap in the data is no bar.',
  source: 'https://www.tradingview.com/pine-script-reference/v5/ (its namesake or plain arithmetic)',
  words: ['barssince', 'bars ago', 'time since', 'elapsed'],
  params: z.object({}),
  inputs: { when: bool({ title: 'When' }) },
  outputs: { value: number({ unit: 'bars', plot: 'own' }) },
  warmup: () => null,
  unknown: 'accepts',
  state: () => ({ bars: 0, known: 0 }),
  sentence: (_params, { when }) => `${when}`,
  run(_params, state, { when }, { value }, from, to) {
    let { bars: since, known } = state;
    for (let i = from; i < to; i++) {
      if (when[i] === 1) {
        since = 0;
        known = 1;
      } else since += known;
      value[i] = known === 1 ? since : Number.NaN;
    }
    state.bars = since;
    state.known = known;
  },
  golden: [
    {
      source: 'https://www.tradingview.com/pine-script-reference/v5/#fun_ta.barssince',
      in: { when: [0, 1, 0, 0, 1, 0] },
      out: { value: [null, 0, 1, 2, 0, 1] },
    },
  ],
});
