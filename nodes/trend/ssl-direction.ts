import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'ssl-direction',
  group: 'trend',
  title: 'Side of a channel',
  doc: 'Which side of a channel the source left last, and the channel turned over with it. A part of the SSL channel.',
  hidden: true,
  params: z.object({}),
  inputs: { source: number(), upper: number(), lower: number() },
  outputs: {
    up: number({ plot: 'price' }),
    down: number({ plot: 'price' }),
    direction: number({ range: [-1, 1] }),
  },
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ way: 1 }),
  run(_, state, { source, upper, lower }, { up, down, direction }, from, to) {
    let { way } = state;
    for (let i = from; i < to; i++) {
      if (source[i]! > upper[i]!) way = 1;
      else if (source[i]! < lower[i]!) way = -1;
      up[i] = way > 0 ? upper[i]! : lower[i]!;
      down[i] = way > 0 ? lower[i]! : upper[i]!;
      direction[i] = way;
    }
    state.way = way;
  },
});
