import { z } from 'zod';
import { candles, defineNode, factor, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'acceleration-step',
  group: 'trend',
  title: 'Widened candle',
  doc: 'High and low of a bar, pushed apart by its relative range. A part of acceleration bands.',
  hidden: true,
  params: z.object({ factor: factor('Factor', { min: 0, max: 100, default: 4 }) }),
  inputs: { candles: candles() },
  outputs: { upper: number({ plot: 'price' }), lower: number({ plot: 'price' }) },
  warmup: () => 0,
  state: () => ({}),
  run({ factor }, _, { candles: { high, low } }, { upper, lower }, from, to) {
    for (let i = from; i < to; i++) {
      const both = high[i]! + low[i]!;
      const share = both === 0 ? 0 : (factor * (high[i]! - low[i]!)) / both;
      upper[i] = high[i]! * (1 + share);
      lower[i] = low[i]! * (1 - share);
    }
  },
});
