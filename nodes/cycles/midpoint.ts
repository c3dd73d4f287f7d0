import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'midpoint',
  group: 'cycles',
  title: 'Midpoint',
  doc: 'Halfway between the highest and the lowest value of the last bars. A simple sense of the middle of a range: above it buyers lead. One extreme bar holds it until that bar leaves the window, and then it jumps.',
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
});
