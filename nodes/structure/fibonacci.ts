import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'fibonacci',
  group: 'structure',
  title: 'Fibonacci retracement',
  doc: 'How far a pull-back has come: levels at 23.6, 38.2, 50, 61.8 and 78.6 % of the last swing, measured back from its later end. After a rise (direction +1) traders buy near 61.8. The levels work in part because many watch them. Trap: a swing counts only once it is confirmed, so the levels come late.',
  source: 'https://www.tradingview.com/support/solutions/43000518158/ (Fib Retracement)',
  words: ['fib', 'fib retracement', 'golden ratio', '61.8', 'golden pocket', 'auto fib retracement'],
  params: z.object({
    left: bars('Bars before', { max: 1000, default: 10 }),
    right: bars('Bars after', { max: 1000, default: 10 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    level0236: number({ title: '23.6 %', plot: 'price' }),
    level0382: number({ title: '38.2 %', plot: 'price' }),
    level0500: number({ title: '50 %', plot: 'price' }),
    level0618: number({ title: '61.8 %', plot: 'price' }),
    level0786: number({ title: '78.6 %', plot: 'price' }),
    direction: number({ range: [-1, 1], plot: 'own' }),
  },
  warmup: () => null,
  settle: ({ left, right }) => 50 * (left + right),
  sentence: ({ left, right }, { candles }) => `${left}, ${right} of ${candles}`,
  expand: (params) => ({
    nodes: [
      part('points', 'swing-points', { top: 'in.candles.high', bottom: 'in.candles.low' }, { ...params }),
      part('core', 'fibonacci-core', {
        isHigh: 'points.isHigh',
        isLow: 'points.isLow',
        high: 'points.high',
        low: 'points.low',
      }),
    ],
    outputs: {
      level0236: 'core.level0236',
      level0382: 'core.level0382',
      level0500: 'core.level0500',
      level0618: 'core.level0618',
      level0786: 'core.level0786',
      direction: 'core.direction',
    },
  }),
});
