import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'williams-r',
  group: 'momentum',
  title: 'Williams %R',
  doc: 'Where the close lies in the range of the last bars, counted from the top: 0 at the high, −100 at the low. Above −20 is overbought, below −80 oversold. It is a fast stochastic turned upside down. Trap: it jumps a lot, and in a trend it stays at one end.',
  source: 'L. Williams, 1973; https://ta-lib.org/functions/ (WILLR)',
  words: ['williams percent range', 'WILLR', '%R', 'WPR', 'overbought', 'oversold'],
  params: z.object({ length: bars('Length', { default: 14 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ range: [-100, 0], plot: 'own' }) },
  warmup: ({ length }) => length - 1,
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length }) => ({
    nodes: [
      part('top', 'highest', { source: 'in.candles.high' }, { length }),
      part('bottom', 'lowest', { source: 'in.candles.low' }, { length }),
      part(
        'place',
        'range-position',
        { source: 'in.candles.close', top: 'top.value', bottom: 'bottom.value' },
        { from: 'top' },
      ),
    ],
    outputs: { value: 'place.value' },
  }),
  golden: [
    {
      source: 'TA-Lib (C library), WILLR',
      params: { length: 5 },
      in: {
        candles: {
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
          null,
          null,
          null,
          null,
          -7.476635514,
          -23.006134969,
          -40.926640927,
          -15.5,
          -11.417322835,
          -23.703703704,
          -10.277777778,
          -0.93457943925,
          -3.0508474576,
          -5.7934508816,
          -17.884130982,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
