import { z } from 'zod';
import { candles, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'bar-power',
  group: 'momentum',
  title: 'Power of a bar',
  doc: 'The body of a candle as a signed share of its range; 0 without a range. A part of the balance of power.',
  hidden: true,
  params: z.object({}),
  inputs: { candles: candles() },
  outputs: { value: number({ range: [-1, 1], plot: 'own' }) },
  warmup: () => 0,
  state: () => ({}),
  run(_, __, { candles: { open, high, low, close } }, { value }, from, to) {
    for (let i = from; i < to; i++) {
      const range = high[i]! - low[i]!;
      value[i] = range > 0 ? (close[i]! - open[i]!) / range : 0;
    }
  },
});
