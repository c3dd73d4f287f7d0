import { z } from 'zod';
import { bool, defineNode, factor, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'score',
  group: 'conditions',
  title: 'Score',
  doc: 'Adds up the weights of the conditions that are true and tells whether the sum reaches a threshold. Use it where some signals matter more than others; a negative weight speaks against. Inputs may also be numbers, which are multiplied by their weight. Trap: weights that were tuned on the past fit the past.',

  words: ['weighted', 'confluence', 'points', 'rating', 'vote'],

  params: z.object({
    weights: z
      .array(z.number())
      .max(64)
      .default([])
      .meta({ title: 'Weights', description: 'In the order of the inputs; a missing one is 1' }),
    threshold: factor('Threshold', { default: 2 }),
  }),
  inputs: { in: number({ title: 'Inputs', variadic: true }) },
  outputs: { value: number({ title: 'Score', plot: 'own' }), reached: bool({ title: 'Reached' }) },

  warmup: () => 0,

  state: () => ({}),
  sentence: ({ threshold }, inputs) => `of ${inputs.in}, at least ${threshold}`,
  run({ weights, threshold }, _state, { in: parts }, { value, reached }, from, to) {
    for (let i = from; i < to; i++) {
      let score = 0;
      for (let k = 0; k < parts.length; k++) score += (weights[k] ?? 1) * parts[k]![i]!;
      value[i] = score;
      reached[i] = score >= threshold ? 1 : 0;
    }
  },
});
