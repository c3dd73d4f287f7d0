import { z } from 'zod';
import { bars, candles, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'acceleration-bands',
  group: 'trend',
  title: 'Acceleration bands',
  doc: "Headley's bands: averages of the highs and lows, pushed apart by how wide the bars are. Two closes in a row above the upper band show a move that gathers speed, and it is followed until a close back inside. In a calm market the bands are narrow and easily left.",
  source: 'P. Headley, Big Trends in Trading, 2002; https://ta-lib.org/functions/ (ACCBANDS)',
  words: ['ACCBANDS', 'headley', 'price headley', 'ABANDS'],
  params: z.object({
    length: bars('Length'),
    factor: factor('Factor', { min: 0, max: 100, default: 4 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    upper: number({ title: 'Upper', plot: 'price' }),
    middle: number({ title: 'Middle', plot: 'price' }),
    lower: number({ title: 'Lower', plot: 'price' }),
  },
  warmup: ({ length }) => length - 1,
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length, factor }) => ({
    nodes: [
      part('wide', 'acceleration-step', { candles: 'in.candles' }, { factor }),
      part('upper', 'sma', { source: 'wide.upper' }, { length }),
      part('middle', 'sma', { source: 'in.candles.close' }, { length }),
      part('lower', 'sma', { source: 'wide.lower' }, { length }),
    ],
    outputs: { upper: 'upper.value', middle: 'middle.value', lower: 'lower.value' },
  }),
});
