import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'coppock',
  group: 'momentum',
  title: 'Coppock curve',
  doc: 'Two rates of change added and smoothed. Made for monthly bars of stock indices: a turn upward from below zero marks the start of a long rise. Use it for the very long view. Trap: it says nothing about when to sell, and on short bars its defaults mean little.',
  source: "E. Coppock, Barron's, 1962; https://www.tradingview.com/support/solutions/43000589114/",
  words: ['coppock', 'long term momentum', 'rate of change'],
  params: z.object({
    length: bars('Smoothing', { default: 10 }),
    slow: bars('Long ROC', { default: 14 }),
    fast: bars('Short ROC', { default: 11 }),
    maType: maType('wma'),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ length, slow, fast, maType }) => Math.max(slow, fast) + averageWarmup(maType, length),
  settle: ({ length, slow, fast, maType }) => Math.max(slow, fast) + averageSettle(maType, length),
  sentence: ({ length, slow, fast }, { source }) => `${length}, ${slow}, ${fast} of ${source}`,
  expand: ({ length, slow, fast, maType }) => ({
    nodes: [
      part('slow', 'roc', { source: 'in.source' }, { length: slow }),
      part('fast', 'roc', { source: 'in.source' }, { length: fast }),
      part('sum', 'math', { a: 'slow.value', b: 'fast.value' }, { op: '+' }),
      average('smooth', maType, 'sum.value', length),
    ],
    outputs: { value: 'smooth.value' },
  }),
});
