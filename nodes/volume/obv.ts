import { z } from 'zod';
import { candles, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'obv',
  group: 'volume',
  title: 'On-balance volume',
  doc: 'Adds the volume of bars that closed higher and subtracts that of bars that closed lower. When it climbs while the price stands still, buyers are at work. Trap: only its direction means anything: its level depends on where the history begins.',
  source: 'https://ta-lib.org/functions/ (OBV): it starts with the first volume',
  words: ['OBV', 'on balance volume', 'volume flow', 'granville'],
  params: z.object({}),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ total: 0, before: 0, seen: 0 }),
  sentence: (_, { candles }) => `of ${candles}`,
  run(_, state, { candles: { close, volume } }, { value }, from, to) {
    let { total, before } = state;
    let i = from;
    if (i < to && state.seen === 0) {
      state.seen = 1;
      total = volume[i]!;
      before = close[i]!;
      value[i++] = total;
    }
    for (; i < to; i++) {
      const price = close[i]!;
      total += price > before ? volume[i]! : price < before ? -volume[i]! : 0;
      before = price;
      value[i] = total;
    }
    state.total = total;
    state.before = before;
  },
  golden: [
    {
      source: 'https://ta-lib.org, computed with its version 0.6 (OBV)',
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
          5653100, -794300, 6896600, 10728000, 15183100, 11385100, 7448900, 12180900, 17022200, 13106900,
          19937700, 26631800, 31925400, 39911200, 35103300,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
