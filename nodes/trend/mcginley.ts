import { z } from 'zod';
import { bars, defineNode, factor, number } from '../../src/node/index.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineNode({
  type: 'mcginley',
  group: 'trend',
  title: 'McGinley dynamic',
  doc: 'An average that hurries when the price falls below it and takes its time when the price runs above it, so that it hugs the market without being told a new length. Use it as a trend line. Trap: after a crash it drops at once: that is its nature, not news.',
  source:
    'J. McGinley; https://www.tradingview.com/support/solutions/43000589175/. The step never passes the price',
  words: ['mcginley dynamic', 'dynamic moving average'],
  params: z.object({
    length: bars('Length'),
    constant: factor('Constant', { min: 0.1, max: 10, default: 1 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length }) => length - 1,
  // Of prices, which stay near the average.
  settle: ({ length, constant }) => length + 4 * rmaSettle(length * Math.max(1, constant)),
  state: () => ({ level: 0, seen: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length, constant }, state, { source }, { value }, from, to) {
    let { level, seen } = state;
    let i = from;
    for (; i < to && seen < length; i++) {
      seen++;
      level += source[i]!;
      if (seen === length) level /= length;
      value[i] = seen === length ? level : Number.NaN;
    }
    for (; i < to; i++) {
      const price = source[i]!;
      const ratio = price / level;
      const pace = constant * length * ratio * ratio * ratio * ratio;
      level = pace > 1 ? level + (price - level) / pace : price;
      value[i] = level + 0;
    }
    state.level = level + 0;
    state.seen = seen;
  },
});
