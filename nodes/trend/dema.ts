import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { averageSettle, averageWarmup } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'dema',
  group: 'trend',
  title: 'DEMA',
  doc: "Mulloy's double EMA: twice an EMA less the EMA of it, which takes away much of the lag. It hugs the price more closely than an EMA of the same length. Use it where an EMA answers too late. Trap: it overshoots at sharp turns and reacts to every spike.",
  source: 'P. Mulloy, 1994; https://ta-lib.org/functions/ (DEMA)',
  words: ['double exponential moving average', 'double EMA'],
  params: z.object({ length: bars('Length') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length }) => averageWarmup('dema', length),
  settle: ({ length }) => averageSettle('dema', length),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length }) => ({
    nodes: [
      part('once', 'ema', { source: 'in.source' }, { length }),
      part('again', 'ema', { source: 'once.value' }, { length }),
      part('value', 'blend', { a: 'once.value', b: 'again.value' }, { weightA: 2, weightB: -1 }),
    ],
    outputs: { value: 'value.value' },
  }),
  golden: [
    {
      source: 'TA-Lib (C library), MA',
      params: { length: 4 },
      in: {
        source: [
          81.59, 81.06, 82.87, 83, 83.61, 83.15, 82.84, 83.99, 84.55, 84.36, 85.53, 86.54, 86.89, 87.77,
          87.29,
        ],
      },
      out: {
        value: [
          null,
          null,
          null,
          null,
          null,
          null,
          83.08956,
          83.7180752,
          84.34624864,
          84.483391296,
          85.261820045,
          86.231363187,
          86.853780609,
          87.646845983,
          87.64485416,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
