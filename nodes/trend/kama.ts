import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'kama',
  group: 'trend',
  title: 'KAMA',
  doc: "Kaufman's adaptive average: quick when the price goes straight, almost still when it goes to and fro. So it holds level in a sideways market, where other averages are crossed for nothing. Use its turns as trend changes. Trap: a sudden spike counts as a straight move and drags it along.",
  source: 'P. Kaufman, Trading Systems and Methods, 1998; https://ta-lib.org/functions/ (KAMA)',
  words: ['kaufman', 'adaptive moving average', 'AMA', 'efficiency ratio', 'moving average adaptive'],
  params: z.object({
    length: bars('Length', { default: 10 }),
    fast: bars('Fast length', { max: 300, default: 2 }),
    slow: bars('Slow length', { max: 300, default: 30 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length }) => length,
  settle: ({ length, fast, slow }) =>
    length + Math.ceil(3.5 * (Math.max(fast, slow) + 1) * (Math.max(fast, slow) + 1)),
  sentence: ({ length, fast, slow }, { source }) => `${length}, ${fast}, ${slow} of ${source}`,
  expand: ({ length, fast, slow }) => ({
    nodes: [
      part('pace', 'kama-pace', { source: 'in.source' }, { length, fast, slow }),
      part('average', 'paced-average', { source: 'in.source', pace: 'pace.value' }),
    ],
    outputs: { value: 'average.value' },
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
          null,
          83.559945277,
          83.451921395,
          83.506352262,
          83.646587679,
          83.685537694,
          84.125714033,
          85.02579085,
          85.690001049,
          86.446574143,
          86.672941437,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
