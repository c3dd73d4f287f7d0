import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { freshSum, PreciseSum } from '../../src/node/kernels/sum.ts';

export default defineNode({
  type: 'path-length',
  group: 'math',
  title: 'Path length',
  doc: 'The way that a value went over the last bars, up and down alike; 0 where it stood still. A part of the vertical horizontal filter.',
  hidden: true,
  params: z.object({ length: bars('Length') }),
  inputs: { source: number() },
  outputs: { value: number() },
  lookback: ({ length }) => length + 1,
  warmup: ({ length }) => length,
  unknown: 'restart',
  state: () => ({ way: freshSum(), moves: 0, seen: 0 }),
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
      value[i] = seen > length ? (moves > 0 ? way.value : 0) : Number.NaN;
    }
    state.way = way.save();
    state.moves = moves;
    state.seen = seen;
  },
  golden: [
    {
      source: 'by hand',
      params: { length: 2 },
      in: { source: [1, 3, 2, 2, 2] },
      out: { value: [null, null, 3, 1, 0] },
    },
  ],
});
