import { z } from 'zod';
import { bool, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'and',
  group: 'conditions',
  title: 'And',
  doc: 'True where every one of its conditions is true. Each further condition makes signals rarer and, one hopes, better. One false condition makes it false even while others are still unknown. Trap: with many conditions it is hardly ever true; see which of them stands in the way most often.',
  words: ['all', 'both', 'every', 'filter'],
  params: z.object({}),
  inputs: { in: bool({ title: 'Conditions', variadic: true }) },
  outputs: { value: bool() },
  warmup: () => null,
  unknown: 'accepts',
  state: () => ({}),
  sentence: (_params, inputs) => `all of ${inputs.in}`,
  run(_params, _state, { in: conditions }, { value }, from, to) {
    const [first, second = first, ...others] = conditions;
    if (!first || !second) return;
    for (let i = from; i < to; i++) value[i] = both(first[i]!, second[i]!);
    for (const other of others) for (let i = from; i < to; i++) value[i] = both(value[i]!, other[i]!);
  },
  golden: [
    {
      source: 'by hand: one condition, passed on',
      in: { in: [0, 1, null, 1] },
      out: { value: [0, 1, null, 1] },
    },
  ],
});

/** Unknown times true stays unknown. */
function both(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}
