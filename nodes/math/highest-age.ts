import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { freshAge, slideAge } from '../../src/node/kernels/extreme.ts';

export default defineNode({
  type: 'highest-age',
  group: 'math',
  title: 'Bars since highest',
  doc: 'How many bars ago the highest of the last values came: 0 on a new high. Of several equal ones the latest counts. Aroon is made of it. A small number says that the market still pushes that way. Trap: once the extreme has left the window it jumps to another one, though nothing has happened.',
  source: 'https://ta-lib.org/functions/ (MAXINDEX, as a distance)',
  words: ['highest bars', 'age', 'bars ago', 'argmax', 'new high', 'MAXINDEX'],
  params: z.object({ length: bars('Length') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ unit: 'bars', plot: 'own' }) },
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: ({ length }) => freshAge(length),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    slideAge(state, length, 1, source, value, from, to);
  },
  golden: [
    {
      source: 'by hand: the latest of equal ones counts, as in https://ta-lib.org/functions/ (AROON)',
      params: { length: 3 },
      in: { source: [3, 5, 5, 1, 2, 2] },
      out: { value: [null, null, 0, 1, 2, 0] },
    },
  ],
});
