import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'volatility-stop-line',
  group: 'trend',
  title: 'Volatility stop line',
  doc: 'A stop that hangs from the best close since the last turn. A part of the volatility stop.',
  hidden: true,
  params: z.object({}),
  inputs: { source: number(), reach: number() },
  outputs: { line: number({ plot: 'price' }), direction: number({ range: [-1, 1] }) },
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ seen: 0, best: 0, stop: 0, way: 1 }),
  run(_, state, { source, reach }, { line, direction }, from, to) {
    let { seen, best, stop, way } = state;
    for (let i = from; i < to; i++) {
      const now = source[i]!;
      const first = seen === 0;
      seen = 1;
      best = first ? now : way > 0 ? Math.max(best, now) : Math.min(best, now);
      const hangs = best - way * reach[i]!;
      stop = first ? hangs : way > 0 ? Math.max(stop, hangs) : Math.min(stop, hangs);
      const side = now >= stop ? 1 : -1;
      if (side !== way) {
        way = side;
        best = now;
        stop = best - way * reach[i]!;
      }
      line[i] = stop + 0;
      direction[i] = way;
    }
    state.seen = seen;
    state.best = best + 0;
    state.stop = stop + 0;
    state.way = way;
  },
});
