import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'stochastic',
  group: 'momentum',
  title: 'Stochastic',
  doc: 'Where the close lies in the range of the last bars: 100 at the high, 0 at the low, smoothed; %D is an average of %K. Below 20 is called oversold, above 80 overbought; %K crossing %D upward under 20 is a common entry. Trap: in a strong trend it sticks to one end, and selling because of it loses.',
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
  golden: [
    {
      source: 'TA-Lib (C library), STOCH',
      params: { k: 5, smooth: 3, d: 3 },
      in: {
        candles: {
          high: [
            82.15, 81.89, 83.03, 83.3, 83.85, 83.9, 83.33, 84.3, 84.84, 85, 85.9, 86.58, 86.98, 88, 87.87,
          ],
          low: [
            81.29, 80.64, 81.31, 82.65, 83.07, 83.11, 82.49, 82.3, 84.15, 84.11, 84.03, 85.39, 85.76, 87.17,
            87.01,
          ],
          close: [
            81.59, 81.06, 82.87, 83, 83.61, 83.15, 82.84, 83.99, 84.55, 84.36, 85.53, 86.54, 86.89, 87.77,
            87.29,
          ],
        },
      },
      out: {
        k: [
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          77.385345413,
          83.126324487,
          84.867065228,
          88.361313026,
          95.245598442,
          96.740374074,
          91.090523559,
        ],
        d: [
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          75.70153877,
          78.011359312,
          81.792911709,
          85.451567581,
          89.491325565,
          93.449095181,
          94.358832025,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
