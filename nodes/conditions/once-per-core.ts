import { z } from 'zod';
import { bool, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'once-per-core',
  group: 'conditions',
  title: 'Once per',
  doc: 'The part of Once per that remembers.',
  hidden: true,
  params: z.object({}),
  inputs: { in: bool(), period: number() },
  outputs: { value: bool() },
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ period: 0, used: 0 }),
  run(_params, state, { in: condition, period }, { value }, from, to) {
    let { period: last, used } = state;
    for (let i = from; i < to; i++) {
      const now = period[i]!;
      if (now !== last) used = 0;
      last = now + 0;
      value[i] = used === 1 ? 0 : condition[i]!;
      if (condition[i] === 1) used = 1;
    }
    state.period = last;
    state.used = used;
  },
});
