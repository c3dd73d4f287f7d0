import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'commodity-channel',
  group: 'momentum',
  title: 'Distance in mean deviations',
  doc: 'How many times 0.015 mean deviations a value lies from its average; 0 where nothing deviates. A part of CCI.',
  hidden: true,
  params: z.object({ length: bars('Length', { min: 2 }) }),
  inputs: { source: number() },
  outputs: { value: number({ plot: 'own' }) },
  lookback: ({ length }) => length - 1,
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: () => ({ seen: 0 }),
  run({ length }, state, { source }, { value }, from, to) {
    let { seen } = state;
    for (let i = from; i < to; i++) {
      if (seen < length) seen++;
      if (seen < length) {
        value[i] = Number.NaN;
        continue;
      }
      const first = i - length + 1;
      const now = source[i]!;
      let sum = 0;
      let even = true;
      for (let k = first; k <= i; k++) {
        sum += source[k]!;
        even &&= source[k]! === now;
      }
      if (even) {
        value[i] = 0; // the sum's rounding would make a deviation out of nothing
        continue;
      }
      const mean = sum / length;
      let away = 0;
      for (let k = first; k <= i; k++) away += Math.abs(source[k]! - mean);
      value[i] = away > 0 ? (now - mean) / (0.015 * (away / length)) : 0;
    }
    state.seen = seen;
  },
});
