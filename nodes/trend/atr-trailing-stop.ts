import { z } from 'zod';
import { bars, candles, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'atr-trailing-stop',
  group: 'trend',
  title: 'ATR trailing stop',
  doc: 'A stop line that follows the close at a distance of a few average true ranges, never back, and changes sides when the close passes it (direction +1 above it, −1 below). The turn is the signal of the "UT Bot". Trap: a small factor turns often, a large one gives much back before it turns.',
  source: 'https://www.tradingview.com/script/n8ss8BID-UT-Bot-Alerts/; average true range as in TA-Lib',
  words: ['UT Bot', 'UT bot alerts', 'ATR stop', 'trailing stop', 'ATRTS'],
  params: z.object({
    length: bars('ATR length', { default: 10 }),
    factor: factor('Factor', { min: 0.01, max: 100, default: 1 }, 'ATR'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    line: number({ title: 'Line', plot: 'price' }),
    direction: number({ title: 'Direction', range: [-1, 1], plot: 'own' }),
  },
  warmup: ({ length }) => length,
  settle: ({ length }) => length + 2 * rmaSettle(length),
  sentence: ({ length, factor }, { candles }) => `${length}, ${factor} of ${candles}`,
  expand: ({ length, factor }) => ({
    nodes: [
      part('range', 'atr', { candles: 'in.candles' }, { length }),
      part('reach', 'math', { a: 'range.value', b: factor }, { op: '*' }),
      part('trail', 'trail-line', { source: 'in.candles.close', reach: 'reach.value' }),
    ],
    outputs: { line: 'trail.line', direction: 'trail.direction' },
  }),
});
