import { z } from 'zod';
import { defineNode, factor, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'blend',
  group: 'math',
  title: 'Blend',
  doc: 'Two or three values, each times a weight, added up. A part of averages that make up for their lag.',
  hidden: true,
  params: z.object({
    weightA: factor('Weight of A', { default: 1 }),
    weightB: factor('Weight of B', { default: 1 }),
    weightC: factor('Weight of C', { default: 1 }),
  }),
  inputs: { a: number(), b: number(), c: number({ optional: true }) },
  outputs: { value: number() },
  warmup: () => 0,
  state: () => ({}),
  run({ weightA, weightB, weightC }, _state, { a, b, c }, { value }, from, to) {
    if (c === undefined) for (let i = from; i < to; i++) value[i] = a[i]! * weightA + b[i]! * weightB;
    else for (let i = from; i < to; i++) value[i] = a[i]! * weightA + b[i]! * weightB + c[i]! * weightC;
  },
  golden: [
    {
      source: 'by hand',
      params: { weightA: 3, weightB: -3 },
      in: { a: [1, 2], b: [2, 1], c: [5, 6] },
      out: { value: [2, 9] },
    },
  ],
});
