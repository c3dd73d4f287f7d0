import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';
import { ln } from '../../src/node/math.ts';

export default defineNode({
  type: 'fisher-line',
  group: 'momentum',
  title: 'Fisher line',
  doc: 'The place of a value in its range, smoothed and stretched at the ends. A part of the Fisher transform.',
  hidden: true,
  params: z.object({}),
  inputs: { source: number(), top: number(), bottom: number() },
  outputs: { fisher: number({ plot: 'own' }), trigger: number({ plot: 'own' }) },
  warmup: () => 0,
  settle: () => 80,
  state: () => ({ place: 0, last: 0 }),
  run(_, state, { source, top, bottom }, { fisher, trigger }, from, to) {
    let { place, last } = state;
    for (let i = from; i < to; i++) {
      const range = top[i]! - bottom[i]!;
      const now = range > 0 ? (source[i]! - bottom[i]!) / range - 0.5 : 0;
      place = 0.66 * now + 0.67 * place;
      if (place > 0.99) place = 0.999;
      if (place < -0.99) place = -0.999;
      trigger[i] = last;
      last = 0.5 * ln((1 + place) / (1 - place)) + 0.5 * last;
      fisher[i] = last;
    }
    state.place = place + 0;
    state.last = last + 0;
  },
});
