import { z } from 'zod';
import { bars, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'bb-trend',
  group: 'trend',
  title: 'BBTrend',
  doc: 'Compares short Bollinger bands with long ones: above zero the short lower band leads away from the long one, an up trend; below zero a down trend. The further from zero the stronger. Trap: it grows with volatility too, so a wild range can look like a trend.',
  source: 'J. Bollinger; https://www.tradingview.com/support/solutions/43000726749/ (BBTrend)',
  words: ['bollinger trend', 'BBT', 'bollinger bands trend'],
  params: z.object({
    fast: bars('Short length', { min: 2, default: 20 }),
    slow: bars('Long length', { min: 2, default: 50 }),
    deviations: factor('Deviations', { min: 0, max: 100, default: 2 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ fast, slow }) => Math.max(fast, slow) - 1,
  sentence: ({ fast, slow }, { source }) => `${fast}, ${slow} of ${source}`,
  expand: ({ fast, slow, deviations }) => ({
    nodes: [
      part('fast', 'bollinger', { source: 'in.source' }, { length: fast, deviations }),
      part('slow', 'bollinger', { source: 'in.source' }, { length: slow, deviations }),
      part('below', 'math', { a: 'fast.lower', b: 'slow.lower' }, { op: '-' }),
      part('above', 'math', { a: 'fast.upper', b: 'slow.upper' }, { op: '-' }),
      part('below-size', 'function', { source: 'below.value' }, { op: 'abs' }),
      part('above-size', 'function', { source: 'above.value' }, { op: 'abs' }),
      part('percent', 'percent-apart', {
        a: 'below-size.value',
        b: 'above-size.value',
        of: 'fast.middle',
      }),
    ],
    outputs: { value: 'percent.value' },
  }),
});
