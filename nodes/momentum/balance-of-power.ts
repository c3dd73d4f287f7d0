import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'balance-of-power',
  group: 'momentum',
  title: 'Balance of power',
  doc: 'Where a bar closed from where it opened, as a share of its range: +1 when buyers ruled it whole, −1 when sellers did. Averaged over some bars it shows who is in charge. Trap: single bars jump between the ends, so smooth it; a length of 1 does not.',
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
  golden: [
    {
      source: 'TA-Lib (C library), BOP',
      in: {
        candles: {
          open: [
            81.85, 81.2, 81.55, 82.91, 83.1, 83.41, 82.71, 82.7, 84.2, 84.25, 84.03, 85.45, 86.18, 88, 87.6,
          ],
          high: [
            82.15, 81.89, 83.03, 83.3, 83.85, 83.9, 83.33, 84.3, 84.84, 85, 85.9, 86.58, 86.98, 88, 87.87,
          ],
          low: [
            81.29, 80.64, 81.31, 82.65, 83.07, 83.11, 82.49, 82.3, 84.15, 84.11, 84.03, 85.39, 85.76, 87.17,
            87.01,
          ],
          close: [
            81.59, 81.06, 82.87, 83, 83.61, 83.15, 82.84, 83.99, 84.55, 84.36, 85.53, 86.54, 86.89, 87.77,
            87.29,
          ],
        },
      },
      out: {
        value: [
          -0.3023255814, -0.112, 0.76744186047, 0.13846153846, 0.65384615385, -0.32911392405, 0.15476190476,
          0.645, 0.50724637681, 0.12359550562, 0.80213903743, 0.91596638655, 0.58196721311, -0.27710843373,
          -0.36046511628,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
