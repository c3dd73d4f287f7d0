import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'quotient',
  group: 'math',
  title: 'Quotient',
  doc: 'One value divided by another, and 0 where the other is 0. A part of averages that hold still with the price.',
  hidden: true,
  params: z.object({}),
  inputs: { a: number(), b: number() },
  outputs: { value: number() },
  warmup: () => 0,
  state: () => ({}),
  run(_params, _state, { a, b }, { value }, from, to) {
    for (let i = from; i < to; i++) {
      const ratio = a[i]! / b[i]!;
      value[i] = b[i]! === 0 ? 0 : Number.isFinite(ratio) ? ratio : Number.NaN;
    }
  },
  golden: [{ source: 'by hand', in: { a: [3, 1, 0], b: [2, 0, 0] }, out: { value: [1.5, 0, 0] } }],
});
