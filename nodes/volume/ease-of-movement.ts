import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'ease-of-movement',
  group: 'volume',
  title: 'Ease of movement',
  doc: 'How far the price moves for the volume it takes. High above zero: it rises with ease, nobody sells. Near zero: much volume, little progress. Its scale depends on the market, so use its sign and turns.',
  source: 'https://www.tradingview.com/support/solutions/43000502256/ (Ease of Movement), divisor 10,000',
  words: ['EOM', 'EMV', 'ease of movement'],
  params: z.object({ length: bars('Length', { default: 14 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ length }) => length,
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length }) => ({
    nodes: [
      part('step', 'ease-step', { candles: 'in.candles' }),
      part('average', 'sma', { source: 'step.value' }, { length }),
    ],
    outputs: { value: 'average.value' },
  }),
});
