import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'trima',
  group: 'trend',
  title: 'TRIMA',
  doc: 'A plain average of a plain average, so that the middle of the window weighs most. Very smooth: it shows the course of a market without its noise. Use it to see cycles and slow trends. It lags more than any other average of its length, so it is no entry signal.',
  source: 'https://ta-lib.org/functions/ (TRIMA)',
  words: ['triangular moving average', 'TMA', 'ma'],
  params: z.object({ length: bars('Length') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length }) => length - 1,
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length }) => ({
    nodes: [
      part('once', 'sma', { source: 'in.source' }, { length: Math.floor((length + 1) / 2) }),
      part('again', 'sma', { source: 'once.value' }, { length: Math.floor(length / 2) + 1 }),
    ],
    outputs: { value: 'again.value' },
  }),
});
