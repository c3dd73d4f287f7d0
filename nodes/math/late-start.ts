import { z } from 'zod';
import { count, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'late-start',
  group: 'math',
  title: 'Late start',
  doc: 'A value without its first bars, so that an average of it begins together with another one. A part of MACD.',
  hidden: true,
  params: z.object({ bars: count('Bars left out at the start', { min: 0, default: 0 }) }),
  inputs: { source: number() },
  outputs: { value: number() },
  warmup: ({ bars }) => bars,
  state: () => ({ seen: 0 }),
  run({ bars }, state, { source }, { value }, from, to) {
    for (let i = from; i < to; i++) {
      const early = state.seen < bars;
      if (early) state.seen++;
      value[i] = early ? Number.NaN : source[i]!;
    }
  },
  golden: [
    {
      source: 'by hand',
      params: { bars: 2 },
      in: { source: [1, 2, 3, 4] },
      out: { value: [null, null, 3, 4] },
    },
  ],
});
