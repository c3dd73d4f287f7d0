import { z } from 'zod';
import { bars, defineComposite, factor, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'envelope',
  group: 'trend',
  title: 'Envelope',
  doc: 'An average with a line a fixed percentage above and below it. A touch of the lower line is bought and of the upper one sold in markets that swing around their average. Trap: the width does not follow the market: what fits a calm week is far too narrow in a wild one.',
  source: 'https://www.tradingview.com/support/solutions/43000502259/',
  words: ['moving average envelope', 'percentage bands', 'MAE', 'ENV'],
  params: z.object({
    length: bars('Length'),
    percent: factor('Percent', { min: 0, max: 100, default: 10 }, '%'),
    maType: maType('sma'),
  }),
  inputs: {
    source: number({ from: 'close' }),
    volume: number({
      initial: 1,
      doc: 'The weights of a volume-weighted average; 1: all bars weigh the same.',
    }),
  },
  outputs: {
    upper: number({ title: 'Upper', plot: 'price' }),
    middle: number({ title: 'Middle', plot: 'price' }),
    lower: number({ title: 'Lower', plot: 'price' }),
  },
  warmup: ({ length, maType }) => averageWarmup(maType, length),
  settle: ({ length, maType }) => averageSettle(maType, length),
  sentence: ({ length, percent }, { source }) => `${length}, ${percent}% of ${source}`,
  expand: ({ length, percent, maType }) => ({
    nodes: [
      average('middle', maType, 'in.source', length, 'in.volume'),
      part('reach', 'math', { a: 'middle.value', b: percent / 100 }, { op: '*' }),
      part('upper', 'math', { a: 'middle.value', b: 'reach.value' }, { op: '+' }),
      part('lower', 'math', { a: 'middle.value', b: 'reach.value' }, { op: '-' }),
    ],
    outputs: { upper: 'upper.value', middle: 'middle.value', lower: 'lower.value' },
  }),
});
