import { z } from 'zod';
import { bool, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'or',
  group: 'conditions',
  title: 'Or',
  doc: 'True where at least one of its conditions is true. Use it to leave for any of several reasons. One true condition makes it true even while others are still unknown. Trap: each further condition lets more false signals through.',
  words: ['any', 'either', 'one of'],
  params: z.object({}),
  inputs: { in: bool({ title: 'Conditions', variadic: true }) },
  outputs: { value: bool() },
  warmup: () => null,
  unknown: 'accepts',
  state: () => ({}),
  sentence: (_params, inputs) => `any of ${inputs.in}`,
  run(_params, _state, { in: conditions }, { value }, from, to) {
    const [first, second = first, ...others] = conditions;
    if (!first || !second) return;
    for (let i = from; i < to; i++) value[i] = either(first[i]!, second[i]!);
    for (const other of others) for (let i = from; i < to; i++) value[i] = either(value[i]!, other[i]!);
  },
});

/** Unknown plus false stays unknown. */
function either(a: number, b: number): number {
  return a === 1 || b === 1 ? 1 : a + b;
}
