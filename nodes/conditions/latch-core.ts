import { z } from 'zod';
import { bool, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'latch-core',
  group: 'conditions',
  title: 'Latch',
  doc: 'The part of a latch that remembers.',
  hidden: true,
  params: z.object({}),
  inputs: { set: bool(), reset: bool() },
  outputs: { value: bool() },
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  unknown: 'accepts',
  state: () => ({ value: 0 }),
  run(_params, state, { set, reset }, { value }, from, to) {
    let held = state.value;
    for (let i = from; i < to; i++) {
      if (reset[i] === 1) held = 0;
      else if (set[i] === 1) held = 1;
      value[i] = held;
    }
    state.value = held;
  },
});
