import { z } from 'zod';
import { bars, bool, candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'fractals',
  group: 'structure',
  title: 'Williams fractals',
  doc: 'The price of the last up fractal (a high with lower highs on both sides) and of the last down fractal. Traders buy above the last up fractal and sell below the last down fractal. Trap: it is known only after the bars on its right have closed: charts draw it back in time, this node does not.',
  source: 'https://www.tradingview.com/support/solutions/43000591663/ (Williams Fractal)',
  words: ['williams fractal', 'bill williams', 'fractal breakout', 'pivot'],
  params: z.object({ length: bars('Bars on each side', { max: 500, default: 2 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    up: number({ title: 'Last up fractal', plot: 'price' }),
    down: number({ title: 'Last down fractal', plot: 'price' }),
    newUp: bool({ title: 'Up fractal confirmed' }),
    newDown: bool({ title: 'Down fractal confirmed' }),
  },
  warmup: ({ length }) => ({ up: null, down: null, newUp: 2 * length, newDown: 2 * length }),
  settle: ({ length }) => 100 * length,
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length }) => ({
    nodes: [part('swing', 'swing', { candles: 'in.candles' }, { left: length, right: length })],
    outputs: { up: 'swing.high', down: 'swing.low', newUp: 'swing.newHigh', newDown: 'swing.newLow' },
  }),
});
