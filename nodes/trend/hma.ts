import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { averageWarmup } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'hma',
  group: 'trend',
  title: 'HMA',
  doc: "Hull's moving average: twice a short weighted average less a long one, smoothed briefly. It lags little and still looks smooth. Traders watch the turn of its slope. Trap: because it runs ahead it overshoots at sharp turns, and it then points the wrong way for a few bars.",
  source: 'https://alanhull.com/hull-moving-average',
  words: ['Hull', 'hull moving average', 'hull suite'],
  params: z.object({ length: bars('Length') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length }) => averageWarmup('hma', length),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length }) => ({
    nodes: [
      part('short', 'wma', { source: 'in.source' }, { length: Math.max(1, Math.floor(length / 2)) }),
      part('long', 'wma', { source: 'in.source' }, { length }),
      part('ahead', 'blend', { a: 'short.value', b: 'long.value' }, { weightA: 2, weightB: -1 }),
      part(
        'smooth',
        'wma',
        { source: 'ahead.value' },
        { length: Math.max(1, Math.floor(Math.sqrt(length))) },
      ),
    ],
    outputs: { value: 'smooth.value' },
  }),
  golden: [
    {
      source: 'https://tulipindicators.org/hma',
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
          null,
          83.69,
          83.038,
          83.472,
          84.549777778,
          84.834666667,
          85.359555556,
          86.552444444,
          87.346,
          87.965111111,
          87.916222222,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
