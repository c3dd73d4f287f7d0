import { z } from 'zod';
import { bars, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'regression-channel',
  group: 'trend',
  title: 'Regression channel',
  doc: 'The end of the straight line that fits the last bars best, with a line above and below it as far as the closes usually lie from the fit. The upper line is dear for this trend, the lower one cheap. Use it to buy dips within a steady trend. Trap: when the trend ends, the channel bends after the fact.',
  source: 'G. Raff, 1991; deviations from the line with divisor n',
  words: ['linear regression channel', 'standard error bands', 'raff', 'regression bands'],
  params: z.object({
    length: bars('Length', { min: 2, default: 100 }),
    deviations: factor('Deviations', { min: 0, max: 100, default: 2 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: {
    upper: number({ title: 'Upper', plot: 'price' }),
    middle: number({ title: 'Middle', plot: 'price' }),
    lower: number({ title: 'Lower', plot: 'price' }),
  },
  warmup: ({ length }) => length - 1,
  sentence: ({ length, deviations }, { source }) => `${length}, ${deviations} of ${source}`,
  expand: ({ length, deviations }) => ({
    nodes: [
      part('line', 'linear-regression', { source: 'in.source' }, { length }),
      part('variance', 'variance', { source: 'in.source' }, { length }),
      part('steep', 'math', { a: 'line.slope', b: 'line.slope' }, { op: '*' }),
      part('explained', 'math', { a: 'steep.value', b: (length * length - 1) / 12 }, { op: '*' }),
      part('rest', 'math', { a: 'variance.value', b: 'explained.value' }, { op: '-' }),
      part('left', 'math', { a: 'rest.value', b: 0 }, { op: 'max' }),
      part('swing', 'function', { source: 'left.value' }, { op: 'sqrt' }),
      part('reach', 'math', { a: 'swing.value', b: deviations }, { op: '*' }),
      part('upper', 'math', { a: 'line.value', b: 'reach.value' }, { op: '+' }),
      part('lower', 'math', { a: 'line.value', b: 'reach.value' }, { op: '-' }),
    ],
    outputs: { upper: 'upper.value', middle: 'line.value', lower: 'lower.value' },
  }),
});
