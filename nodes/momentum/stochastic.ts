import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'stochastic',
  group: 'momentum',
  title: 'Stochastic',
  doc: 'Where the close lies in the range of the last bars: 100 at the high, 0 at the low, smoothed; %D is an average of %K. Below 20 is called oversold, above 80 overbought; %K crossing %D upward under 20 is a common entry. In a strong trend it sticks to one end, and selling because of it loses.',
  source: 'G. Lane; https://ta-lib.org/functions/ (STOCH, STOCHF: smooth 1)',
  words: ['stoch', '%K', '%D', 'STOCHF', 'fast stochastic', 'slow stochastic', 'overbought', 'oversold'],
  params: z.object({
    k: bars('%K length', { default: 14 }),
    smooth: bars('%K smoothing', { default: 3 }),
    d: bars('%D length', { default: 3 }),
    maType: maType('sma'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    k: number({ title: '%K', range: [0, 100], plot: 'own' }),
    d: number({ title: '%D', range: [0, 100], plot: 'own' }),
  },
  warmup: ({ k, smooth, d, maType }) => {
    const first = k - 1 + averageWarmup(maType, smooth);
    return { k: first, d: first + averageWarmup(maType, d) };
  },
  settle: ({ k, smooth, d, maType }) => k + averageSettle(maType, smooth) + averageSettle(maType, d),
  sentence: ({ k, smooth, d }, { candles }) => `${k}, ${smooth}, ${d} of ${candles}`,
  expand: ({ k, smooth, d, maType }) => ({
    nodes: [
      part('top', 'highest', { source: 'in.candles.high' }, { length: k }),
      part('bottom', 'lowest', { source: 'in.candles.low' }, { length: k }),
      part('place', 'range-position', {
        source: 'in.candles.close',
        top: 'top.value',
        bottom: 'bottom.value',
      }),
      average('k', maType, 'place.value', smooth, 'in.candles.volume'),
      average('d', maType, 'k.value', d, 'in.candles.volume'),
    ],
    outputs: { k: smooth === 1 && maType === 'sma' ? 'place.value' : 'k.value', d: 'd.value' },
  }),
});
