import { z } from 'zod';
import { bool, choice, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'crosses',
  group: 'conditions',
  title: 'Crosses',
  doc: 'True on the one bar on which A passes B: above it now, not above it one bar before. Two averages crossing, or RSI leaving a level, are the commonest signals. Trap: it is true for a single bar, so two crossings rarely meet; join them with Within.',
  words: ['crossing up', 'crossing down', 'crossover', 'crossunder', 'golden cross', 'death cross', 'cross'],
  params: z.object({ direction: choice('Direction', ['above', 'below', 'either'], 'above') }),
  inputs: { a: number({ title: 'A' }), b: number({ title: 'B' }) },
  outputs: { value: bool() },
  lookback: () => 1,
  warmup: () => 1,
  state: () => ({}),
  sentence: ({ direction }, { a, b }) =>
    direction === 'either' ? `${a} crosses ${b}` : `${a} crosses ${direction} ${b}`,
  run({ direction }, _state, { a, b }, { value }, from, to) {
    const up = direction !== 'below';
    const down = direction !== 'above';
    for (let i = from; i < to; i++) {
      const before = a[i - 1]! - b[i - 1]!;
      const now = a[i]! - b[i]!;
      if (Number.isNaN(before)) value[i] = Number.NaN;
      else value[i] = (up && now > 0 && before <= 0) || (down && now < 0 && before >= 0) ? 1 : 0;
    }
  },
});
