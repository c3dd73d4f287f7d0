import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'ulcer-index',
  group: 'volatility',
  title: 'Ulcer index',
  doc: 'How deep and how long the price has been below its recent peaks, in percent: the kind of volatility that hurts a holder. 0 means that it only rose. Use it to compare how hard markets are to sit through. Trap: it takes a while to forget a crash.',
  source:
    'https://chartschool.stockcharts.com/ (Ulcer Index), its first peaks over the bars there are; P. Martin, 1987',
  words: ['UI', 'drawdown', 'downside risk', 'martin'],
  params: z.object({ length: bars('Length', { default: 14 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ unit: '%', plot: 'own' }) },
  warmup: ({ length }) => length - 1,
  settle: ({ length }) => 2 * length,
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length }) => ({
    nodes: [
      part('fall', 'fall', { source: 'in.source' }, { length }),
      part('mean', 'sma', { source: 'fall.value' }, { length }),
      part('root', 'function', { source: 'mean.value' }, { op: 'sqrt' }),
    ],
    outputs: { value: 'root.value' },
  }),
  golden: [
    {
      source: 'https://chartschool.stockcharts.com (Ulcer Index), worked sheet',
      params: { length: 14 },
      in: {
        source: [
          199.29, 199.01, 198.29, 198.4, 200.84, 201.22, 200.5, 198.65, 197.25, 195.7, 197.77, 195.69, 194.87,
          195.08,
        ],
      },
      out: {
        value: [null, null, null, null, null, null, null, null, null, null, null, null, null, 1.760895215],
      },
      tolerance: 1e-9,
    },
  ],
});
