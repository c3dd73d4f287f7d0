import { z } from 'zod';
import { bool, choice, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'ratchet',
  group: 'math',
  title: 'Ratchet',
  doc: 'Follows a value in one direction only, and starts anew from the value itself whenever reset is true. Upwards it makes a stop that rises and never falls: feed it price less some ATR. Trap: without a reset one spike sets its level for ever.',
  source: 'https://www.tradingview.com/pine-script-reference/v5/ (its namesake or plain arithmetic)',
  words: ['only up', 'only down', 'monotonic', 'trailing level', 'running maximum'],
  params: z.object({ direction: choice('Direction', ['up', 'down'], 'up') }),
  inputs: { source: number({ from: 'close' }), reset: bool({ title: 'Reset', optional: true }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  unknown: 'accepts',
  state: () => ({ level: 0, known: 0 }),
  sentence: ({ direction }, { source }) => `${source}, only ${direction}`,
  run({ direction }, state, { source, reset }, { value }, from, to) {
    const sign = direction === 'up' ? 1 : -1;
    let { level, known } = state;
    for (let i = from; i < to; i++) {
      const now = source[i]!;
      if (reset?.[i] === 1) known = 0;
      if (!Number.isNaN(now)) {
        if (known === 0 || sign * now > sign * level) level = now + 0;
        known = 1;
      }
      value[i] = Number.isNaN(now) ? Number.NaN : level;
    }
    state.level = level;
    state.known = known;
  },
  golden: [
    {
      source: 'by hand',
      params: { direction: 'up' },
      in: { source: [3, 2, 5, 4, 1], reset: [0, 0, 0, 0, 1] },
      out: { value: [3, 3, 5, 5, 1] },
    },
  ],
});
