import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'cci',
  group: 'momentum',
  title: 'CCI',
  doc: 'How far the typical price lies from its average, in units of its usual deviation. Most values lie between −100 and 100: above 100 the move is unusually strong. Used to join a break beyond ±100, or to fade a return from beyond. Trap: it has no upper end, so "overbought" can go on rising.',
  source: 'D. Lambert, 1980; https://ta-lib.org/functions/ (CCI)',
  words: ['commodity channel index', 'overbought', 'oversold', 'woodies CCI', "Woodie's CCI"],
  params: z.object({ length: bars('Length', { min: 2 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ length }) => length - 1,
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length }) => ({
    nodes: [
      part(
        'typical',
        'price-average',
        { high: 'in.candles.high', low: 'in.candles.low', close: 'in.candles.close' },
        { kind: 'hlc3' },
      ),
      part('distance', 'commodity-channel', { source: 'typical.value' }, { length }),
    ],
    outputs: { value: 'distance.value' },
  }),
  golden: [
    {
      source: 'TA-Lib (C library), CCI',
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
          105.01453488,
          64.236111111,
          -29.632609279,
          69.544364508,
          166.66666667,
          82.020111061,
          95.500796862,
          130.91226757,
          99.163274536,
          116.34153237,
          71.927953549,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
