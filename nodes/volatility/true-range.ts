import { z } from 'zod';
import { candles, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'true-range',
  group: 'volatility',
  title: 'True range',
  doc: 'How far the price travelled in a bar, gaps included: from the higher of high and last close to the lower of low and last close. It is the raw material of ATR. A bar far beyond its usual range is news or panic. Trap: single bars are noisy: average them (ATR) before using them as a distance.',
  source:
    'J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; https://ta-lib.org/functions/ (TRANGE)',
  words: ['TR', 'TRANGE', 'range', 'gap'],
  params: z.object({}),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  lookback: () => 1,
  warmup: () => 1,
  unknown: 'restart',
  state: () => ({ seen: 0 }),
  sentence: (_, { candles }) => `of ${candles}`,
  run(_, state, { candles: { high, low, close } }, { value }, from, to) {
    let i = from;
    if (i < to && state.seen === 0) {
      value[i] = Number.NaN;
      state.seen = 1;
      i++;
    }
    for (; i < to; i++) {
      const before = close[i - 1]!;
      const top = high[i]!;
      const bottom = low[i]!;
      value[i] = (top > before ? top : before) - (bottom < before ? bottom : before);
    }
  },
  golden: [
    {
      source: 'TA-Lib (C library), TRANGE',
      in: {
        candles: {
          high: [
            82.15, 81.89, 83.03, 83.3, 83.85, 83.9, 83.33, 84.3, 84.84, 85, 85.9, 86.58, 86.98, 88, 87.87,
          ],
          low: [
            81.29, 80.64, 81.31, 82.65, 83.07, 83.11, 82.49, 82.3, 84.15, 84.11, 84.03, 85.39, 85.76, 87.17,
            87.01,
          ],
          close: [
            81.59, 81.06, 82.87, 83, 83.61, 83.15, 82.84, 83.99, 84.55, 84.36, 85.53, 86.54, 86.89, 87.77,
            87.29,
          ],
        },
      },
      out: { value: [null, 1.25, 1.97, 0.65, 0.85, 0.79, 0.84, 2, 0.85, 0.89, 1.87, 1.19, 1.22, 1.11, 0.86] },
      tolerance: 1e-9,
    },
  ],
});
