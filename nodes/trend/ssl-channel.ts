import { z } from 'zod';
import { bars, candles, defineComposite, number } from '../../src/node/index.ts';
import { average, averageSettle, averageWarmup, maType } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'ssl-channel',
  group: 'trend',
  title: 'SSL channel',
  doc: 'Averages of the highs and of the lows. A close above both makes the trend up (direction +1), a close below both makes it down; the lines cross over at each turn. Use the cross as an entry or as a filter for other signals. Trap: in a sideways market it turns with every small break.',
  source: 'ErwinBeckers; https://www.tradingview.com/script/xzIoaIJC-SSL-channel/',
  words: ['SSL', 'semaphore signal level', 'gann high low activator', 'HiLo activator'],
  params: z.object({ length: bars('Length', { default: 10 }), maType: maType('sma') }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    up: number({ title: 'Up', plot: 'price' }),
    down: number({ title: 'Down', plot: 'price' }),
    direction: number({ title: 'Direction', range: [-1, 1], plot: 'own' }),
  },
  warmup: ({ length, maType }) => averageWarmup(maType, length),
  settle: ({ length, maType }) => 100 + 10 * length + averageSettle(maType, length),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  expand: ({ length, maType }) => ({
    nodes: [
      average('upper', maType, 'in.candles.high', length, 'in.candles.volume'),
      average('lower', maType, 'in.candles.low', length, 'in.candles.volume'),
      part('side', 'ssl-direction', {
        source: 'in.candles.close',
        upper: 'upper.value',
        lower: 'lower.value',
      }),
    ],
    outputs: { up: 'side.up', down: 'side.down', direction: 'side.direction' },
  }),
});
