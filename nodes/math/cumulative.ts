import { z } from 'zod';
import { bool, defineNode, number } from '../../src/node/index.ts';
import { freshSum, PreciseSum } from '../../src/node/kernels/sum.ts';

export default defineNode({
  type: 'cumulative',
  group: 'math',
  title: 'Cumulative sum',
  doc: 'Adds a value up from the first bar on, and begins anew whenever a condition is true, that bar included. Use it for volume since midnight or a running score. An unknown value adds nothing. Trap: without a reset its level depends on where the history began.',
  source: 'https://www.tradingview.com/pine-script-reference/v5/ (its namesake or plain arithmetic)',
  words: ['running total', 'cumsum', 'cum', 'accumulate'],
  params: z.object({}),
  inputs: { source: number({ from: 'close' }), reset: bool({ title: 'Reset', optional: true }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  unknown: 'accepts',
  state: () => ({ sum: freshSum() }),
  sentence: (_params, { source, reset }) => (reset ? `of ${source} since ${reset}` : `of ${source}`),
  run(_params, state, { source, reset }, { value }, from, to) {
    let sum = new PreciseSum(state.sum);
    for (let i = from; i < to; i++) {
      const now = source[i]!;
      if (reset?.[i] === 1) sum = new PreciseSum(freshSum());
      if (Number.isNaN(now)) value[i] = Number.NaN;
      else {
        sum.add(now);
        value[i] = sum.value;
      }
    }
    state.sum = sum.save();
  },
  golden: [
    {
      source: 'by hand',
      in: { source: [1, 2, 3, null, 4], reset: [0, 0, 1, 0, 0] },
      out: { value: [1, 3, 3, null, 7] },
    },
  ],
});
