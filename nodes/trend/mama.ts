import { z } from 'zod';
import { defineNode, factor, number } from '../../src/node/index.ts';
import {
  DominantCycle,
  freshCycle,
  PERIOD_QUIET,
  PERIOD_WARMUP,
} from '../../src/node/kernels/dominant-cycle.ts';
import { atan } from '../../src/node/math.ts';

const DEGREES = 180 / Math.PI;

export default defineNode({
  type: 'mama',
  group: 'trend',
  title: 'MAMA',
  doc: "Ehlers' MESA adaptive average and its slower follower FAMA. The line leaps when the price's rhythm turns and rests otherwise, which gives it a stair shape. MAMA crossing above FAMA is read as the start of an up trend. Trap: in fast trends without rhythm it guesses.",
  source: 'J. Ehlers, MAMA, 2001; https://ta-lib.org/functions/ (MAMA)',
  words: ['mesa adaptive moving average', 'FAMA', 'ehlers', 'hilbert'],
  params: z.object({
    fastLimit: factor('Fast limit', { min: 0.01, max: 0.99, default: 0.5 }),
    slowLimit: factor('Slow limit', { min: 0.01, max: 0.99, default: 0.05 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { mama: number({ title: 'MAMA', plot: 'price' }), fama: number({ title: 'FAMA', plot: 'price' }) },
  warmup: () => PERIOD_WARMUP,
  settle: ({ slowLimit }) => 500 + Math.ceil(60 / slowLimit),
  state: () => ({ cycle: freshCycle(), phase: 0, quick: 0, slow: 0 }),
  sentence: ({ fastLimit, slowLimit }, { source }) => `${fastLimit}, ${slowLimit} of ${source}`,
  run({ fastLimit, slowLimit }, state, { source }, { mama, fama }, from, to) {
    const cycle = new DominantCycle(state.cycle, PERIOD_QUIET);
    let { phase, quick, slow } = state;
    for (let i = from; i < to; i++) {
      const price = source[i]!;
      if (cycle.next(price)) {
        const { inPhase, quadrature } = cycle;
        const now = inPhase === 0 ? 0 : atan(quadrature / inPhase) * DEGREES;
        const turned = Math.max(1, phase - now);
        phase = now;
        let pace = turned > 1 ? fastLimit / turned : fastLimit;
        if (pace < slowLimit) pace = slowLimit;
        quick = pace * price + (1 - pace) * quick;
        const half = pace * 0.5;
        slow = half * quick + (1 - half) * slow;
      }
      const known = cycle.seen > PERIOD_WARMUP;
      mama[i] = known ? quick : Number.NaN;
      fama[i] = known ? slow : Number.NaN;
    }
    state.cycle = cycle.save();
    state.phase = phase + 0;
    state.quick = quick + 0;
    state.slow = slow + 0;
  },
});
