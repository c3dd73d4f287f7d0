import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { freshExtreme, slideExtreme } from '../../src/node/kernels/extreme.ts';

/** The squared percentage by which a value lies below the peak of the last bars, or of the bars so far. */
export default defineNode({
  type: 'fall',
  group: 'volatility',
  title: 'Squared fall',
  doc: 'The square of the percentage by which a value lies below its recent peak.',
  hidden: true,
  params: z.object({ length: bars('Length', { default: 14 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: () => 0,
  settle: ({ length }) => length,
  unknown: 'restart',
  state: ({ length }) => ({ peaks: freshExtreme(length), top: 0, seen: 0 }),
  run({ length }, state, { source }, { value }, from, to) {
    slideExtreme(state.peaks, length, 1, source, value, from, to);
    let { top, seen } = state;
    for (let i = from; i < to; i++) {
      const now = source[i]!;
      if (seen < length) {
        top = seen === 0 || now > top ? now : top;
        seen++;
      } else top = value[i]!;
      const percent = top === 0 ? Number.NaN : (100 * (now - top)) / top;
      value[i] = percent * percent;
    }
    state.top = top + 0;
    state.seen = seen;
  },
});
