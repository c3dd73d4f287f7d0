import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'lsma',
  group: 'trend',
  title: 'LSMA',
  doc: 'Where the straight line that best fits the last bars ends. It is where the trend of the window stands today, so it lags less than an average. Use it as a quick trend line. Trap: at turns it overshoots, because it goes on drawing the old line for a while.',
  source: 'https://ta-lib.org/functions/ (LINEARREG)',
  words: [
    'linreg',
    'least squares moving average',
    'linear regression curve',
    'end point moving average',
    'EPMA',
  ],
  params: z.object({
    length: bars('Length', { min: 2, default: 25 }),
    offset: bars('Bars back along the line', { min: 0, default: 0 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length }) => length - 1,
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length, offset }) => ({
    nodes: [
      part('line', 'linear-regression', { source: 'in.source' }, { length }),
      part('back', 'math', { a: 'line.slope', b: offset }, { op: '*' }),
      part('earlier', 'math', { a: 'line.value', b: 'back.value' }, { op: '-' }),
    ],
    outputs: { value: offset === 0 ? 'line.value' : 'earlier.value' },
  }),
});
