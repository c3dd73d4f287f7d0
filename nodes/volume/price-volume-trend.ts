import { z } from 'zod';
import { candles, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'price-volume-trend',
  group: 'volume',
  title: 'Price volume trend',
  doc: 'Adds up volume times the percentage the close moved: like on-balance volume, but a small move counts little. A line that stops following the price warns of a tired trend. Trap: only its direction means anything.',
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
  golden: [
    {
      source: 'https://chartschool.stockcharts.com (Volume Price Trend), worked sheet',
      in: {
        candles: {
          close: [
            24.7486, 24.7088, 25.0373, 25.545, 25.0672, 25.107, 24.888, 24.9975, 25.0473, 25.336, 25.0572,
            25.4455, 25.5649, 25.555, 25.4057, 25.3658,
          ],
          volume: [
            18730.144, 12271.74, 24691.414, 18357.606, 22964.08, 15918.948, 16067.044, 16568.487, 16018.729,
            9773.569, 22572.712, 12986.669, 10906.659, 5799.259, 7395.274, 5818.162,
          ],
        },
      },
      out: {
        value: [
          null,
          -19.7350659027,
          308.533789687,
          680.784654046,
          251.258820262,
          276.533846208,
          136.386371958,
          209.28292156,
          241.195420978,
          353.847458136,
          105.454968966,
          306.703455338,
          357.88166306,
          355.635901719,
          312.430485628,
          303.292982478,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
