import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'williams-r',
  group: 'momentum',
  title: 'Williams %R',
  doc: 'Where the close lies in the range of the last bars, counted from the top: 0 at the high, −100 at the low. Above −20 is overbought, below −80 oversold. It is a fast stochastic turned upside down. It jumps a lot, and in a trend it stays at one end.',
  source: 'L. Williams, 1973; https://ta-lib.org/functions/ (WILLR)',
  words: ['williams percent range', 'WILLR', '%R', 'WPR', 'overbought', 'oversold'],
  params: z.object({ length: bars('Length', { default: 14 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ range: [-100, 0], plot: 'own' }) },
  warmup: ({ length }) => length - 1,
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length }) => ({
    nodes: [
      part('top', 'highest', { source: 'in.candles.high' }, { length }),
      part('bottom', 'lowest', { source: 'in.candles.low' }, { length }),
      part(
        'place',
        'range-position',
        { source: 'in.candles.close', top: 'top.value', bottom: 'bottom.value' },
        { from: 'top' },
      ),
    ],
    outputs: { value: 'place.value' },
  }),
});
