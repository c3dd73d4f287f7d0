import { z } from 'zod';
import { bars, bool, candles, defineComposite, factor } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'trend-regime',
  group: 'regime',
  title: 'Trend regime',
  doc: 'Sorts the market into up trend, down trend and sideways by the ADX: a trend from the given strength on, its side by the stronger directional line. Let trend followers work in trends and grids sideways. Trap: the ADX is slow: a trend is well under way before it counts, and lingers after its end.',
  source: 'ADX and directional indicators: https://ta-lib.org/functions/ (ADX)',
  words: ['market regime', 'trend filter', 'sideways', 'ranging', 'bull market', 'bear market', 'ADX filter'],
  params: z.object({
    length: bars('ADX length', { default: 14 }),
    strength: factor('Trend from', { min: 0, max: 100, default: 25 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    up: bool({ title: 'Up trend' }),
    down: bool({ title: 'Down trend' }),
    sideways: bool({ title: 'Sideways' }),
  },
  warmup: ({ length }) => 2 * length - 1,
  settle: ({ length }) => 2 * length + 2 * rmaSettle(length),
  sentence: ({ length, strength }, { candles }) => `ADX(${length}) from ${strength} of ${candles}`,
  expand: ({ length, strength }) => ({
    nodes: [
      part('adx', 'adx', { candles: 'in.candles' }, { length, smoothing: length }),
      part('trend', 'compare', { a: 'adx.adx', b: strength }, { op: '>=' }),
      part('rising', 'compare', { a: 'adx.plus', b: 'adx.minus' }, { op: '>' }),
      part('falling', 'not', { in: 'rising.value' }),
      // a product, not `and`: unknown as long as the ADX is, even where the side is known
      part('risen', 'math', { a: 'trend.value', b: 'rising.value' }, { op: '*' }),
      part('fallen', 'math', { a: 'trend.value', b: 'falling.value' }, { op: '*' }),
      part('up', 'compare', { a: 'risen.value', b: 1 }, { op: '==' }),
      part('down', 'compare', { a: 'fallen.value', b: 1 }, { op: '==' }),
      part('sideways', 'not', { in: 'trend.value' }),
    ],
    outputs: { up: 'up.value', down: 'down.value', sideways: 'sideways.value' },
  }),
});
