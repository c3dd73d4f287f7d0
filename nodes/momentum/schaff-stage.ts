import { z } from 'zod';
import { defineNode, factor, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'schaff-stage',
  group: 'momentum',
  title: 'Smoothed place in a range',
  doc: 'Where a value lies between bottom and top (0 to 100; the last place where they are equal), moved towards by a share each bar. A part of the Schaff trend cycle.',
  hidden: true,
  params: z.object({ factor: factor('Factor', { min: 0.01, max: 1, default: 0.5 }) }),
  inputs: { source: number(), top: number(), bottom: number() },
  outputs: { value: number({ range: [0, 100], plot: 'own' }) },
  warmup: () => 0,
  settle: ({ factor }) => Math.ceil(60 / factor),
  state: () => ({ seen: 0, place: 0, level: 0 }),
  run({ factor }, state, { source, top, bottom }, { value }, from, to) {
    let { seen, place, level } = state;
    for (let i = from; i < to; i++) {
      const range = top[i]! - bottom[i]!;
      if (range > 0) place = ((source[i]! - bottom[i]!) / range) * 100;
      level = seen === 0 ? place : level + factor * (place - level);
      seen = 1;
      value[i] = level;
    }
    state.seen = seen;
    state.place = place;
    state.level = level;
  },
});
