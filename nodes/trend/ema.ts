import { z } from 'zod';
import { bars, count, defineNode, number } from '../../src/node/index.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';

export default defineNode({
  type: 'ema',
  group: 'trend',
  title: 'EMA',
  doc: 'An average in which recent closes weigh most and old ones fade away. It follows turns sooner than a plain average of the same length. Use two of them for crosses, or one as a trend filter. Trap: being quicker it is also fooled more often in a sideways market, and its first values still remember where it began.',
  source: 'https://ta-lib.org/functions/ (EMA): it begins with the plain average of its first bars',
  words: ['exponential moving average', 'moving average exponential', 'EWMA'],
  params: z.object({
    length: bars('Length'),
    offset: count('Bars skipped at the start', { min: 0, default: 0 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length, offset }) => offset + length - 1,
  settle: ({ length, offset }) => offset + length + emaSettle(length),
  state: () => ({ seen: 0, level: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length, offset }, state, { source }, { value }, from, to) {
    let { seen, level } = state;
    const weight = 2 / (length + 1);
    const seeded = offset + length;
    let i = from;
    for (; i < to && seen < seeded; i++) {
      seen++;
      if (seen > offset) level += source[i]!;
      if (seen === seeded) level /= length;
      value[i] = seen === seeded ? level : Number.NaN;
    }
    for (; i < to; i++) {
      level += (source[i]! - level) * weight;
      value[i] = level;
    }
    state.seen = seen;
    state.level = level;
  },
  golden: [
    {
      source: 'https://ta-lib.org/functions/ (EMA); the seed by hand: (1 + 2 + 3) / 3',
      params: { length: 3 },
      in: { source: [1, 2, 3, 5, 4, 8] },
      out: { value: [null, null, 2, 3.5, 3.75, 5.875] },
      tolerance: 1e-12,
    },
  ],
});
