import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'midprice',
  group: 'cycles',
  title: 'Midprice',
  doc: 'Halfway between the highest high and the lowest low of the last bars, as the lines of Ichimoku are built. Price above it means that buyers own the range. Trap: one extreme wick moves it for as long as it stays in the window.',
  source: 'https://ta-lib.org/functions/ (MIDPRICE)',
  words: ['MIDPRICE', 'middle of range', 'donchian middle', 'mid'],
  params: z.object({ length: bars('Length', { default: 14 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length }) => length - 1,
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length }) => ({
    nodes: [
      part('top', 'highest', { source: 'in.candles.high' }, { length }),
      part('bottom', 'lowest', { source: 'in.candles.low' }, { length }),
      part('sum', 'math', { a: 'top.value', b: 'bottom.value' }, { op: '+' }),
      part('half', 'math', { a: 'sum.value', b: 2 }, { op: '/' }),
    ],
    outputs: { value: 'half.value' },
  }),
  golden: [
    {
      source: 'https://ta-lib.org, computed with its version 0.6 (MIDPRICE, 5)',
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
        },
      },
      out: {
        value: [
          null,
          null,
          null,
          null,
          82.245,
          82.27,
          82.605,
          83.3,
          83.57,
          83.65,
          84.1,
          84.44,
          85.505,
          86.015,
          86.015,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
