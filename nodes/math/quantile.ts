import { z } from 'zod';
import { bars, defineNode, factor, number } from '../../src/node/index.ts';
import { freshRanking, pushRanked, quantileOf } from '../../src/node/kernels/ranking.ts';

export default defineNode({
  type: 'quantile',
  group: 'math',
  title: 'Quantile',
  doc: 'The level below which a given share of the last values lies: 0.9 is the level that only a tenth of them passed, 0.5 the median. Use it for thresholds that fit the market by themselves, such as volume in its top tenth. Trap: short windows make rough levels: give it a hundred bars or more.',
  source: 'https://numpy.org/doc/stable/reference/generated/numpy.quantile.html (linear)',
  words: ['percentile', 'quartile', 'decile'],
  params: z.object({ length: bars('Length'), q: factor('Share', { min: 0, max: 1, default: 0.5 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number() },
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: ({ length }) => freshRanking(length),
  sentence: ({ length, q }, { source }) => `${q} of the last ${length} of ${source}`,
  run({ length, q }, state, { source }, { value }, from, to) {
    for (let i = from; i < to; i++) {
      pushRanked(state, source[i]!);
      value[i] = state.count === length ? quantileOf(state, q) : Number.NaN;
    }
  },
  golden: [
    {
      source: 'numpy.quantile([1, 4, 2, 3], 0.25), numpy.quantile([4, 2, 3, 10], 0.25)',
      params: { length: 4, q: 0.25 },
      in: { source: [1, 4, 2, 3, 10] },
      out: { value: [null, null, null, 1.75, 2.75] },
    },
  ],
});
