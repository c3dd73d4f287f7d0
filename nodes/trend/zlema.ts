import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { averageSettle, averageWarmup } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'zlema',
  group: 'trend',
  title: 'ZLEMA',
  doc: 'An EMA of the price pushed ahead by its own recent change, so that the lag of the average cancels out. It turns almost with the price. Use it in place of an EMA where speed counts. It overshoots after jumps and is as nervous as it is quick.',
  source: 'J. Ehlers, R. Way, Zero Lag, 2010; Tulip Indicators (zlema)',
  words: ['zero lag', 'zero-lag exponential moving average', 'ehlers', 'ma'],
  params: z.object({ length: bars('Length') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length }) => averageWarmup('zlema', length),
  settle: ({ length }) => averageSettle('zlema', length),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length }) => ({
    nodes: [
      part('then', 'lag', { source: 'in.source' }, { bars: Math.floor((length - 1) / 2) }),
      part('change', 'math', { a: 'in.source', b: 'then.value' }, { op: '-' }),
      part('ahead', 'math', { a: 'in.source', b: 'change.value' }, { op: '+' }),
      part('average', 'ema', { source: 'ahead.value' }, { length }),
    ],
    outputs: { value: 'average.value' },
  }),
});
