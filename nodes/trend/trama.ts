import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'trama',
  group: 'trend',
  title: 'TRAMA',
  doc: 'The trend regularity adaptive moving average: it moves only as often as the price makes new highs or lows. In a range it is almost flat, in a trend it catches up. Price crossing it is a signal, the flat line a support. Trap: after a long range it is slow to wake.',
  source: 'LuxAlgo, Trend Regularity Adaptive Moving Average, 2020; freqtrade/technical (tv_trama)',
  words: ['trend regularity adaptive moving average', 'luxalgo', 'adaptive average'],
  params: z.object({ length: bars('Length', { min: 2, default: 99 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length }) => 2 * length - 1,
  settle: () => Number.POSITIVE_INFINITY,
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length }) => ({
    nodes: [
      part('top', 'highest', { source: 'in.source' }, { length }),
      part('bottom', 'lowest', { source: 'in.source' }, { length }),
      part('up', 'change', { source: 'top.value' }),
      part('down', 'change', { source: 'bottom.value' }),
      part('higher', 'compare', { a: 'up.value', b: 0 }, { op: '>' }),
      part('lower', 'compare', { a: 'down.value', b: 0 }, { op: '<' }),
      part('new', 'or', { in: ['higher.value', 'lower.value'] }),
      part('often', 'sma', { source: 'new.value' }, { length }),
      part('pace', 'math', { a: 'often.value', b: 'often.value' }, { op: '*' }),
      part('average', 'paced-average', { source: 'in.source', pace: 'pace.value' }),
    ],
    outputs: { value: 'average.value' },
  }),
});
