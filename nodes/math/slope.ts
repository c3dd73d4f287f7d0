import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { freshLine, slideLine } from '../../src/node/kernels/line.ts';

export default defineNode({
  type: 'slope',
  group: 'math',
  title: 'Slope',
  doc: 'By how much a value rises per bar along the straight line that fits its last values best. Above zero is an uptrend, near zero none. It reacts sooner than the change between the ends and is calmer. Trap: it is in units of the value per bar, so it cannot be compared between markets.',
  source: 'https://ta-lib.org/functions/ (LINEARREG_SLOPE)',
  words: ['linear regression slope', 'gradient', 'steepness', 'trend'],
  params: z.object({ length: bars('Length', { min: 2, default: 14 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }) },
  lookback: ({ length }) => length,
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: freshLine,
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    slideLine(state, length, source, value, undefined, from, to);
  },
});
