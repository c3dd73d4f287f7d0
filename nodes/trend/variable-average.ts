import { z } from 'zod';
import { bars, choice, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'variable-average',
  group: 'trend',
  title: 'Variable-length average',
  doc: 'A moving average whose length is wired in and may change from bar to bar: half the dominant cycle, say, or short while the market is wild. Lengths are rounded down and kept between the least and the greatest. Trap: a length that jumps makes the average jump without any move of the price.',
  source: 'https://ta-lib.org/functions/ (MAVP), with plain and weighted averages',
  words: ['MAVP', 'variable period', 'adaptive length', 'dynamic length', 'moving average'],
  params: z.object({
    kind: choice('Kind', ['sma', 'wma'], 'sma'),
    least: bars('Least length', { min: 1, max: 1000, default: 2 }),
    greatest: bars('Greatest length', { min: 1, max: 1000, default: 30 }),
  }),
  inputs: {
    source: number({ from: 'close' }),
    length: number({ title: 'Length', doc: 'How many bars to average over, at this bar.' }),
  },
  outputs: { value: number({ plot: 'price' }) },
  lookback: ({ least, greatest }) => Math.max(least, greatest) - 1,
  warmup: ({ least, greatest }) => Math.max(least, greatest) - 1,
  unknown: 'restart',
  state: () => ({ seen: 0 }),
  sentence: ({ kind }, { source, length }) => `${kind.toUpperCase()} of ${source}, ${length} bars`,
  run({ kind, least, greatest }, state, { source, length }, { value }, from, to) {
    const most = Math.max(least, greatest);
    let { seen } = state;
    for (let i = from; i < to; i++) {
      if (seen < most) seen++;
      const bars = Math.min(most, Math.max(least, Math.floor(length[i]!)));
      let sum = 0;
      let weights = 0;
      for (let age = seen < most ? -1 : bars - 1; age >= 0; age--) {
        const weight = kind === 'wma' ? bars - age : 1;
        sum += source[i - age]! * weight;
        weights += weight;
      }
      value[i] = weights > 0 ? sum / weights : Number.NaN;
    }
    state.seen = seen;
  },
  golden: [
    {
      source: 'by hand: lengths of 1, 2, and 9 cut to 3',
      params: { greatest: 3, least: 1 },
      in: { source: [1, 2, 6, 4, 8, 3], length: [1, 1, 1, 2, 9, 0] },
      out: { value: [null, null, 6, 5, 6, 3] },
    },
  ],
});
