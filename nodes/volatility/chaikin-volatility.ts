import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

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
    maType: maType('ema'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ unit: '%', plot: 'own' }) },
  warmup: ({ length, change, maType }) => averageWarmup(maType, length) + change,
  settle: ({ length, change, maType }) => averageSettle(maType, length) + change,
  sentence: ({ length, change }, { candles }) => `${length}, ${change} of ${candles}`,
  expand: ({ length, change, maType }) => ({
    nodes: [
      part('range', 'math', { a: 'in.candles.high', b: 'in.candles.low' }, { op: '-' }),
      average('usual', maType, 'range.value', length, 'in.candles.volume'),
      part('grown', 'percent-change', { source: 'usual.value' }, { bars: change }),
    ],
    outputs: { value: 'grown.value' },
  }),
});
