import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'roc',
  group: 'momentum',
  title: 'ROC',
  doc: 'How many percent the price has changed over the last bars. Above zero it is higher than then. Use it to rank markets by strength or as a trend filter. The value depends as much on the old bar that leaves as on the new one: it can jump while the price stands still.',
  source: 'https://ta-lib.org/functions/ (ROC)',
  words: ['rate of change', 'ROCP', 'ROCR', 'ROCR100', 'percent change', 'momentum'],
  params: z.object({ length: bars('Length', { default: 9 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ unit: '%', plot: 'own' }) },
  lookback: ({ length }) => length,
  warmup: ({ length }) => length,
  unknown: 'restart',
  state: () => ({ seen: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    let i = from;
    for (; i < to && state.seen < length; i++) {
      state.seen++;
      value[i] = Number.NaN;
    }
    for (; i < to; i++) {
      const before = source[i - length]!;
      value[i] = before === 0 ? Number.NaN : (source[i]! / before - 1) * 100;
    }
  },
});
