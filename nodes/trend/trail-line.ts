import { z } from 'zod';
import { choice, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'trail-line',
  group: 'trend',
  title: 'Trailing line',
  doc: 'A line that follows a source at a distance, never back towards it, and changes sides when the source passes it. A part of trailing stops.',
  hidden: true,
  params: z.object({
    /** `line`: turns when the source passes the line; `bands`: when it passes the band of the other side. */
    turn: choice('Turns at', ['line', 'bands'], 'line'),
  }),
  inputs: { source: number(), reach: number() },
  outputs: { line: number({ plot: 'price' }), direction: number({ range: [-1, 1] }) },
  lookback: () => 1,
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ seen: 0, long: 0, short: 0, way: 1 }),
  run({ turn }, state, { source, reach }, { line, direction }, from, to) {
    let { seen, long, short, way } = state;
    for (let i = from; i < to; i++) {
      const now = source[i]!;
      const below = now - reach[i]!;
      const above = now + reach[i]!;
      if (seen === 0) {
        seen = 1;
        long = below;
        short = above;
      } else if (turn === 'bands') {
        const longBefore = long;
        const shortBefore = short;
        long = now > longBefore ? Math.max(below, longBefore) : below;
        short = now < shortBefore ? Math.min(above, shortBefore) : above;
        if (way < 0 && now > shortBefore) way = 1;
        else if (way > 0 && now < longBefore) way = -1;
      } else {
        const stop = way > 0 ? long : short;
        const before = source[i - 1]!;
        way = now > stop ? 1 : -1;
        if (way > 0) long = before > stop ? Math.max(stop, below) : below;
        else short = before < stop ? Math.min(stop, above) : above;
      }
      line[i] = (way > 0 ? long : short) + 0;
      direction[i] = way;
    }
    state.seen = seen;
    state.long = long + 0;
    state.short = short + 0;
    state.way = way;
  },
});
