import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { averageWarmup } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'hma',
  group: 'trend',
  title: 'HMA',
  doc: "Hull's moving average: twice a short weighted average less a long one, smoothed briefly. It lags little and still looks smooth. Traders watch the turn of its slope. Because it runs ahead it overshoots at sharp turns, and it then points the wrong way for a few bars.",
  source: 'https://alanhull.com/hull-moving-average',
  words: ['Hull', 'hull moving average', 'hull suite', 'ma'],
  params: z.object({ length: bars('Length') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length }) => averageWarmup('hma', length),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length }) => ({
    nodes: [
      part('short', 'wma', { source: 'in.source' }, { length: Math.max(1, Math.floor(length / 2)) }),
      part('long', 'wma', { source: 'in.source' }, { length }),
      part('twice', 'math', { a: 'short.value', b: 2 }, { op: '*' }),
      part('ahead', 'math', { a: 'twice.value', b: 'long.value' }, { op: '-' }),
      part(
        'smooth',
        'wma',
        { source: 'ahead.value' },
        { length: Math.max(1, Math.floor(Math.sqrt(length))) },
      ),
    ],
    outputs: { value: 'smooth.value' },
  }),
});
