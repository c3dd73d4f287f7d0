import { z } from 'zod';
import { bars, candles, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'chande-kroll-stop',
  group: 'trend',
  title: 'Chande Kroll stop',
  doc: 'Two stops, one under the recent highs for long positions and one over the recent lows for short ones, each held at its best of the last bars. Leave a long when the close falls under the long line. Trap: because the best is held for a while, the line steps rather than glides.',
  source:
    'T. Chande, S. Kroll, The New Technical Trader, 1994; https://www.tradingview.com/support/solutions/43000589105/',
  words: ['CKS', 'CKSP', 'trailing stop', 'ATR stop'],
  params: z.object({
    length: bars('ATR length', { default: 10 }),
    factor: factor('Factor', { min: 0, max: 100, default: 1 }, 'ATR'),
    hold: bars('Hold', { default: 9 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    long: number({ title: 'Long stop', plot: 'price' }),
    short: number({ title: 'Short stop', plot: 'price' }),
  },
  warmup: ({ length, hold }) => length + hold - 1,
  settle: ({ length, hold }) => length + rmaSettle(length) + hold,
  sentence: ({ length, factor, hold }, { candles }) => `${length}, ${factor}, ${hold} of ${candles}`,
  expand: ({ length, factor, hold }) => ({
    nodes: [
      part('top', 'highest', { source: 'in.candles.high' }, { length }),
      part('bottom', 'lowest', { source: 'in.candles.low' }, { length }),
      part('range', 'atr', { candles: 'in.candles' }, { length }),
      part('reach', 'math', { a: 'range.value', b: factor }, { op: '*' }),
      part('under', 'math', { a: 'top.value', b: 'reach.value' }, { op: '-' }),
      part('over', 'math', { a: 'bottom.value', b: 'reach.value' }, { op: '+' }),
      part('long', 'highest', { source: 'under.value' }, { length: hold }),
      part('short', 'lowest', { source: 'over.value' }, { length: hold }),
    ],
    outputs: { long: 'long.value', short: 'short.value' },
  }),
});
