import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'midpoint',
  group: 'cycles',
  title: 'Midpoint',
  doc: 'Halfway between the highest and the lowest value of the last bars. A simple sense of the middle of a range: above it buyers lead. Trap: one extreme bar holds it until that bar leaves the window, and then it jumps.',
  source: 'https://ta-lib.org/functions/ (MIDPOINT)',
  words: ['MIDPOINT', 'middle of range', 'mid'],
  params: z.object({ length: bars('Length', { default: 14 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length }) => length - 1,
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length }) => ({
    nodes: [
      part('top', 'highest', { source: 'in.source' }, { length }),
      part('bottom', 'lowest', { source: 'in.source' }, { length }),
      part('sum', 'math', { a: 'top.value', b: 'bottom.value' }, { op: '+' }),
      part('half', 'math', { a: 'sum.value', b: 2 }, { op: '/' }),
    ],
    outputs: { value: 'half.value' },
  }),
  golden: [
    {
      source: 'https://ta-lib.org, computed with its version 0.6 (MIDPOINT, 5)',
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
          82.335,
          82.335,
          83.225,
          83.415,
          83.695,
          83.695,
          84.185,
          85.265,
          85.625,
          86.065,
          86.65,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
