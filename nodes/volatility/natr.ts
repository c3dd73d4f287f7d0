import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'natr',
  group: 'volatility',
  title: 'Normalized ATR',
  doc: 'The average true range as a percentage of the price, so that markets and years can be compared. 2 means that a usual bar spans 2 % of the price. Use it to choose stops or to leave out sleepy markets. Trap: it says nothing about direction.',
  source: 'https://ta-lib.org/functions/ (NATR)',
  words: ['NATR', 'ATRP', 'ATR percent', 'average true range percent', 'normalized average true range'],
  params: z.object({ length: bars('Length', { default: 14 }), maType: maType('rma') }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ unit: '%', plot: 'own' }) },
  warmup: ({ length, maType }) => 1 + averageWarmup(maType, length),
  settle: ({ length, maType }) => 1 + averageSettle(maType, length),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length, maType }) => ({
    nodes: [
      part('range', 'atr', { candles: 'in.candles' }, { length, maType }),
      part('share', 'math', { a: 'range.value', b: 'in.candles.close' }, { op: '/' }),
      part('percent', 'math', { a: 'share.value', b: 100 }, { op: '*' }),
    ],
    outputs: { value: 'percent.value' },
  }),
  golden: [
    {
      source: 'https://ta-lib.org, computed with its version 0.6 (NATR, 5)',
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
          1.32531569453,
          1.26702076292,
          1.47598523634,
          1.37403193377,
          1.31270175439,
          1.47306928563,
          1.43971912179,
          1.42795067603,
          1.38384080428,
          1.31020467309,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
