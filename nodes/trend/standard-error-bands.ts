import { z } from 'zod';
import { bars, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'standard-error-bands',
  group: 'trend',
  title: 'Standard error bands',
  doc: 'Bands around the end of the regression line, some standard errors away, all smoothed a little. Tight bands show an orderly trend; bands that widen show that it falls apart. Unlike Bollinger bands they stay narrow in a steep move. Trap: a touch is no signal by itself.',
  source:
    'J. Andersen, Stocks & Commodities, 1996; https://www.tradingview.com/support/solutions/43000592321/',
  words: ['SEB', 'standard error', 'regression bands'],
  params: z.object({
    length: bars('Length', { min: 3, default: 21 }),
    errors: factor('Errors', { min: 0, max: 100, default: 2 }),
    smooth: bars('Smoothing', { default: 3 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: {
    upper: number({ title: 'Upper', plot: 'price' }),
    middle: number({ title: 'Middle', plot: 'price' }),
    lower: number({ title: 'Lower', plot: 'price' }),
  },
  warmup: ({ length, smooth }) => length + smooth - 2,
  sentence: ({ length, errors }, { source }) => `${length}, ${errors} of ${source}`,
  expand: ({ length, errors, smooth }) => ({
    nodes: [
      part('line', 'linear-regression', { source: 'in.source' }, { length }),
      part('middle', 'sma', { source: 'line.value' }, { length: smooth }),
      part('error', 'standard-error', { source: 'in.source' }, { length }),
      part('calm', 'sma', { source: 'error.value' }, { length: smooth }),
      part('reach', 'math', { a: 'calm.value', b: errors }, { op: '*' }),
      part('upper', 'math', { a: 'middle.value', b: 'reach.value' }, { op: '+' }),
      part('lower', 'math', { a: 'middle.value', b: 'reach.value' }, { op: '-' }),
    ],
    outputs: { upper: 'upper.value', middle: 'middle.value', lower: 'lower.value' },
  }),
});
