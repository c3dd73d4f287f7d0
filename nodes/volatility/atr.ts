import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'atr',
  group: 'volatility',
  title: 'ATR',
  doc: 'The average true range: how far the price usually travels in a bar, gaps included, in price units. Used to set stops and position sizes that fit the market: two to three ATR away is a common stop. It says nothing about direction, and after a shock it stays high for a long time.',
  source:
    'J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; https://ta-lib.org/functions/ (ATR)',
  words: ['average true range', 'volatility', 'range', 'wilder'],
  params: z.object({ length: bars('Length', { default: 14 }), maType: maType('rma') }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ length, maType }) => 1 + averageWarmup(maType, length),
  settle: ({ length, maType }) => 1 + averageSettle(maType, length),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length, maType }) => ({
    nodes: [
      part('range', 'true-range', { candles: 'in.candles' }),
      average('average', maType, 'range.value', length, 'in.candles.volume'),
    ],
    outputs: { value: 'average.value' },
  }),
});
