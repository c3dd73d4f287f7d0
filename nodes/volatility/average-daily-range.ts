import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'average-daily-range',
  group: 'volatility',
  title: 'Average daily range',
  doc: 'How far the price usually travels from low to high within a bar, as an amount and in percent of the close. Wire in daily candles to know a usual day. Once a day has used up its range, little more is to be expected. Trap: it ignores gaps between bars; the average true range counts them.',
  source: 'https://www.tradingview.com/support/solutions/43000645100/ (Average Day Range)',
  words: ['ADR', 'average day range', 'daily range', 'ADR%'],
  params: z.object({ length: bars('Length', { default: 14 }), maType: maType('sma') }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }), percent: number({ unit: '%', plot: 'own' }) },
  warmup: ({ length, maType }) => averageWarmup(maType, length),
  settle: ({ length, maType }) => averageSettle(maType, length),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length, maType }) => ({
    nodes: [
      part('range', 'math', { a: 'in.candles.high', b: 'in.candles.low' }, { op: '-' }),
      average('average', maType, 'range.value', length, 'in.candles.volume'),
      part('share', 'math', { a: 'average.value', b: 'in.candles.close' }, { op: '/' }),
      part('percent', 'math', { a: 'share.value', b: 100 }, { op: '*' }),
    ],
    outputs: { value: 'average.value', percent: 'percent.value' },
  }),
});
