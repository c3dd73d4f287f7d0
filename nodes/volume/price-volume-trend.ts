import { z } from 'zod';
import { candles, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'price-volume-trend',
  group: 'volume',
  title: 'Price volume trend',
  doc: 'Adds up volume times the percentage the close moved: like on-balance volume, but a small move counts little. A line that stops following the price warns of a tired trend. Only its direction means anything.',
  source: 'https://www.tradingview.com/support/solutions/43000502345/ (Price Volume Trend)',
  words: ['PVT', 'volume price trend', 'VPT'],
  params: z.object({}),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: () => 1,
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ total: 0, price: 0, seen: 0 }),
  sentence: (_, { candles }) => `of ${candles}`,
  run(_, state, { candles: { close, volume } }, { value }, from, to) {
    let { total, price, seen } = state;
    for (let i = from; i < to; i++) {
      if (seen > 0) total += ((close[i]! - price) / price) * volume[i]!;
      value[i] = seen > 0 ? total : Number.NaN;
      seen = 1;
      price = close[i]!;
    }
    state.total = total + 0;
    state.price = price;
    state.seen = seen;
  },
});
