import { z } from 'zod';
import { candles, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'ad',
  group: 'volume',
  title: 'Accumulation/distribution',
  doc: 'Adds up volume, weighed by where each bar closed within its range: a close at the high counts fully as buying, at the low as selling. A line that rises against a falling price hints at quiet buying. It ignores gaps between bars, and its level is arbitrary.',
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
});
