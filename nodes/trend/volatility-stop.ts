import { z } from 'zod';
import { bars, candles, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'volatility-stop',
  group: 'trend',
  title: 'Volatility stop',
  doc: 'A stop that hangs a few average true ranges from the best close of the present trend and changes sides when the close passes it (direction +1 while it lies below). Use it to trail a position. Trap: after a shock the range, and with it the distance, grows just when a tight stop would be wanted.',
  source: 'J. Welles Wilder, 1978; https://www.tradingview.com/support/solutions/43000594680/',
  words: ['VStop', 'volatility system', 'trailing stop', 'ATR stop'],
  params: z.object({
    length: bars('ATR length'),
    factor: factor('Factor', { min: 0.01, max: 100, default: 2 }, 'ATR'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    value: number({ title: 'Stop', plot: 'price' }),
    direction: number({ title: 'Direction', range: [-1, 1], plot: 'own' }),
  },
  warmup: ({ length }) => length,
  settle: ({ length }) => length + 2 * rmaSettle(length),
  sentence: ({ length, factor }, { candles }) => `${length}, ${factor} of ${candles}`,
  expand: ({ length, factor }) => ({
    nodes: [
      part('range', 'atr', { candles: 'in.candles' }, { length }),
      part('reach', 'math', { a: 'range.value', b: factor }, { op: '*' }),
      part('stop', 'volatility-stop-line', { source: 'in.candles.close', reach: 'reach.value' }),
    ],
    outputs: { value: 'stop.line', direction: 'stop.direction' },
  }),
});
