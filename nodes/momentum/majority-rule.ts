import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'majority-rule',
  group: 'momentum',
  title: 'Majority rule',
  doc: 'The share of the last bars that closed higher than the bar before, in percent. Above 50 the risers are in the majority. Far above, about 75, the crowd is one-sided and a pause is likely. Trap: it counts bars and not their size, so one crash can undo what ten small gains have shown.',
  source: 'https://www.tradingview.com/support/solutions/43000502254/ (Majority Rule)',
  words: ['psychological line', 'PSY', 'percent of up bars', 'up days'],
  params: z.object({ length: bars('Length', { default: 14 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ range: [0, 100], plot: 'own' }) },
  warmup: ({ length }) => length,
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length }) => ({
    nodes: [
      part('step', 'change', { source: 'in.source' }),
      part('up', 'compare', { a: 'step.value', b: 0 }, { op: '>' }),
      part('risers', 'sum', { source: 'up.value' }, { length }),
      part('percent', 'math', { a: 'risers.value', b: 100 / length }, { op: '*' }),
    ],
    outputs: { value: 'percent.value' },
  }),
});
