import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'apo',
  group: 'trend',
  title: 'APO',
  doc: 'The distance between a fast and a slow average in price units. Above zero the recent price is higher than the usual: an up trend. Use its zero line as a trend filter. Its height depends on the price, so do not compare it between markets (PPO can be).',
  source: 'https://ta-lib.org/functions/ (APO): each average starts by itself, other than in MACD',
  words: ['absolute price oscillator', 'price oscillator', 'moving average difference'],
  params: z.object({
    fast: bars('Fast length', { default: 12 }),
    slow: bars('Slow length', { default: 26 }),
    maType: maType('ema'),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ fast, slow, maType }) => Math.max(averageWarmup(maType, fast), averageWarmup(maType, slow)),
  settle: ({ fast, slow, maType }) => averageSettle(maType, Math.max(fast, slow)),
  sentence: ({ fast, slow }, { source }) => `${fast}, ${slow} of ${source}`,
  expand: ({ fast, slow, maType }) => ({
    nodes: [
      average('fast', maType, 'in.source', Math.min(fast, slow)),
      average('slow', maType, 'in.source', Math.max(fast, slow)),
      part('apart', 'math', { a: 'fast.value', b: 'slow.value' }, { op: '-' }),
    ],
    outputs: { value: 'apart.value' },
  }),
});
