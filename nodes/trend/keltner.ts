import { z } from 'zod';
import { bars, candles, defineComposite, factor, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'keltner',
  group: 'trend',
  title: 'Keltner channels',
  doc: 'An average with a band above and below it, a few average true ranges away. A close above the upper band shows strength; a return to the middle after it is a common entry. The bands change more calmly than Bollinger bands. Trap: in a trend the price stays outside for long: do not fade it.',
  source: 'C. Keltner, L. Raschke; https://www.tradingview.com/support/solutions/43000502266/',
  words: ['KC', 'keltner channel', 'ATR bands', 'ATR channel', 'STARC'],
  params: z.object({
    length: bars('Length'),
    factor: factor('Factor', { min: 0, max: 100, default: 2 }, 'ATR'),
    atrLength: bars('ATR length', { default: 10 }),
    maType: maType('ema'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    upper: number({ title: 'Upper', plot: 'price' }),
    middle: number({ title: 'Middle', plot: 'price' }),
    lower: number({ title: 'Lower', plot: 'price' }),
  },
  warmup: ({ length, atrLength, maType }) => {
    const middle = averageWarmup(maType, length);
    const bands = Math.max(middle, atrLength);
    return { upper: bands, middle, lower: bands };
  },
  settle: ({ length, atrLength, maType }) =>
    Math.max(averageSettle(maType, length), 1 + averageSettle('rma', atrLength)),
  sentence: ({ length, factor, atrLength }, { candles }) =>
    `${length}, ${factor}, ${atrLength} of ${candles}`,
  expand: ({ length, factor, atrLength, maType }) => ({
    nodes: [
      average('middle', maType, 'in.candles.close', length, 'in.candles.volume'),
      part('range', 'atr', { candles: 'in.candles' }, { length: atrLength }),
      part('reach', 'math', { a: 'range.value', b: factor }, { op: '*' }),
      part('upper', 'math', { a: 'middle.value', b: 'reach.value' }, { op: '+' }),
      part('lower', 'math', { a: 'middle.value', b: 'reach.value' }, { op: '-' }),
    ],
    outputs: { upper: 'upper.value', middle: 'middle.value', lower: 'lower.value' },
  }),
});
