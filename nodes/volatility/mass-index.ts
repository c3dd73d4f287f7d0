import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'mass-index',
  group: 'volatility',
  title: 'Mass index',
  doc: 'Widening and narrowing of the bars’ ranges, added up. The classic sign is a “reversal bulge”: over 25 bars it rises above 27 and falls below 26.5, and a turn of the trend is likely. Trap: it does not say which way the trend goes.',
  source: 'https://www.tradingview.com/support/solutions/43000589169/ (Mass Index); D. Dorsey, 1992',
  words: ['MI', 'reversal bulge', 'dorsey'],
  params: z.object({
    length: bars('Length', { default: 10 }),
    smooth: bars('Smoothing', { default: 9 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ length, smooth }) => 2 * (smooth - 1) + length - 1,
  settle: ({ length, smooth }) => 2 * (smooth + emaSettle(smooth)) + length,
  sentence: ({ length, smooth }, { candles }) => `${length}, ${smooth} of ${candles}`,
  expand: ({ length, smooth }) => ({
    nodes: [
      part('range', 'math', { a: 'in.candles.high', b: 'in.candles.low' }, { op: '-' }),
      part('once', 'ema', { source: 'range.value' }, { length: smooth }),
      part('twice', 'ema', { source: 'once.value' }, { length: smooth }),
      part('ratio', 'math', { a: 'once.value', b: 'twice.value' }, { op: '/' }),
      part('mass', 'sum', { source: 'ratio.value' }, { length }),
    ],
    outputs: { value: 'mass.value' },
  }),
});
