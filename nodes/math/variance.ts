import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { freshDeviation, slideVariance } from '../../src/node/kernels/deviation.ts';

export default defineNode({
  type: 'variance',
  group: 'math',
  title: 'Variance',
  doc: 'How widely the last values scatter, as the mean square of their distances from their average. It is the square of the standard deviation; use that one for anything that is shown in prices. Trap: its unit is the square of the price, so it cannot be drawn beside one.',
  source: 'https://ta-lib.org/functions/ (VAR)',
  words: ['var', 'dispersion', 'scatter'],
  params: z.object({ length: bars('Length') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number() },
  lookback: ({ length }) => length,
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: freshDeviation,
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    slideVariance(state, length, source, value, from, to);
  },
});
