import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { freshSum, PreciseSum } from '../../src/node/kernels/sum.ts';

export default defineNode({
  type: 'efficiency-ratio',
  group: 'regime',
  title: 'Efficiency ratio',
  doc: 'The distance covered divided by the way walked: 1 is a straight move, 0 is going nowhere. Above about 0.5 the market trends. Use it to switch between trend and range strategies. Trap: it does not tell the direction, and one large bar can carry it.',
  source: 'P. Kaufman, Trading Systems and Methods: |change| over the sum of |changes|',
  words: ['ER', 'kaufman efficiency ratio', 'KER', 'fractal efficiency', 'signal to noise'],
  params: z.object({ length: bars('Length', { default: 10 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ range: [0, 1], plot: 'own' }) },
  lookback: ({ length }) => length + 1,
  warmup: ({ length }) => length,
  unknown: 'restart',
  state: () => ({ way: freshSum(), moves: 0, seen: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    let way = new PreciseSum(state.way);
    let { moves, seen } = state;
    for (let i = from; i < to; i++) {
      if (seen > length) {
        const gone = Math.abs(source[i - length]! - source[i - length - 1]!);
        if (gone > 0) {
          moves--;
          way.add(-gone);
        }
      } else seen++;
      if (moves === 0) way = new PreciseSum(freshSum());
      if (seen > 1) {
        const step = Math.abs(source[i]! - source[i - 1]!);
        if (step > 0) {
          moves++;
          way.add(step);
        }
      }
      const known = seen > length && moves > 0;
      value[i] = known ? Math.min(1, Math.abs(source[i]! - source[i - length]!) / way.value) : Number.NaN;
    }
    state.way = way.save();
    state.moves = moves;
    state.seen = seen;
  },
});
