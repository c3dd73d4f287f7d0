import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'relative-volatility',
  group: 'volatility',
  title: 'Relative volatility index',
  doc: 'An RSI of the spread instead of the price: the share of volatility that came with rising prices, 0 to 100. Above 50 it confirms a buy of another indicator, below 50 a sale. Not to be confused with the relative vigor index, also called RVI. Trap: alone it signals little.',
  source:
    'https://www.tradingview.com/support/solutions/43000594684/ (Relative Volatility Index); D. Dorsey, 1993',
  words: ['RVI', 'relative volatility', 'dorsey'],
  params: z.object({
    length: bars('Length', { min: 2, default: 10 }),
    smooth: bars('Smoothing', { default: 14 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ range: [0, 100], plot: 'own' }) },
  warmup: ({ length, smooth }) => length - 1 + smooth - 1,
  settle: ({ length, smooth }) => length + smooth + emaSettle(smooth),
  sentence: ({ length, smooth }, { source }) => `${length}, ${smooth} of ${source}`,
  expand: ({ length, smooth }) => ({
    nodes: [
      part('spread', 'stdev', { source: 'in.source' }, { length }),
      part('move', 'change', { source: 'in.source' }, { bars: 1 }),
      part('sides', 'sided-deviation', { deviation: 'spread.value', change: 'move.value' }),
      part('up', 'ema', { source: 'sides.up' }, { length: smooth }),
      part('down', 'ema', { source: 'sides.down' }, { length: smooth }),
      part('both', 'math', { a: 'up.value', b: 'down.value' }, { op: '+' }),
      part('share', 'math', { a: 'up.value', b: 'both.value' }, { op: '/' }),
      part('percent', 'math', { a: 'share.value', b: 100 }, { op: '*' }),
    ],
    outputs: { value: 'percent.value' },
  }),
});
