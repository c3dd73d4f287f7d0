import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'ulcer-index',
  group: 'volatility',
  title: 'Ulcer index',
  doc: 'How deep and how long the price has been below its recent peaks, in percent: the kind of volatility that hurts a holder. 0 means that it only rose. Use it to compare how hard markets are to sit through. It takes a while to forget a crash.',
  source: 'https://chartschool.stockcharts.com/ (Ulcer Index); P. Martin, 1987',
  words: ['UI', 'drawdown', 'downside risk', 'martin'],
  params: z.object({ length: bars('Length', { default: 14 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ unit: '%', plot: 'own' }) },
  warmup: ({ length }) => 2 * (length - 1),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length }) => ({
    nodes: [
      part('peak', 'highest', { source: 'in.source' }, { length }),
      part('fall', 'fall', { source: 'in.source', peak: 'peak.value' }),
      part('mean', 'sma', { source: 'fall.value' }, { length }),
      part('root', 'function', { source: 'mean.value' }, { op: 'sqrt' }),
    ],
    outputs: { value: 'root.value' },
  }),
});
