import { z } from 'zod';
import { candles, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'market-facilitation',
  group: 'volume',
  title: 'Market facilitation index',
  doc: 'How far the price moves for each unit of volume: the range of the candle divided by its volume. Williams reads it together with the volume: both up is a move worth following, index up on falling volume is one that fades. Trap: its scale depends on the market; a candle without volume has none.',
  source: 'B. Williams, Trading Chaos, 1995; https://tulipindicators.org/marketfi',
  words: ['BW MFI', 'marketfi', 'bill williams', 'BWMFI'],
  params: z.object({}),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: () => 0,
  sentence: (_params, inputs) => `of ${inputs.candles}`,
  expand: () => ({
    nodes: [
      part('range', 'math', { a: 'in.candles.high', b: 'in.candles.low' }, { op: '-' }),
      part('index', 'math', { a: 'range.value', b: 'in.candles.volume' }, { op: '/' }),
    ],
    outputs: { value: 'index.value' },
  }),
});
