import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'roc',
  group: 'momentum',
  title: 'Rate of change',
  doc: 'How many percent the price has changed over the last bars. Above zero it is higher than then. Use it to rank markets by strength or as a trend filter. Trap: the value depends as much on the old bar that leaves as on the new one: it can jump while the price stands still.',
  source: 'https://ta-lib.org/functions/ (ROC)',
  words: ['ROC', 'ROCP', 'ROCR', 'ROCR100', 'percent change', 'momentum'],
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
  golden: [
    {
      source: 'TA-Lib (C library), ROC',
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
          null,
          1.9119990195,
          2.1959042684,
          1.3515144202,
          1.8674698795,
          0.89702188733,
          2.8622970535,
          4.4664413327,
          3.452791999,
          3.808397398,
          3.4732100522,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
