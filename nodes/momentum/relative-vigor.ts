import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'relative-vigor',
  group: 'momentum',
  title: 'Relative vigor index',
  doc: 'How much of the range of the last bars lies between open and close, signed: in an up trend bars close above their opens. Crossing its signal upward is an entry. Not to be confused with the relative volatility index. Where bars have no range it is unknown. Trap: in a sideways market the lines cross for nothing.',
  source: 'J. Ehlers, Stocks & Commodities, 2002; https://www.tradingview.com/support/solutions/43000591593/',
  words: ['RVGI', 'RVI', 'relative vigor', 'vigour'],
  params: z.object({ length: bars('Length', { default: 10 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    value: number({ title: 'RVGI', range: [-1, 1], plot: 'own' }),
    signal: number({ title: 'Signal', range: [-1, 1], plot: 'own' }),
  },
  warmup: ({ length }) => ({ value: length + 2, signal: length + 5 }),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length }) => ({
    nodes: [
      part('body', 'math', { a: 'in.candles.close', b: 'in.candles.open' }, { op: '-' }),
      part('range', 'math', { a: 'in.candles.high', b: 'in.candles.low' }, { op: '-' }),
      part('bodies', 'swing-weights', { source: 'body.value' }),
      part('ranges', 'swing-weights', { source: 'range.value' }),
      part('above', 'sum', { source: 'bodies.value' }, { length }),
      part('below', 'sum', { source: 'ranges.value' }, { length }),
      part('value', 'math', { a: 'above.value', b: 'below.value' }, { op: '/' }),
      part('signal', 'swing-weights', { source: 'value.value' }),
    ],
    outputs: { value: 'value.value', signal: 'signal.value' },
  }),
});
