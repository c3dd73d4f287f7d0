import { z } from 'zod';
import { bars, candles, defineComposite, factor, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'acceleration-bands',
  group: 'trend',
  title: 'Acceleration bands',
  doc: "Headley's bands: averages of the highs and lows, pushed apart by how wide the bars are. Two closes in a row above the upper band show a move that gathers speed, and it is followed until a close back inside. Trap: in a calm market the bands are narrow and easily left.",
  source: 'P. Headley, Big Trends in Trading, 2002; https://ta-lib.org/functions/ (ACCBANDS)',
  words: ['ACCBANDS', 'headley', 'price headley', 'ABANDS'],
  params: z.object({
    length: bars('Length'),
    factor: factor('Factor', { min: 0, max: 100, default: 4 }),
    maType: maType('sma'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    upper: number({ title: 'Upper', plot: 'price' }),
    middle: number({ title: 'Middle', plot: 'price' }),
    lower: number({ title: 'Lower', plot: 'price' }),
  },
  warmup: ({ length, maType }) => averageWarmup(maType, length),
  settle: ({ length, maType }) => averageSettle(maType, length),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length, factor, maType }) => ({
    nodes: [
      part('wide', 'acceleration-step', { candles: 'in.candles' }, { factor }),
      average('upper', maType, 'wide.upper', length, 'in.candles.volume'),
      average('middle', maType, 'in.candles.close', length, 'in.candles.volume'),
      average('lower', maType, 'wide.lower', length, 'in.candles.volume'),
    ],
    outputs: { upper: 'upper.value', middle: 'middle.value', lower: 'lower.value' },
  }),
  golden: [
    {
      source: 'TA-Lib (C library), ACCBANDS',
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
        upper: [
          null,
          null,
          null,
          null,
          84.963332532,
          85.285017209,
          85.406873852,
          85.775277012,
          86.099385563,
          86.373801193,
          87.212537822,
          88.004129565,
          88.221972291,
          88.910418461,
          89.472236562,
        ],
        middle: [
          null,
          null,
          null,
          null,
          82.426,
          82.738,
          83.094,
          83.318,
          83.628,
          83.778,
          84.254,
          84.994,
          85.574,
          86.218,
          86.804,
        ],
        lower: [
          null,
          null,
          null,
          null,
          79.703332532,
          80.095017209,
          80.626873852,
          80.715277012,
          80.999385563,
          81.163801193,
          80.922537822,
          81.364129565,
          82.361972291,
          82.910418461,
          83.502236562,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
