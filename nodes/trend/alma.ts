import { z } from 'zod';
import { bars, defineNode, factor, number } from '../../src/node/index.ts';
import { exp } from '../../src/node/math.ts';

export default defineNode({
  type: 'alma',
  group: 'trend',
  title: 'ALMA',
  doc: 'The Arnaud Legoux average: a bell of weights laid over the last bars. The offset says where its top lies (0.85: near the present), sigma how narrow it is (larger: narrower). Smooth and with little lag. Use it as a trend line. Trap: an offset near 1 makes it quick and nervous.',
  source: 'A. Legoux, D. Kouzis-Loukas, 2009; https://www.tradingview.com/support/solutions/43000594683/',
  words: ['arnaud legoux moving average', 'gaussian'],
  params: z.object({
    length: bars('Length', { default: 20 }),
    offset: factor('Offset', { min: 0, max: 1, default: 0.85 }),
    sigma: factor('Sigma', { min: 0.1, max: 100, default: 6 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  lookback: ({ length }) => length - 1,
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: ({ length, offset, sigma }) => ({ weights: bell(length, offset, sigma), seen: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    const { weights } = state;
    let { seen } = state;
    for (let i = from; i < to; i++) {
      if (seen < length) seen++;
      if (seen < length) {
        value[i] = Number.NaN;
        continue;
      }
      const first = i - length + 1;
      let sum = 0;
      for (let k = 0; k < length; k++) sum += weights[k]! * source[first + k]!;
      value[i] = sum;
    }
    state.seen = seen;
  },
});

/** Weights from the oldest bar to the present one; together 1. */
function bell(length: number, offset: number, sigma: number): number[] {
  const top = offset * (length - 1);
  const width = length / sigma;
  const heights = Array.from({ length }, (_, k) => exp(-((k - top) * (k - top)) / (2 * width * width)));
  const sum = heights.reduce((total, height) => total + height, 0);
  if (sum > 0) return heights.map((height) => height / sum);
  return heights.map((_, k) => (k === Math.round(top) ? 1 : 0)); // a bell so narrow that it falls between two bars
}
