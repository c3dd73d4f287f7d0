import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'momentum',
  group: 'momentum',
  title: 'Momentum',
  doc: 'How much the price has changed over the last bars, in price units. Above zero it is higher than then; a falling value above zero means that the rise slows. Use its sign as a simple trend filter. Trap: its height depends on the price: use ROC to compare markets.',
  source: 'https://ta-lib.org/functions/ (MOM)',
  words: ['MOM', 'price change', 'difference'],
  params: z.object({ length: bars('Length', { default: 10 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ length }) => length,
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length }) => ({
    nodes: [part('change', 'change', { source: 'in.source' }, { bars: length })],
    outputs: { value: 'change.value' },
  }),
  golden: [
    {
      source: 'TA-Lib (C library), MOM',
      params: { length: 5 },
      in: {
        source: [
          81.59, 81.06, 82.87, 83, 83.61, 83.15, 82.84, 83.99, 84.55, 84.36, 85.53, 86.54, 86.89, 87.77,
          87.29,
        ],
      },
      out: {
        value: [null, null, null, null, null, 1.56, 1.78, 1.12, 1.55, 0.75, 2.38, 3.7, 2.9, 3.22, 2.93],
      },
      tolerance: 1e-9,
    },
  ],
});
