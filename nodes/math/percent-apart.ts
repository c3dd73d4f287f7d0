import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'percent-apart',
  group: 'math',
  title: 'Apart in percent',
  doc: 'How far one value lies above another, in percent of a third; unknown where that is zero. A part of oscillators.',
  hidden: true,
  params: z.object({}),
  inputs: { a: number({ title: 'A' }), b: number({ title: 'B' }), of: number({ title: 'Of' }) },
  outputs: { value: number({ unit: '%', plot: 'own' }) },
  warmup: () => 0,
  state: () => ({}),
  run(_params, _state, { a, b, of }, { value }, from, to) {
    for (let i = from; i < to; i++) {
      const percent = ((a[i]! - b[i]!) / of[i]!) * 100;
      value[i] = Number.isFinite(percent) ? percent : Number.NaN;
    }
  },
  golden: [
    {
      source: 'by hand: 12 lies 2 above 10, which is a fifth of 10; nothing is a share of 0',
      in: { a: [12, 8, 1], b: [10, 10, 0], of: [10, 10, 0] },
      out: { value: [20, -20, null] },
    },
  ],
});
