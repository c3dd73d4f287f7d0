import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'qqe-line',
  group: 'momentum',
  title: 'QQE line',
  doc: 'A trailing line for an oscillator that starts afresh whenever the oscillator was beyond it. A part of QQE.',
  hidden: true,
  params: z.object({}),
  inputs: { source: number(), reach: number() },
  outputs: { line: number({ plot: 'own' }), direction: number({ range: [-1, 1] }) },
  lookback: () => 1,
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ seen: 0, long: 0, short: 0, way: 1 }),
  run(_, state, { source, reach }, { line, direction }, from, to) {
    let { seen, long, short, way } = state;
    for (let i = from; i < to; i++) {
      const now = source[i]!;
      const below = now - reach[i]!;
      const above = now + reach[i]!;
      if (seen === 0) {
        seen = 1;
        long = below;
        short = above;
      } else {
        const before = source[i - 1]!;
        const longBefore = long;
        const shortBefore = short;
        long = before > longBefore && now > longBefore ? Math.max(longBefore, below) : below;
        short = before < shortBefore && now < shortBefore ? Math.min(shortBefore, above) : above;
        if (now > shortBefore && before <= shortBefore) way = 1;
        else if (now < longBefore && before >= longBefore) way = -1;
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
