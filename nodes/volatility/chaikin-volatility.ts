import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'chaikin-volatility',
  group: 'volatility',
  title: 'Chaikin volatility',
  doc: 'By how many percent the usual distance from low to high has grown over the last bars. A sharp rise near a low is panic; a slow fall near a high is boredom before a turn. Trap: it ignores gaps between bars.',
  source: 'https://tulipindicators.org/cvi, with TA-Lib’s seeding of the average',
  words: ['CVI', 'chaikins volatility', 'CV'],
  params: z.object({
    length: bars('Average', { default: 10 }),
    change: bars('Change over', { default: 10 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ unit: '%', plot: 'own' }) },
  warmup: ({ length, change }) => length - 1 + change,
  settle: ({ length, change }) => emaSettle(length) + length + change,
  sentence: ({ length, change }, { candles }) => `${length}, ${change} of ${candles}`,
  expand: ({ length, change }) => ({
    nodes: [
      part('range', 'math', { a: 'in.candles.high', b: 'in.candles.low' }, { op: '-' }),
      part('usual', 'ema', { source: 'range.value' }, { length }),
      part('grown', 'percent-change', { source: 'usual.value' }, { bars: change }),
    ],
    outputs: { value: 'grown.value' },
  }),
});
