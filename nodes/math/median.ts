import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { freshRanking, pushRanked, quantileOf } from '../../src/node/kernels/ranking.ts';

export default defineNode({
  type: 'median',
  group: 'math',
  title: 'Median',
  doc: 'The middle one of the last values when they are sorted: half lie above it, half below. Unlike an average it does not care how far out an outlier is, so one spike cannot move it. Use it as a calm middle line. Trap: it jumps from one price to another where an average glides.',
  source: 'https://www.tradingview.com/pine-script-reference/v5/ (its namesake or plain arithmetic)',
  words: ['middle', 'robust average', '50th percentile'],
  params: z.object({ length: bars('Length') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: ({ length }) => freshRanking(length),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    for (let i = from; i < to; i++) {
      pushRanked(state, source[i]!);
      value[i] = state.count === length ? quantileOf(state, 0.5) : Number.NaN;
    }
  },
  golden: [
    {
      source: 'by hand',
      params: { length: 4 },
      in: { source: [5, 1, 3, 3, 9] },
      out: { value: [null, null, null, 3, 3] },
    },
  ],
});
