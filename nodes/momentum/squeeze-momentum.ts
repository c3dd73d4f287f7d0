import { z } from 'zod';
import { bars, bool, candles, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'squeeze-momentum',
  group: 'momentum',
  title: 'Squeeze momentum',
  doc: 'Tells when Bollinger bands lie inside Keltner channels (on: the market is coiled) or outside (off: it is let go), and which way momentum points. Enter when the squeeze ends, in the direction of the value. Trap: not every squeeze ends in a large move, and the first bars after it may fake.',
  source:
    'J. Carter, Mastering the Trade, 2005; LazyBear, https://www.tradingview.com/script/nqQ1DT5a-Squeeze-Momentum-Indicator-LazyBear/',
  words: ['TTM squeeze', 'squeeze', 'lazybear', 'SQZMOM', 'bollinger keltner'],
  params: z.object({
    length: bars('Length', { min: 2 }),
    deviations: factor('Bollinger deviations', { min: 0, max: 100, default: 2 }),
    keltnerFactor: factor('Keltner factor', { min: 0, max: 100, default: 1.5 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    value: number({ title: 'Momentum', plot: 'own' }),
    on: bool({ title: 'Squeezed' }),
    off: bool({ title: 'Let go' }),
  },
  warmup: ({ length }) => ({ value: 2 * length - 2, on: length, off: length }),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length, deviations, keltnerFactor }) => ({
    nodes: [
      part('middle', 'sma', { source: 'in.candles.close' }, { length }),
      part('swing', 'stdev', { source: 'in.candles.close' }, { length }),
      part('wide', 'math', { a: 'swing.value', b: deviations }, { op: '*' }),
      part('range', 'true-range', { candles: 'in.candles' }),
      part('usual', 'sma', { source: 'range.value' }, { length }),
      part('reach', 'math', { a: 'usual.value', b: keltnerFactor }, { op: '*' }),
      part('on', 'compare', { a: 'wide.value', b: 'reach.value' }, { op: '<' }),
      part('off', 'compare', { a: 'wide.value', b: 'reach.value' }, { op: '>' }),
      part('half', 'midprice', { candles: 'in.candles' }, { length }),
      part('both', 'math', { a: 'half.value', b: 'middle.value' }, { op: '+' }),
      part('centre', 'math', { a: 'both.value', b: 2 }, { op: '/' }),
      part('away', 'math', { a: 'in.candles.close', b: 'centre.value' }, { op: '-' }),
      part('line', 'linear-regression', { source: 'away.value' }, { length }),
    ],
    outputs: { value: 'line.value', on: 'on.value', off: 'off.value' },
  }),
});
