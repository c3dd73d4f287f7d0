import { z } from 'zod';
import { defineNode, factor, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'laguerre-rsi',
  group: 'momentum',
  title: 'Laguerre RSI',
  doc: "Ehlers' RSI of a filter that warps time: 0 to 100, quick with few bars and little noise. Crossing 20 upward is a buy, 80 downward a sell. A small alpha makes it calm and slow. Trap: in a trend it lies flat at one end and says only that the trend goes on.",
  source: 'J. Ehlers, Cybernetic Analysis for Stocks and Futures, 2004',
  words: ['LRSI', 'laguerre', 'ehlers', 'rsi'],
  params: z.object({ alpha: factor('Alpha', { min: 0.01, max: 1, default: 0.2 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ range: [0, 100], plot: 'own' }) },
  warmup: () => 0,
  settle: ({ alpha }) => Math.ceil(60 / alpha),
  state: () => ({ seen: 0, first: 0, second: 0, third: 0, fourth: 0 }),
  sentence: ({ alpha }, { source }) => `${alpha} of ${source}`,
  run({ alpha }, state, { source }, { value }, from, to) {
    let { seen, first, second, third, fourth } = state;
    const kept = 1 - alpha;
    for (let i = from; i < to; i++) {
      const now = source[i]!;
      if (seen === 0) {
        seen = 1;
        first = now;
        second = now;
        third = now;
        fourth = now;
      }
      const [a, b, c] = [first, second, third];
      first = alpha * now + kept * first;
      second = a - kept * first + kept * second;
      third = b - kept * second + kept * third;
      fourth = c - kept * third + kept * fourth;
      const up = Math.max(0, first - second) + Math.max(0, second - third) + Math.max(0, third - fourth);
      const down = Math.max(0, second - first) + Math.max(0, third - second) + Math.max(0, fourth - third);
      value[i] = up + down > 0 ? (100 * up) / (up + down) : 50;
    }
    state.seen = seen;
    state.first = first + 0;
    state.second = second + 0;
    state.third = third + 0;
    state.fourth = fourth + 0;
  },
});
