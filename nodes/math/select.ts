import { z } from 'zod';
import { any, bool, defineNode } from '../../src/node/index.ts';

/** The port's name; as a plain key of an object the linter takes it for a promise's. */
const THEN = 'then';

export default defineNode({
  type: 'select',
  group: 'math',
  title: 'Select',
  doc: 'One value while a condition is true, another while it is not. Use it to switch between two levels, such as a wide stop in a wild market. It needs only the side it shows to be known; while the condition is unknown, so is the result. Trap: it jumps when the condition turns, without a move of either value.',
  source: 'https://www.tradingview.com/pine-script-reference/v5/ (its namesake or plain arithmetic)',
  words: ['if', 'else', 'ternary', 'switch', 'choose', 'iff'],
  params: z.object({}),
  inputs: { if: bool({ title: 'If' }), [THEN]: any({ title: 'Then' }), else: any({ title: 'Else' }) },
  outputs: { value: any() },
  warmup: () => 0,
  unknown: 'accepts',
  state: () => ({}),
  sentence: (_params, inputs) => `${inputs[THEN]} if ${inputs.if}, else ${inputs.else}`,
  run(_params, _state, inputs, { value }, from, to) {
    const { if: condition, [THEN]: yes, else: no } = inputs;
    for (let i = from; i < to; i++) {
      const holds = condition[i]!;
      value[i] = holds === 1 ? yes[i]! : holds === 0 ? no[i]! : Number.NaN;
    }
  },
});
