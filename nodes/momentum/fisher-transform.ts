import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'fisher-transform',
  group: 'momentum',
  title: 'Fisher transform',
  doc: "Ehlers' transform: the place of the middle price in its recent range, stretched so that extremes stand out as sharp peaks. Crossing its trigger (itself, one bar ago) at a peak marks a turn. In a steady trend it shows several peaks, each too early.",
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
});
