import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'chandelier-turn',
  group: 'trend',
  title: 'Chandelier direction',
  doc: 'Which of two stops, each moved one way only, the close last broke. A part of the chandelier exit.',
  hidden: true,
  params: z.object({}),
  inputs: { source: number(), long: number(), short: number() },
  outputs: { value: number({ range: [-1, 1] }) },
  lookback: () => 1,
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ seen: 0, long: 0, short: 0, way: 1 }),
  run(_, state, inputs, { value }, from, to) {
    const { source } = inputs;
    let { seen, long, short, way } = state;
    for (let i = from; i < to; i++) {
      if (seen === 0) {
        seen = 1;
        long = inputs.long[i]!;
        short = inputs.short[i]!;
      } else {
        const before = source[i - 1]!;
        const longBefore = long;
        const shortBefore = short;
        long = before > longBefore ? Math.max(inputs.long[i]!, longBefore) : inputs.long[i]!;
        short = before < shortBefore ? Math.min(inputs.short[i]!, shortBefore) : inputs.short[i]!;
        if (source[i]! > shortBefore) way = 1;
        else if (source[i]! < longBefore) way = -1;
      }
      value[i] = way;
    }
    state.seen = seen;
    state.long = long + 0;
    state.short = short + 0;
    state.way = way;
  },
});
