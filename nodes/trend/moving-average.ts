import { z } from 'zod';
import { bars, choice, defineComposite, number } from '../../src/node/index.ts';
import { AVERAGES, average, averageSettle, averageWarmup } from '../../src/node/kernels/averages.ts';

export default defineComposite({
  type: 'moving-average',
  group: 'trend',
  title: 'Moving average',
  doc: 'An average of the last closes, of the kind that you choose: plain, exponential, weighted, Hull and so on. Use it to try several kinds in one place without wiring anew. Trap: quick kinds turn early and are fooled more often, slow ones lag. A volume-weighted one wants the volume wired in.',
  source: 'https://ta-lib.org/functions/ (MA); each kind has a page of its own',
  words: [
    'MA',
    'moving average',
    'average',
    'guppy',
    'ribbon',
    'guppy multiple moving average',
    'GMMA',
    'moving average ribbon',
  ],
  params: z.object({
    kind: choice('Kind', AVERAGES, 'sma'),
    length: bars('Length', { min: 2 }),
  }),
  inputs: {
    source: number({ from: 'close' }),
    volume: number({
      initial: 1,
      doc: 'The weights of a volume-weighted average; 1: all bars weigh the same.',
    }),
  },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ kind, length }) => averageWarmup(kind, length),
  settle: ({ kind, length }) => averageSettle(kind, length),
  sentence: ({ kind, length }, { source }) => `${kind.toUpperCase()} ${length} of ${source}`,
  expand: ({ kind, length }) => ({
    nodes: [average('average', kind, 'in.source', length, 'in.volume')],
    outputs: { value: 'average.value' },
  }),
});
