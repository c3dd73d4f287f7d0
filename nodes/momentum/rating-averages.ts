import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'rating-averages',
  group: 'momentum',
  title: 'Rating by averages',
  doc: 'How many averages the price lies above, less those it lies below, as a share of all, the cloud being one more vote. A part of the technical rating.',
  hidden: true,
  params: z.object({}),
  inputs: {
    source: number(),
    averages: number({ variadic: true }),
    conversion: number(),
    base: number(),
    spanA: number(),
    spanB: number(),
  },
  outputs: { value: number({ range: [-1, 1], plot: 'own' }) },
  lookback: () => 1,
  warmup: () => 1,
  unknown: 'restart',
  state: () => ({ seen: 0 }),
  run(_, state, { source, averages, conversion, base, spanA, spanB }, { value }, from, to) {
    const voices = averages.length + 1;
    let i = from;
    if (i < to && state.seen === 0) {
      state.seen = 1;
      value[i] = Number.NaN;
      i++;
    }
    for (; i < to; i++) {
      const now = source[i]!;
      const before = source[i - 1]!;
      let votes = 0;
      for (const average of averages) votes += now > average[i]! ? 1 : now < average[i]! ? -1 : 0;
      const line = conversion[i]!;
      const [a, b, middle] = [spanA[i]!, spanB[i]!, base[i]!];
      if (a > b && now > a && now < middle && before < line && now > line) votes++;
      else if (a < b && now < a && now > middle && before > line && now < line) votes--;
      value[i] = votes / voices;
    }
  },
});
