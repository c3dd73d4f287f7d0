import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'average-deviation',
  group: 'cycles',
  title: 'Average deviation',
  doc: 'How far the last values lie from their own average, on average, in their own units. Low means a quiet, narrow market. Unlike the standard deviation it is not blown up by a single extreme bar.',
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
});
