import { z } from 'zod';
import { bars, candles, defineComposite, factor, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'pmax',
  group: 'trend',
  title: 'PMax',
  doc: 'A Supertrend drawn around an average instead of the price: calmer, with fewer false turns. The average above the line means up (direction +1). Use the turn as an entry and the line as a stop. Trap: smoothing costs time: it turns later than Supertrend.',
  source: 'K. Özbilgiç; https://www.tradingview.com/script/sU9molfV/',
  words: ['profit maximizer', 'PMax', 'supertrend average'],
  params: z.object({
    length: bars('Average length', { default: 10 }),
    factor: factor('Factor', { min: 0.01, max: 100, default: 3 }, 'ATR'),
    atrLength: bars('ATR length', { default: 10 }),
    maType: maType('ema'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    line: number({ title: 'Line', plot: 'price' }),
    average: number({ title: 'Average', plot: 'price' }),
    direction: number({ title: 'Direction', range: [-1, 1], plot: 'own' }),
  },
  warmup: ({ length, atrLength, maType }) => {
    const middle = averageWarmup(maType, length);
    const line = Math.max(middle, atrLength);
    return { line, average: middle, direction: line };
  },
  settle: ({ length, atrLength, maType }) => 200 + averageSettle(maType, length) + 2 * rmaSettle(atrLength),
  sentence: ({ length, factor }, { candles }) => `${length}, ${factor} of ${candles}`,
  expand: ({ length, factor, atrLength, maType }) => ({
    nodes: [
      part('middle', 'price-average', { high: 'in.candles.high', low: 'in.candles.low' }, { kind: 'hl2' }),
      average('average', maType, 'middle.value', length, 'in.candles.volume'),
      part('range', 'atr', { candles: 'in.candles' }, { length: atrLength }),
      part('reach', 'math', { a: 'range.value', b: factor }, { op: '*' }),
      part('trail', 'trail-line', { source: 'average.value', reach: 'reach.value' }, { turn: 'bands' }),
    ],
    outputs: { line: 'trail.line', average: 'average.value', direction: 'trail.direction' },
  }),
});
