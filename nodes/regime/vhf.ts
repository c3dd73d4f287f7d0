import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'vhf',
  group: 'regime',
  title: 'Vertical horizontal filter',
  doc: 'The width of the range of closes divided by the way walked inside it. High, about 0.4 and above: a trend. Low: going back and forth. Use it to choose between a trend follower and a range strategy. Trap: it does not tell the direction, and it rises only once a trend is under way.',
  source: 'A. White, Futures, 1991; https://tulipindicators.org/vhf',
  words: ['VHF', 'trend or range', 'white', 'trendiness'],
  params: z.object({ length: bars('Length', { min: 2, default: 28 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ length }) => length,
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length }) => ({
    nodes: [
      part('top', 'highest', { source: 'in.source' }, { length }),
      part('bottom', 'lowest', { source: 'in.source' }, { length }),
      part('range', 'math', { a: 'top.value', b: 'bottom.value' }, { op: '-' }),
      part('way', 'path-length', { source: 'in.source' }, { length }),
      part('filter', 'math', { a: 'range.value', b: 'way.value' }, { op: '/' }),
    ],
    outputs: { value: 'filter.value' },
  }),
});
