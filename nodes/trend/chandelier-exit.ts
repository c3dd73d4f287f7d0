import { z } from 'zod';
import { bars, candles, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'chandelier-exit',
  group: 'trend',
  title: 'Chandelier exit',
  doc: 'A stop that hangs a few average true ranges under the highest high of the last bars (long), and one over the lowest low (short). Use the long line as the trailing stop of a long position. Trap: it gives the market room, and that room is what you give back from the top. Direction turns when a close breaks the stop of its side.',
  source: 'C. Le Beau; https://chartschool.stockcharts.com (Chandelier Exit)',
  words: ['CE', 'chandelier', 'trailing stop', 'ATR stop'],
  params: z.object({
    length: bars('Length', { default: 22 }),
    factor: factor('Factor', { min: 0, max: 100, default: 3 }, 'ATR'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    long: number({ title: 'Long stop', plot: 'price' }),
    short: number({ title: 'Short stop', plot: 'price' }),
    direction: number({ title: 'Direction', range: [-1, 1], plot: 'own' }),
  },
  warmup: ({ length }) => length,
  settle: ({ length }) => 2 * length + 2 * rmaSettle(length),
  sentence: ({ length, factor }, { candles }) => `${length}, ${factor} of ${candles}`,
  expand: ({ length, factor }) => ({
    nodes: [
      part('top', 'highest', { source: 'in.candles.high' }, { length }),
      part('bottom', 'lowest', { source: 'in.candles.low' }, { length }),
      part('range', 'atr', { candles: 'in.candles' }, { length }),
      part('reach', 'math', { a: 'range.value', b: factor }, { op: '*' }),
      part('long', 'math', { a: 'top.value', b: 'reach.value' }, { op: '-' }),
      part('short', 'math', { a: 'bottom.value', b: 'reach.value' }, { op: '+' }),
      part('turn', 'chandelier-turn', {
        source: 'in.candles.close',
        long: 'long.value',
        short: 'short.value',
      }),
    ],
    outputs: { long: 'long.value', short: 'short.value', direction: 'turn.value' },
  }),
});
