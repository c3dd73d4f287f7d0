import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { exp, ln } from '../../src/node/math.ts';

export default defineNode({
  type: 'frama-pace',
  group: 'trend',
  title: 'Fractal pace',
  doc: 'How fast the fractal average moves: from the ranges of the two halves of a window and of the whole. A part of FRAMA.',
  hidden: true,
  params: z.object({
    length: bars('Length', { min: 2, default: 16 }),
    fast: bars('Fast length', { default: 1 }),
    slow: bars('Slow length', { min: 2, default: 198 }),
  }),
  inputs: { newTop: number(), newBottom: number(), oldTop: number(), oldBottom: number() },
  outputs: { value: number({ range: [0, 1] }) },
  warmup: () => 0,
  state: () => ({}),
  run({ length, fast, slow }, _, { newTop, newBottom, oldTop, oldBottom }, { value }, from, to) {
    const half = length / 2;
    const steep = ln(2 / (slow + 1));
    const two = ln(2);
    for (let i = from; i < to; i++) {
      const top = Math.max(newTop[i]!, oldTop[i]!);
      const bottom = Math.min(newBottom[i]!, oldBottom[i]!);
      const parts = (newTop[i]! - newBottom[i]!) / half + (oldTop[i]! - oldBottom[i]!) / half;
      const whole = (top - bottom) / length;
      const dimension = parts > 0 && whole > 0 ? (ln(parts) - ln(whole)) / two : 1;
      const raw = Math.min(1, Math.max(0.01, exp(steep * (dimension - 1))));
      const old = (2 - raw) / raw;
      const bar = ((slow - fast) * (old - 1)) / (slow - 1) + fast;
      value[i] = Math.min(1, Math.max(2 / (slow + 1), 2 / (bar + 1)));
    }
  },
});
