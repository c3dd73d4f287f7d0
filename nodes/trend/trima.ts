import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'trima',
  group: 'trend',
  title: 'TRIMA',
  doc: 'A plain average of a plain average, so that the middle of the window weighs most. Very smooth: it shows the course of a market without its noise. Use it to see cycles and slow trends. Trap: it lags more than any other average of its length, so it is no entry signal.',
  source: 'https://ta-lib.org/functions/ (TRIMA)',
  words: ['triangular moving average', 'TMA'],
  params: z.object({ length: bars('Length') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length }) => length - 1,
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length }) => ({
    nodes: [
      part('once', 'sma', { source: 'in.source' }, { length: Math.floor((length + 1) / 2) }),
      part('again', 'sma', { source: 'once.value' }, { length: Math.floor(length / 2) + 1 }),
    ],
    outputs: { value: 'again.value' },
  }),
  golden: [
    {
      source: 'TA-Lib (C library), MA',
      params: { length: 5 },
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
          82.436666667,
          82.907777778,
          83.204444444,
          83.26,
          83.44,
          83.806666667,
          84.302222222,
          84.863333333,
          85.536666667,
          86.287777778,
          86.901111111,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
