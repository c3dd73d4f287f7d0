import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'kdj',
  group: 'momentum',
  title: 'KDJ',
  doc: 'A stochastic with a third line: J is K pushed away from D, so it leaves the range of 0 to 100 at extremes. J below 0 is deeply oversold, above 100 overbought; K crossing D is the signal. Trap: J exaggerates: in a trend it lies beyond 100 for many bars.',
  source: 'https://www.tradingview.com/script/ebyJTvTQ-KDJ-Indicator/ (iamaltcoin); smoothing as RMA',
  words: ['kdj', 'J line', 'stochastic', 'random index'],
  params: z.object({
    length: bars('Length', { default: 9 }),
    smooth: bars('K smoothing', { default: 3 }),
    d: bars('D smoothing', { default: 3 }),
    maType: maType('rma'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    k: number({ title: 'K', range: [0, 100], plot: 'own' }),
    d: number({ title: 'D', range: [0, 100], plot: 'own' }),
    j: number({ title: 'J', plot: 'own' }),
  },
  warmup: ({ length, smooth, d, maType }) => {
    const k = length - 1 + averageWarmup(maType, smooth);
    const late = k + averageWarmup(maType, d);
    return { k, d: late, j: late };
  },
  settle: ({ length, smooth, d, maType }) =>
    length + averageSettle(maType, smooth) + 2 * averageSettle(maType, d),
  sentence: ({ length, smooth, d }, { candles }) => `${length}, ${smooth}, ${d} of ${candles}`,
  expand: ({ length, smooth, d, maType }) => ({
    nodes: [
      part('stochastic', 'stochastic', { candles: 'in.candles' }, { k: length, smooth, d, maType }),
      part('thrice', 'math', { a: 'stochastic.k', b: 3 }, { op: '*' }),
      part('twice', 'math', { a: 'stochastic.d', b: 2 }, { op: '*' }),
      part('j', 'math', { a: 'thrice.value', b: 'twice.value' }, { op: '-' }),
    ],
    outputs: { k: 'stochastic.k', d: 'stochastic.d', j: 'j.value' },
  }),
});
