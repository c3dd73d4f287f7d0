import { z } from 'zod';
import { candles, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'true-range',
  group: 'volatility',
  title: 'True range',
  doc: 'How far the price travelled in a bar, gaps included: from the higher of high and last close to the lower of low and last close. It is the raw material of ATR. A bar far beyond its usual range is news or panic. Single bars are noisy: average them (ATR) before using them as a distance.',
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
});
