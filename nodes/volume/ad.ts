import { z } from 'zod';
import { candles, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'ad',
  group: 'volume',
  title: 'Accumulation/distribution',
  doc: 'Adds up volume, weighed by where each bar closed within its range: a close at the high counts fully as buying, at the low as selling. A line that rises against a falling price hints at quiet buying. Trap: it ignores gaps between bars, and its level is arbitrary.',
  source: 'https://ta-lib.org/functions/ (AD)',
  words: ['A/D', 'ADL', 'accumulation distribution line', 'chaikin', 'money flow volume'],
  params: z.object({}),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ total: 0 }),
  sentence: (_, { candles }) => `of ${candles}`,
  run(_, state, { candles: { high, low, close, volume } }, { value }, from, to) {
    let { total } = state;
    for (let i = from; i < to; i++) {
      const range = high[i]! - low[i]!;
      if (range > 0) total += ((close[i]! - low[i]! - (high[i]! - close[i]!)) / range) * volume[i]!;
      value[i] = total;
    }
    state.total = total + 0;
  },
  golden: [
    {
      source: 'https://chartschool.stockcharts.com (Accumulation/Distribution), worked sheet',
      in: {
        candles: {
          high: [
            62.34, 62.05, 62.27, 60.79, 59.93, 61.75, 60, 59, 59.07, 59.22, 58.75, 58.65, 58.47, 58.25, 58.35,
            59.86,
          ],
          low: [
            61.37, 60.69, 60.1, 58.61, 58.712, 59.86, 57.97, 58.02, 57.48, 58.3, 57.8276, 57.86, 57.91,
            57.8333, 57.53, 58.58,
          ],
          close: [
            62.15, 60.81, 60.45, 59.18, 59.24, 60.2, 58.48, 58.24, 58.69, 58.65, 58.47, 58.02, 58.17, 58.07,
            58.13, 58.94,
          ],
          volume: [
            7849.025, 11692.075, 10575.307, 13059.128, 20733.508, 29630.096, 17705.294, 7259.203, 10474.629,
            5203.714, 3422.865, 3962.15, 4095.905, 3766.006, 4239.335, 8039.979,
          ],
        },
      },
      out: {
        value: [
          4774.1492, -4854.6184, -12018.5361, -18248.5788, -21006.2375, -39975.7698, -48784.8077, -52784.7767,
          -47316.8886, -48561.255, -47216.4521, -49573.6805, -49866.2452, -49353.8081, -47389.2382,
          -50906.729,
        ],
      },
      tolerance: 0.001,
    },
  ],
});
