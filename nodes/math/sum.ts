import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { freshSum, PreciseSum } from '../../src/node/kernels/sum.ts';

export default defineNode({
  type: 'sum',
  group: 'math',
  title: 'Sum',
  doc: 'The sum of the last values, the present one included. Use it to count how often a condition held (true counts as 1) or to add up volume over a day. Trap: an unknown value inside the window starts it anew.',
  source: 'https://ta-lib.org/functions/ (SUM)',
  words: ['total', 'rolling sum', 'count true', 'add up', '24-hour volume', '24h volume'],
  params: z.object({ length: bars('Length') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number() },
  lookback: ({ length }) => length,
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: () => ({ sum: freshSum(), seen: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    const sum = new PreciseSum(state.sum);
    let { seen } = state;
    for (let i = from; i < to; i++) {
      sum.add(source[i]!);
      if (seen === length) sum.add(-source[i - length]!);
      else seen++;
      value[i] = seen === length ? sum.value : Number.NaN;
    }
    state.sum = sum.save();
    state.seen = seen;
  },
});
