import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { averageSettle, averageWarmup } from '../../src/node/kernels/averages.ts';

export default defineNode({
  type: 'zlema',
  group: 'trend',
  title: 'ZLEMA',
  doc: 'An EMA of the price pushed ahead by its own recent change, so that the lag of the average cancels out. It turns almost with the price. Use it in place of an EMA where speed counts. Trap: it overshoots after jumps and is as nervous as it is quick.',
  source: 'J. Ehlers, R. Way, Zero Lag, 2010; Tulip Indicators (zlema): it begins with a price',
  words: ['zero lag', 'zero-lag exponential moving average', 'ehlers'],
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
  golden: [
    {
      source: 'https://tulipindicators.org/zlema',
      params: { length: 5 },
      in: {
        source: [
          81.59, 81.06, 82.87, 83, 83.61, 83.15, 82.84, 83.99, 84.55, 84.36, 85.53, 86.54, 86.89, 87.77,
          87.29,
        ],
      },
      out: {
        value: [
          null,
          81.06,
          82.09,
          83.04,
          83.476666667,
          83.417777778,
          82.968518519,
          83.589012346,
          84.479341564,
          84.562894376,
          85.211929584,
          86.381286389,
          87.004190926,
          87.669460617,
          87.676307078,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});

function lagOf(length: number): number {
  return Math.floor((length - 1) / 2);
}
