import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';
import { cos, exp } from '../../src/node/math.ts';

export default defineNode({
  type: 'super-smoother',
  group: 'trend',
  title: 'Super smoother',
  doc: "Ehlers' filter: it removes every swing shorter than its length and lets longer ones through, with less lag than an average of equal calm. Use it to clean a price or an oscillator before comparing. Trap: it overshoots a little after jumps.",
  source: 'J. Ehlers, Cycle Analytics for Traders, 2013',
  words: ['ehlers', 'supersmoother', 'two pole', 'butterworth', 'filter'],
  params: z.object({ length: bars('Length', { min: 2 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  lookback: () => 1,
  warmup: () => 0,
  settle: ({ length }) => emaSettle(length),
  state: () => ({ last: 0, before: 0, seen: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    let { last, before, seen } = state;
    const angle = (Math.SQRT2 * Math.PI) / length;
    const decay = exp(-angle);
    const c2 = 2 * decay * cos(angle);
    const c3 = -decay * decay;
    const c1 = 1 - c2 - c3;
    let i = from;
    for (; i < to && seen < 2; i++) {
      seen++;
      before = seen === 1 ? source[i]! : last;
      last = source[i]!;
      value[i] = last + 0;
    }
    for (; i < to; i++) {
      const level = (c1 * (source[i]! + source[i - 1]!)) / 2 + c2 * last + c3 * before;
      before = last;
      last = level;
      value[i] = level + 0;
    }
    state.last = last + 0;
    state.before = before + 0;
    state.seen = seen;
  },
});
