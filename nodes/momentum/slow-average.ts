import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineNode({
  type: 'slow-average',
  group: 'momentum',
  title: 'Average with weight 2 / length',
  doc: 'An exponential average whose newest bar weighs 2 / length, begun with a plain average. A part of PMO.',
  hidden: true,
  params: z.object({ length: bars('Length', { min: 2 }) }),
  inputs: { source: number() },
  outputs: { value: number() },
  warmup: ({ length }) => length - 1,
  settle: ({ length }) => length + rmaSettle(length),
  state: () => ({ seen: 0, level: 0 }),
  run({ length }, state, { source }, { value }, from, to) {
    let { seen, level } = state;
    const weight = 2 / length;
    for (let i = from; i < to; i++) {
      if (seen >= length) level += (source[i]! - level) * weight;
      else {
        level += source[i]!;
        seen++;
        if (seen === length) level /= length;
      }
      value[i] = seen === length ? level : Number.NaN;
    }
    state.seen = seen;
    state.level = level + 0;
  },
});
