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
    let before = a[from - 1]! - b[from - 1]!;
    for (let i = from; i < to; i++) {
      const now = a[i]! - b[i]!;
      value[i] =
        direction === 'above'
          ? rises(before, now)
          : direction === 'below'
            ? rises(-before, -now)
            : turns(before, now);
      before = now;
    }
    if (from < to && Number.isNaN(a[from - 1]! - b[from - 1]!)) value[from] = Number.NaN;
  },
});

function rises(before: number, now: number): number {
  return before <= 0 && now > 0 ? 1 : 0;
}

function turns(before: number, now: number): number {
  return (before <= 0 && now > 0) || (before >= 0 && now < 0) ? 1 : 0;
}
