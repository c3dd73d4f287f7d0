import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'average-deviation',
  group: 'cycles',
  title: 'Average deviation',
  doc: 'How far the last values lie from their own average, on average, in their own units. Low means a quiet, narrow market. Unlike the standard deviation it is not blown up by a single extreme bar. Trap: it looks at both directions alike.',
  source: 'https://ta-lib.org/functions/ (AVGDEV)',
  words: ['AVGDEV', 'mean absolute deviation', 'mean deviation', 'MAD', 'dispersion'],
  params: z.object({ length: bars('Length', { min: 2, default: 14 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }) },
  lookback: ({ length }) => length - 1,
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: () => ({ seen: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    let { seen } = state;
    for (let i = from; i < to; i++) {
      if (seen < length) seen++;
      if (seen < length) {
        value[i] = Number.NaN;
        continue;
      }
      const first = i - length + 1;
      let sum = 0;
      for (let k = i; k >= first; k--) sum += source[k]!;
      const mean = sum / length;
      let away = 0;
      for (let k = i; k >= first; k--) away += Math.abs(source[k]! - mean);
      value[i] = away / length;
    }
    state.seen = seen;
  },
  golden: [
    {
      source: 'https://ta-lib.org, computed with its version 0.6 (AVGDEV, 5)',
      params: { length: 5 },
      in: {
        source: [
          81.59, 81.06, 82.87, 83, 83.61, 83.15, 82.84, 83.99, 84.55, 84.36, 85.53, 86.54, 86.89, 87.77,
          87.29,
        ],
      },
      out: {
        value: [
          null,
          null,
          null,
          null,
          0.8808,
          0.6712,
          0.2288,
          0.3856,
          0.5136,
          0.6264,
          0.6712,
          0.8328,
          0.9128,
          1.0184,
          0.6152,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
