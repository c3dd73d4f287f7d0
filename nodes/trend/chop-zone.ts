import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'chop-zone',
  group: 'trend',
  title: 'Chop zone',
  doc: 'How steeply a moving average climbs or falls, as an angle that is scaled by the recent price range so that it can be compared: from −90 to 90 degrees. Beyond 5 the trend is strong (turquoise on the usual chart), within ±1.4 the market chops (yellow). Do not trade trends in the chop. Trap: it turns late, when a trend is well under way.',
  source: 'https://www.tradingview.com/support/solutions/43000589152/ (Chop Zone)',
  words: ['angle of the average', 'chopzone', 'woodie'],
  params: z.object({
    length: bars('Range length', { min: 2, default: 30 }),
    average: bars('Average length', { default: 34 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ title: 'Angle', unit: '°', range: [-90, 90], plot: 'own' }) },
  warmup: ({ length, average }) => Math.max(length - 1, average),
  settle: ({ length, average }) => length + 1 + emaSettle(average),
  sentence: ({ average }, inputs) => `${average} of ${inputs.candles}`,
  expand: ({ length, average }) => ({
    nodes: [
      part('top', 'highest', { source: 'in.candles.high' }, { length }),
      part('bottom', 'lowest', { source: 'in.candles.low' }, { length }),
      part('range', 'math', { a: 'top.value', b: 'bottom.value' }, { op: '-' }),
      part('grid', 'math', { a: SPAN, b: 'range.value' }, { op: '/' }),
      part('scale', 'math', { a: 'grid.value', b: 'bottom.value' }, { op: '*' }),
      part(
        'typical',
        'price-average',
        { high: 'in.candles.high', low: 'in.candles.low', close: 'in.candles.close' },
        { kind: 'hlc3' },
      ),
      part('average', 'ema', { source: 'in.candles.close' }, { length: average }),
      part('before', 'lag', { source: 'average.value' }, { bars: 1 }),
      part('fall', 'math', { a: 'before.value', b: 'average.value' }, { op: '-' }),
      part('share', 'math', { a: 'fall.value', b: 'typical.value' }, { op: '/' }),
      part('height', 'math', { a: 'share.value', b: 'scale.value' }, { op: '*' }),
      part('steep', 'function', { source: 'height.value' }, { op: 'atan' }),
      part('angle', 'math', { a: 'steep.value', b: -180 / Math.PI }, { op: '*' }),
    ],
    outputs: { value: 'angle.value' },
  }),
});

/** Units that the price range is stretched to. */
const SPAN = 25;
