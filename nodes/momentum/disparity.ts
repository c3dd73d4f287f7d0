import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'disparity',
  group: 'momentum',
  title: 'Disparity index',
  doc: 'How far the price lies from its moving average, in percent. Far above zero it is stretched and likely to come back; a cross of zero is the plain signal of price over average. Use it to buy dips below an average. Trap: how far is far differs from market to market: look at its history.',
  source: 'S. Nison, Beyond Candlesticks, 1994; freqtrade/technical (MADR)',
  words: [
    'MADR',
    'moving average deviation rate',
    'distance from average',
    'stretch',
    'percent from average',
    'BIAS',
  ],
  params: z.object({ length: bars('Length', { min: 2, default: 14 }), maType: maType('sma') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ length, maType }) => averageWarmup(maType, length),
  settle: ({ length, maType }) => averageSettle(maType, length),
  sentence: ({ length, maType }, { source }) => `${source} from ${maType.toUpperCase()}(${length})`,
  expand: ({ length, maType }) => ({
    nodes: [
      average('average', maType, 'in.source', length),
      part('apart', 'math', { a: 'in.source', b: 'average.value' }, { op: '-' }),
      part('share', 'math', { a: 'apart.value', b: 'average.value' }, { op: '/' }),
      part('percent', 'math', { a: 'share.value', b: 100 }, { op: '*' }),
    ],
    outputs: { value: 'percent.value' },
  }),
});
