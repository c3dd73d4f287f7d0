import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'fisher-transform',
  group: 'momentum',
  title: 'Fisher transform',
  doc: "Ehlers' transform: the place of the middle price in its recent range, stretched so that extremes stand out as sharp peaks. Crossing its trigger (itself, one bar ago) at a peak marks a turn. Trap: in a steady trend it shows several peaks, each too early.",
  source: 'J. Ehlers, Stocks & Commodities, 2002; Tulip Indicators (fisher)',
  words: ['fisher', 'ehlers fisher', 'turning points'],
  params: z.object({ length: bars('Length', { default: 9 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    fisher: number({ title: 'Fisher', plot: 'own' }),
    trigger: number({ title: 'Trigger', plot: 'own' }),
  },
  warmup: ({ length }) => length - 1,
  settle: ({ length }) => length + 80,
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length }) => ({
    nodes: [
      part('middle', 'price-average', { high: 'in.candles.high', low: 'in.candles.low' }, { kind: 'hl2' }),
      part('top', 'highest', { source: 'middle.value' }, { length }),
      part('bottom', 'lowest', { source: 'middle.value' }, { length }),
      part('line', 'fisher-line', { source: 'middle.value', top: 'top.value', bottom: 'bottom.value' }),
    ],
    outputs: { fisher: 'line.fisher', trigger: 'line.trigger' },
  }),
  golden: [
    {
      source: 'https://tulipindicators.org/fisher',
      params: { length: 5 },
      in: {
        candles: {
          high: [
            82.15, 81.89, 83.03, 83.3, 83.85, 83.9, 83.33, 84.3, 84.84, 85, 85.9, 86.58, 86.98, 88, 87.87,
          ],
          low: [
            81.29, 80.64, 81.31, 82.65, 83.07, 83.11, 82.49, 82.3, 84.15, 84.11, 84.03, 85.39, 85.76, 87.17,
            87.01,
          ],
        },
      },
      out: {
        fisher: [
          null,
          null,
          null,
          null,
          0.34282825442,
          0.79137387213,
          0.8253978616,
          0.80577429277,
          1.0662328466,
          1.4386723333,
          1.8514013982,
          2.2748641119,
          2.697820152,
          3.1167647416,
          3.184688535,
        ],
        trigger: [
          null,
          null,
          null,
          null,
          0,
          0.34282825442,
          0.79137387213,
          0.8253978616,
          0.80577429277,
          1.0662328466,
          1.4386723333,
          1.8514013982,
          2.2748641119,
          2.697820152,
          3.1167647416,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
