import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'forecast-oscillator',
  group: 'momentum',
  title: 'Forecast oscillator',
  doc: 'How far the close lies from where the straight line through the bars before it pointed, in percent of the close. Above zero the price runs ahead of its own trend, below zero it falls behind. Trap: a turn of its sign warns of a change of trend early; in a range it changes sign all the time.',
  source: 'T. Chande; https://tulipindicators.org/fosc',
  words: ['FOSC', 'CFO', 'chande forecast oscillator', 'time series forecast'],
  params: z.object({ length: bars('Length', { min: 2, default: 14 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ length }) => length,
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length }) => ({
    nodes: [
      part('line', 'linear-regression', { source: 'in.source' }, { length }),
      part('gap', 'forecast-gap', { source: 'in.source', forecast: 'line.forecast' }),
    ],
    outputs: { value: 'gap.value' },
  }),
});
