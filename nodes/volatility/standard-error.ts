import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'standard-error',
  group: 'volatility',
  title: 'Standard error',
  doc: 'How far the prices typically lie from the straight line that fits the last bars best. Small: an orderly trend. Rising: the trend breaks up or turns. Use it beside the slope of the line. Trap: it is in price units and zero for a perfectly straight move, flat or steep.',
  source:
    'J. Andersen, Standard Error Bands, 1996; https://www.tradingview.com/support/solutions/43000592320/',
  words: ['SE', 'regression error', 'linear regression'],
  params: z.object({ length: bars('Length', { min: 3, default: 21 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ length }) => length - 1,
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length }) => ({
    nodes: [
      part('line', 'linear-regression', { source: 'in.source' }, { length }),
      part('spread', 'variance', { source: 'in.source' }, { length }),
      // Of n·variance the line explains slope²·n·(n² − 1)/12; the rest is the error, over n − 2.
      part('steep', 'math', { a: 'line.slope', b: 'line.slope' }, { op: '*' }),
      part('explained', 'math', { a: 'steep.value', b: (length * length - 1) / 12 }, { op: '*' }),
      part('left', 'math', { a: 'spread.value', b: 'explained.value' }, { op: '-' }),
      part('rest', 'math', { a: 'left.value', b: 0 }, { op: 'max' }),
      part('scaled', 'math', { a: 'rest.value', b: length / (length - 2) }, { op: '*' }),
      part('error', 'function', { source: 'scaled.value' }, { op: 'sqrt' }),
    ],
    outputs: { value: 'error.value' },
  }),
});
