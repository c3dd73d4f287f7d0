import { z } from 'zod';
import { candles, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'positive-volume-index',
  group: 'volume',
  title: 'Positive volume index',
  doc: 'The price as it would be if it had only moved on bars with more volume than the bar before: the crowd. Compare it with the negative volume index: a rise carried by the crowd alone is thought to be short-lived. It knows nothing of how much the volume rose.',
  source: 'https://tulipindicators.org/pvi: it starts at 1000',
  words: ['PVI', 'busy volume', 'fosback'],
  params: z.object({}),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ index: 1000, price: 0, traded: 0, seen: 0 }),
  sentence: (_, { candles }) => `of ${candles}`,
  run(_, state, { candles: { close, volume } }, { value }, from, to) {
    let { index, price, traded, seen } = state;
    for (let i = from; i < to; i++) {
      if (seen > 0 && volume[i]! > traded) index += ((close[i]! - price) / price) * index;
      seen = 1;
      price = close[i]!;
      traded = volume[i]!;
      value[i] = index;
    }
    state.index = index;
    state.price = price;
    state.traded = traded;
    state.seen = seen;
  },
});
