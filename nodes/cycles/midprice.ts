import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'midprice',
  group: 'cycles',
  title: 'Midprice',
  doc: 'Halfway between the highest high and the lowest low of the last bars, as the lines of Ichimoku are built. Price above it means that buyers own the range. One extreme wick moves it for as long as it stays in the window.',
  source: 'https://ta-lib.org/functions/ (MIDPRICE)',
  words: ['MIDPRICE', 'middle of range', 'donchian middle', 'mid'],
  params: z.object({ length: bars('Length', { default: 14 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length }) => length - 1,
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length }) => ({
    nodes: [
      part('top', 'highest', { source: 'in.candles.high' }, { length }),
      part('bottom', 'lowest', { source: 'in.candles.low' }, { length }),
      part('sum', 'math', { a: 'top.value', b: 'bottom.value' }, { op: '+' }),
      part('half', 'math', { a: 'sum.value', b: 2 }, { op: '/' }),
    ],
    outputs: { value: 'half.value' },
  }),
});
