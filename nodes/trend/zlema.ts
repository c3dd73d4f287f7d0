import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { averageSettle, averageWarmup } from '../../src/node/kernels/averages.ts';

export default defineNode({
  type: 'zlema',
  group: 'trend',
  title: 'ZLEMA',
  doc: 'An EMA of the price pushed ahead by its own recent change, so that the lag of the average cancels out. It turns almost with the price. Use it in place of an EMA where speed counts. It overshoots after jumps and is as nervous as it is quick.',
  source: 'J. Ehlers, R. Way, Zero Lag, 2010; Tulip Indicators (zlema): it begins with a price',
  words: ['zero lag', 'zero-lag exponential moving average', 'ehlers', 'ma'],
  params: z.object({ length: bars('Length') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  lookback: ({ length }) => lagOf(length),
  warmup: ({ length }) => averageWarmup('zlema', length),
  settle: ({ length }) => averageSettle('zlema', length),
  state: () => ({ seen: 0, level: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    let { seen, level } = state;
    const lag = lagOf(length);
    const seed = Math.max(1, lag);
    const weight = 2 / (length + 1);
    let i = from;
    for (; i < to && seen < seed; i++) {
      seen++;
      level = source[i]!;
      value[i] = seen === seed ? level + 0 : Number.NaN;
    }
    for (; i < to; i++) {
      const now = source[i]!;
      level += (now + (now - source[i - lag]!) - level) * weight;
      value[i] = level + 0;
    }
    state.seen = seen;
    state.level = level + 0;
  },
});

function lagOf(length: number): number {
  return Math.floor((length - 1) / 2);
}
