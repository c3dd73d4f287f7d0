import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'balance-of-power',
  group: 'momentum',
  title: 'Balance of power',
  doc: 'Where a bar closed from where it opened, as a share of its range: +1 when buyers ruled it whole, −1 when sellers did. Averaged over some bars it shows who is in charge. Single bars jump between the ends, so smooth it; a length of 1 does not.',
  source: 'I. Livshin, 2001; https://ta-lib.org/functions/ (BOP: length 1)',
  words: ['BOP', 'buyers', 'sellers'],
  params: z.object({ length: bars('Smoothing', { default: 1 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ range: [-1, 1], plot: 'own' }) },
  warmup: ({ length }) => length - 1,
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length }) => ({
    nodes: [
      part('power', 'bar-power', { candles: 'in.candles' }),
      part('smooth', 'sma', { source: 'power.value' }, { length }),
    ],
    outputs: { value: length === 1 ? 'power.value' : 'smooth.value' },
  }),
});
