import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { freshPair, PairSums } from '../../src/node/kernels/pair.ts';

export default defineNode({
  type: 'correlation',
  group: 'math',
  title: 'Correlation',
  doc: 'How alike two values have moved lately: 1 in step, −1 opposite, 0 unrelated. Use it to see whether two markets still belong together before trading one by the other. Trap: two prices that merely both trend correlate highly; changes tell more. 0 while either stood still.',
  source: 'https://ta-lib.org/functions/ (CORREL)',
  words: ['pearson', 'correl', 'relationship', 'r', 'correlation coefficient', 'CORREL'],
  params: z.object({ length: bars('Length', { min: 2, default: 30 }) }),
  inputs: { a: number({ title: 'A' }), b: number({ title: 'B' }) },
  outputs: { value: number({ range: [-1, 1], plot: 'own' }) },
  lookback: ({ length }) => length,
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: freshPair,
  sentence: ({ length }, { a, b }) => `${length} of ${a} and ${b}`,
  run({ length }, state, { a, b }, { value }, from, to) {
    const sums = new PairSums(state);
    for (let i = from; i < to; i++) {
      if (sums.seen === length) sums.leave(a[i - length]!, b[i - length]!);
      sums.enter(a[i]!, b[i]!);
      value[i] = sums.seen === length ? sums.correlation() : Number.NaN;
    }
    sums.save(state);
  },
});
