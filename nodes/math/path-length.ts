import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';

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
  state: () => ({ way: 0, lost: 0, moves: 0, seen: 0 }),
  run({ length }, state, { source }, { value }, from, to) {
    let { way, lost, moves, seen } = state; // `lost` is the rounding of `way`
    for (let i = from; i < to; i++) {
      const step = seen > 0 ? Math.abs(source[i]! - source[i - 1]!) : 0;
      let gone = 0;
      if (seen > length) gone = Math.abs(source[i - length]! - source[i - length - 1]!);
      else seen++;
      if (step > 0) moves++;
      if (gone > 0) moves--;
      const change = step - gone;
      const kept = change - step;
      const next = way + change;
      const part = next - way;
      lost += way - (next - part) + (change - part) + (step - (change - kept) - (gone + kept));
      way = next;
      if (moves === 0) way = lost = 0;
      value[i] = seen > length ? way + lost : Number.NaN;
    }
    state.way = way + 0;
    state.lost = lost + 0;
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
