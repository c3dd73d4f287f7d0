import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { freshAge, slideAge } from '../../src/node/kernels/extreme.ts';

export default defineNode({
  type: 'lowest-age',
  group: 'math',
  title: 'Bars since lowest',
  doc: 'How many bars ago the lowest of the last values came: 0 on a new low. Of several equal ones the latest counts. Aroon is made of it. A small number says that the market still pushes that way. Trap: once the extreme has left the window it jumps to another one, though nothing has happened.',
  source: 'https://ta-lib.org/functions/ (MININDEX, as a distance)',
  words: ['lowest bars', 'age', 'bars ago', 'argmin', 'new low', 'MININDEX'],
  params: z.object({ length: bars('Length') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ unit: 'bars', plot: 'own' }) },
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: ({ length }) => freshAge(length),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    slideAge(state, length, -1, source, value, from, to);
  },
  golden: [
    {
      source: 'by hand: the latest of equal ones counts, as in https://ta-lib.org/functions/ (AROON)',
      params: { length: 3 },
      in: { source: [5, 3, 3, 7, 6, 6] },
      out: { value: [null, null, 0, 1, 2, 0] },
    },
  ],
});
