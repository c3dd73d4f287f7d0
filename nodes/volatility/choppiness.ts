import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { log10 } from '../../src/node/math.ts';

export default defineComposite({
  type: 'choppiness',
  group: 'volatility',
  title: 'Choppiness index',
  doc: 'Whether the market goes somewhere or just back and forth: from 0 (a straight line) to 100 (all noise). Above 61.8 is called choppy, below 38.2 trending. Switch trend followers off while it is high. Trap: it does not know the direction.',
  source: 'https://www.tradingview.com/support/solutions/43000501980/ (Choppiness Index)',
  words: ['CHOP', 'chop', 'sideways', 'consolidation', 'ranging'],
  params: z.object({ length: bars('Length', { min: 2, default: 14 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ range: [0, 100], plot: 'own' }) },
  warmup: ({ length }) => length,
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length }) => ({
    nodes: [
      part('step', 'true-range', { candles: 'in.candles' }),
      part('way', 'sum', { source: 'step.value' }, { length }),
      part('top', 'highest', { source: 'in.candles.high' }, { length }),
      part('bottom', 'lowest', { source: 'in.candles.low' }, { length }),
      part('span', 'math', { a: 'top.value', b: 'bottom.value' }, { op: '-' }),
      part('ratio', 'math', { a: 'way.value', b: 'span.value' }, { op: '/' }),
      part('log', 'function', { source: 'ratio.value' }, { op: 'log10' }),
      part('scaled', 'math', { a: 'log.value', b: 100 }, { op: '*' }),
      part('chop', 'math', { a: 'scaled.value', b: log10(length) }, { op: '/' }),
    ],
    outputs: { value: 'chop.value' },
  }),
});
