import { z } from 'zod';
import { bars, defineComposite, number, toggle } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'ewo',
  group: 'trend',
  title: 'EWO',
  doc: 'The Elliott wave oscillator: a 5-bar average less a 35-bar one. Its highest peak tends to fall into the third wave of a move; a deep negative value in an up trend is bought by dip strategies. Trap: in price units it cannot be compared between markets: switch to percent for that.',
  source: 'T. Joseph; https://www.tradingview.com/support/ (Elliott Wave Oscillator)',
  words: ['elliott wave oscillator', 'Elliott wave', 'elliot'],
  params: z.object({
    fast: bars('Fast length', { default: 5 }),
    slow: bars('Slow length', { default: 35 }),
    maType: maType('sma'),
    percent: toggle('In percent of the price', false),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ fast, slow, maType }) => Math.max(averageWarmup(maType, fast), averageWarmup(maType, slow)),
  settle: ({ fast, slow, maType }) => averageSettle(maType, Math.max(fast, slow)),
  sentence: ({ fast, slow }, { source }) => `${fast}, ${slow} of ${source}`,
  expand: ({ fast, slow, maType, percent }) => ({
    nodes: [
      average('fast', maType, 'in.source', fast),
      average('slow', maType, 'in.source', slow),
      percent
        ? part('apart', 'percent-apart', { a: 'fast.value', b: 'slow.value', of: 'in.source' })
        : part('apart', 'math', { a: 'fast.value', b: 'slow.value' }, { op: '-' }),
    ],
    outputs: { value: 'apart.value' },
  }),
});
