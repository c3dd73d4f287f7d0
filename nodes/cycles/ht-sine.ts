import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';
import { CyclePhase, freshPhase, PHASE_WARMUP } from '../../src/node/kernels/dominant-cycle.ts';

export default defineNode({
  type: 'ht-sine',
  group: 'cycles',
  title: 'Sine wave',
  doc: 'The present rhythm of the price drawn as a wave, and the same wave an eighth of a cycle early. The early line crossing upward hints at a trough, downward at a crest, a little before they happen. Trap: in trends the lines run side by side and cross for no reason.',
  source: 'https://ta-lib.org/functions/ (HT_SINE); J. Ehlers, Rocket Science for Traders, 2001',
  words: ['hilbert transform', 'HT_SINE', 'sinewave', 'even better sinewave', 'ehlers'],
  params: z.object({}),
  inputs: { source: number({ from: 'close' }) },
  outputs: { sine: number({ range: [-1, 1], plot: 'own' }), lead: number({ range: [-1, 1], plot: 'own' }) },
  warmup: () => PHASE_WARMUP,
  settle: () => 500,
  state: freshPhase,
  sentence: (_, { source }) => `of ${source}`,
  run(_, state, { source }, { sine, lead }, from, to) {
    const phase = new CyclePhase(state);
    for (let i = from; i < to; i++) {
      phase.next(source[i]!);
      const known = phase.cycle.seen > PHASE_WARMUP;
      sine[i] = known ? phase.sine(0) + 0 : Number.NaN;
      lead[i] = known ? phase.sine(45) + 0 : Number.NaN;
    }
    phase.save(state);
  },
});
