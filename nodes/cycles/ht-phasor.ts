import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';
import {
  DominantCycle,
  freshCycle,
  PERIOD_QUIET,
  PERIOD_WARMUP,
} from '../../src/node/kernels/dominant-cycle.ts';

export default defineNode({
  type: 'ht-phasor',
  group: 'cycles',
  title: 'Phasor',
  doc: 'The swing of the price around its own smooth course, in phase and a quarter of a cycle ahead, in price units. Two waves of equal height mean a clean cycle; their crossings mark its turns. Trap: small waves are noise.',
  source: 'https://ta-lib.org/functions/ (HT_PHASOR); J. Ehlers, Rocket Science for Traders, 2001',
  words: ['hilbert transform', 'HT_PHASOR', 'in phase', 'quadrature', 'ehlers'],
  params: z.object({}),
  inputs: { source: number({ from: 'close' }) },
  outputs: { inPhase: number({ title: 'In phase', plot: 'own' }), quadrature: number({ plot: 'own' }) },
  warmup: () => PERIOD_WARMUP,
  settle: () => 500,
  state: () => ({ cycle: freshCycle() }),
  sentence: (_, { source }) => `of ${source}`,
  run(_, state, { source }, { inPhase, quadrature }, from, to) {
    const cycle = new DominantCycle(state.cycle, PERIOD_QUIET);
    for (let i = from; i < to; i++) {
      cycle.next(source[i]!);
      const known = cycle.seen > PERIOD_WARMUP;
      inPhase[i] = known ? cycle.inPhase + 0 : Number.NaN;
      quadrature[i] = known ? cycle.quadrature + 0 : Number.NaN;
    }
    state.cycle = cycle.save();
  },
});
