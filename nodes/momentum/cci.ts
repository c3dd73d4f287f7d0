import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'cci',
  group: 'momentum',
  title: 'CCI',
  doc: 'How far the typical price lies from its average, in units of its usual deviation. Most values lie between −100 and 100: above 100 the move is unusually strong. Used to join a break beyond ±100, or to fade a return from beyond. It has no upper end, so "overbought" can go on rising.',
  source: 'D. Lambert, 1980; https://ta-lib.org/functions/ (CCI)',
  words: ['commodity channel index', 'overbought', 'oversold'],
  params: z.object({ length: bars('Length', { min: 2 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ length }) => length - 1,
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length }) => ({
    nodes: [
      part(
        'typical',
        'price-average',
        { high: 'in.candles.high', low: 'in.candles.low', close: 'in.candles.close' },
        { kind: 'hlc3' },
      ),
      part('distance', 'commodity-channel', { source: 'typical.value' }, { length }),
    ],
    outputs: { value: 'distance.value' },
  }),
});
