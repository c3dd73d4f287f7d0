import { z } from 'zod';
import { candles, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'negative-volume-index',
  group: 'volume',
  title: 'Negative volume index',
  doc: 'The price as it would be if it had only moved on bars with less volume than the bar before: the quiet money. Rising above its own average (255 days by custom) is read as a bull market. Trap: it knows nothing of how much the volume fell.',
  source: 'https://tulipindicators.org/nvi: it starts at 1000',
  words: ['NVI', 'quiet volume', 'fosback'],
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
      if (seen > 0 && volume[i]! < traded) index += ((close[i]! - price) / price) * index;
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
  golden: [
    {
      source: 'https://tulipindicators.org/nvi',
      in: {
        candles: {
          close: [
            81.59, 81.06, 82.87, 83, 83.61, 83.15, 82.84, 83.99, 84.55, 84.36, 85.53, 86.54, 86.89, 87.77,
            87.29,
          ],
          volume: [
            5653100, 6447400, 7690900, 3831400, 4455100, 3798000, 3936200, 4732000, 4841300, 3915300, 6830800,
            6694100, 5293600, 7985800, 4807900,
          ],
        },
      },
      out: {
        value: [
          1000, 1000, 1000, 1001.569, 1001.569, 996.058, 996.058, 996.058, 996.058, 993.82, 993.82, 1005.556,
          1009.623, 1009.623, 1004.101,
        ],
      },
      tolerance: 0.001,
    },
  ],
});
