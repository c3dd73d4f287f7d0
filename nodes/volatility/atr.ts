import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'atr',
  group: 'volatility',
  title: 'ATR',
  doc: 'The average true range: how far the price usually travels in a bar, gaps included, in price units. Used to set stops and position sizes that fit the market: two to three ATR away is a common stop. Trap: it says nothing about direction, and after a shock it stays high for a long time.',
  source:
    'J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; https://ta-lib.org/functions/ (ATR)',
  words: ['average true range', 'volatility', 'range', 'wilder'],
  params: z.object({ length: bars('Length', { default: 14 }), maType: maType('rma') }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ length, maType }) => 1 + averageWarmup(maType, length),
  settle: ({ length, maType }) => 1 + averageSettle(maType, length),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length, maType }) => ({
    nodes: [
      part('range', 'true-range', { candles: 'in.candles' }),
      average('average', maType, 'range.value', length, 'in.candles.volume'),
    ],
    outputs: { value: 'average.value' },
  }),
  golden: [
    {
      source: 'TA-Lib (C library), ATR',
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
          null,
          1.102,
          1.0496,
          1.23968,
          1.161744,
          1.1073952,
          1.25991616,
          1.245932928,
          1.2407463424,
          1.2145970739,
          1.1436776591,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
