import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'stoch-rsi',
  group: 'momentum',
  title: 'Stochastic RSI',
  doc: 'Where RSI lies within its own range of the last bars, 0 to 100, smoothed. It reaches its extremes far more often than RSI does, so it gives many signals: below 20 oversold, above 80 overbought. Use it for timing within a trend that something else has found. Trap: alone it is noise.',
  source: 'T. Chande, S. Kroll, 1994; https://ta-lib.org/functions/ (STOCHRSI: smooth 1)',
  words: ['stochrsi', 'STOCHRSI', 'SRSI', 'stoch rsi', 'overbought', 'oversold'],
  params: z.object({
    length: bars('RSI length', { default: 14 }),
    k: bars('Stochastic length', { default: 14 }),
    smooth: bars('%K smoothing', { default: 3 }),
    d: bars('%D length', { default: 3 }),
    maType: maType('sma'),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: {
    k: number({ title: '%K', range: [0, 100], plot: 'own' }),
    d: number({ title: '%D', range: [0, 100], plot: 'own' }),
  },
  warmup: ({ length, k, smooth, d, maType }) => {
    const first = length + k - 1 + averageWarmup(maType, smooth);
    return { k: first, d: first + averageWarmup(maType, d) };
  },
  settle: ({ length, k, smooth, d, maType }) =>
    length + 2 * rmaSettle(length) + k + averageSettle(maType, smooth) + averageSettle(maType, d),
  sentence: ({ length, k, smooth, d }, { source }) => `${length}, ${k}, ${smooth}, ${d} of ${source}`,
  expand: ({ length, k, smooth, d, maType }) => ({
    nodes: [
      part('rsi', 'rsi', { source: 'in.source' }, { length }),
      part('top', 'highest', { source: 'rsi.value' }, { length: k }),
      part('bottom', 'lowest', { source: 'rsi.value' }, { length: k }),
      part('place', 'range-position', { source: 'rsi.value', top: 'top.value', bottom: 'bottom.value' }),
      average('k', maType, 'place.value', smooth),
      average('d', maType, 'k.value', d),
    ],
    outputs: { k: smooth === 1 && maType === 'sma' ? 'place.value' : 'k.value', d: 'd.value' },
  }),
  golden: [
    {
      source: 'TA-Lib (C library), STOCHRSI',
      params: { length: 5, k: 5, smooth: 1, d: 3 },
      in: {
        source: [
          81.59, 81.06, 82.87, 83, 83.61, 83.15, 82.84, 83.99, 84.55, 84.36, 85.53, 86.54, 86.89, 87.77,
          87.29,
        ],
      },
      out: {
        k: [null, null, null, null, null, null, null, null, null, null, null, 100, 100, 100, 0],
        d: [
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          88.605275898,
          100,
          100,
          66.666666667,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
