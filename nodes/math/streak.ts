import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'streak',
  group: 'math',
  title: 'Streak',
  doc: 'How many bars in a row a value has risen, and how many it has fallen; an equal value ends both. Three down days in a row are a well-known setup for a bounce. Trap: it does not ask how large the moves were.',
  source: 'https://www.tradingview.com/pine-script-reference/v5/ (its namesake or plain arithmetic)',
  words: ['in a row', 'consecutive', 'run', 'winning streak', 'up days', 'down days'],
  params: z.object({}),
  inputs: { source: number({ from: 'close' }) },
  outputs: {
    up: number({ title: 'Rises in a row', plot: 'own' }),
    down: number({ title: 'Falls in a row', plot: 'own' }),
  },
  lookback: () => 1,
  warmup: () => 1,
  unknown: 'restart',
  state: () => ({ up: 0, down: 0, seen: 0 }),
  sentence: (_params, { source }) => `of ${source}`,
  run(_params, state, { source }, { up, down }, from, to) {
    let { up: rises, down: falls, seen } = state;
    for (let i = from; i < to; i++) {
      if (seen === 0) {
        seen = 1;
        up[i] = Number.NaN;
        down[i] = Number.NaN;
        continue;
      }
      const change = source[i]! - source[i - 1]!;
      rises = change > 0 ? rises + 1 : 0;
      falls = change < 0 ? falls + 1 : 0;
      up[i] = rises;
      down[i] = falls;
    }
    state.up = rises;
    state.down = falls;
    state.seen = seen;
  },
  golden: [
    {
      source: 'by hand',
      in: { source: [1, 2, 3, 3, 2, 1, 0, 4] },
      out: { up: [null, 1, 2, 0, 0, 0, 0, 1], down: [null, 0, 0, 0, 1, 2, 3, 0] },
    },
  ],
});
