import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { freshExtreme, slideExtreme } from '../../src/node/kernels/extreme.ts';

export default defineNode({
  type: 'lowest',
  group: 'math',
  title: 'Lowest',
  doc: 'The least value of the last bars, the present one included. A new low often marks a breakdown, or a place to buy the dip. Trap: as the present bar counts, price can never be below it; compare with its value one bar before.',
  source: 'https://ta-lib.org/functions/ (MIN)',
  words: ['min', 'minimum', 'low', 'breakdown', 'rolling min'],
  params: z.object({ length: bars('Length') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: ({ length }) => freshExtreme(length),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    slideExtreme(state, length, -1, source, value, from, to);
  },
});
