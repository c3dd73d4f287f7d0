import { z } from 'zod';
import { choice, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'range-position',
  group: 'momentum',
  title: 'Place in a range',
  doc: 'Where a value lies between a bottom (0) and a top (100), or counted from the top down (0 to −100); 0 in a range without height. A part of stochastics.',
  hidden: true,
  params: z.object({ from: choice('From', ['bottom', 'top'], 'bottom') }),
  inputs: { source: number(), top: number(), bottom: number() },
  outputs: { value: number({ plot: 'own' }) },
  warmup: () => 0,
  state: () => ({}),
  run({ from: end }, _, { source, top, bottom }, { value }, from, to) {
    if (end === 'bottom') {
      for (let i = from; i < to; i++) {
        const percent = (top[i]! - bottom[i]!) / 100;
        value[i] = percent > 0 ? (source[i]! - bottom[i]!) / percent : 0;
      }
    } else {
      for (let i = from; i < to; i++) {
        const percent = (top[i]! - bottom[i]!) / -100;
        value[i] = percent < 0 ? (top[i]! - source[i]!) / percent : 0;
      }
    }
  },
});
