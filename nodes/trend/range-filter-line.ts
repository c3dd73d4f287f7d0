import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'range-filter-line',
  group: 'trend',
  title: 'Filtered line',
  doc: 'A line that stays where it is until the source is a range away, and then follows at that distance. A part of the range filter.',
  hidden: true,
  params: z.object({}),
  inputs: { source: number(), range: number() },
  outputs: { line: number({ plot: 'price' }), direction: number({ range: [-1, 1] }) },
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ seen: 0, line: 0, way: 0 }),
  run(_, state, { source, range }, out, from, to) {
    let { seen, line, way } = state;
    for (let i = from; i < to; i++) {
      const now = source[i]!;
      const reach = range[i]!;
      if (seen === 0) {
        seen = 1;
        line = now;
      } else if (now - reach > line) {
        line = now - reach;
        way = 1;
      } else if (now + reach < line) {
        line = now + reach;
        way = -1;
      }
      out.line[i] = line + 0;
      out.direction[i] = way;
    }
    state.seen = seen;
    state.line = line + 0;
    state.way = way;
  },
});
