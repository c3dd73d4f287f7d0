import { z } from 'zod';
import { bars, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'schaff-trend-cycle',
  group: 'momentum',
  title: 'Schaff trend cycle',
  doc: 'A stochastic of a stochastic of MACD, 0 to 100: it turns sooner than MACD and mostly lies at one end. Crossing 25 upward is a buy, 75 downward a sell. Trap: because it hurries to the ends it also turns on small moves.',
  source: 'D. Schaff, 1999; https://www.tradingview.com/support/ (Schaff Trend Cycle)',
  words: ['STC', 'schaff', 'trend cycle', 'macd stochastic'],
  params: z.object({
    length: bars('Cycle length', { default: 10 }),
    fast: bars('Fast length', { default: 23 }),
    slow: bars('Slow length', { default: 50 }),
    factor: factor('Factor', { min: 0.01, max: 1, default: 0.5 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ range: [0, 100], plot: 'own' }) },
  warmup: ({ length, fast, slow }) => Math.max(fast, slow) - 1 + 2 * (length - 1),
  settle: ({ length, fast, slow, factor }) =>
    2 * emaSettle(Math.max(fast, slow)) + 4 * length + Math.ceil(60 / factor),
  sentence: ({ length, fast, slow }, { source }) => `${length}, ${fast}, ${slow} of ${source}`,
  expand: ({ length, fast, slow, factor }) => ({
    nodes: [
      part('fast', 'ema', { source: 'in.source' }, { length: fast }),
      part('slow', 'ema', { source: 'in.source' }, { length: slow }),
      part('macd', 'math', { a: 'fast.value', b: 'slow.value' }, { op: '-' }),
      part('top', 'highest', { source: 'macd.value' }, { length }),
      part('bottom', 'lowest', { source: 'macd.value' }, { length }),
      part(
        'once',
        'schaff-stage',
        { source: 'macd.value', top: 'top.value', bottom: 'bottom.value' },
        { factor },
      ),
      part('top-once', 'highest', { source: 'once.value' }, { length }),
      part('bottom-once', 'lowest', { source: 'once.value' }, { length }),
      part(
        'twice',
        'schaff-stage',
        { source: 'once.value', top: 'top-once.value', bottom: 'bottom-once.value' },
        { factor },
      ),
    ],
    outputs: { value: 'twice.value' },
  }),
});
