import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { freshDeviation, slideVariance } from '../../src/node/kernels/deviation.ts';

export default defineNode({
  type: 'stdev',
  group: 'math',
  title: 'Standard deviation',
  doc: 'How far the last values typically lie from their average, in their own unit. Small means calm, large means wild. Use it to set distances that adapt to the market. Trap: it looks at both directions alike.',
  source: 'https://ta-lib.org/functions/ (STDDEV)',
  words: ['stddev', 'sigma', 'volatility', 'dispersion'],
  params: z.object({ length: bars('Length') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }) },
  lookback: ({ length }) => length,
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: freshDeviation,
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    slideVariance(state, length, source, value, from, to);
    for (let i = from; i < to; i++) value[i] = Math.sqrt(value[i]!);
  },
});
