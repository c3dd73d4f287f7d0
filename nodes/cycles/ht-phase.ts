import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';
import { CyclePhase, freshPhase, PHASE_WARMUP } from '../../src/node/kernels/dominant-cycle.ts';

export default defineNode({
  type: 'ht-phase',
  group: 'cycles',
  title: 'Dominant cycle phase',
  doc: 'Where the price stands in its present rhythm, in degrees: about 90 at a crest, 270 at a trough. A phase that turns steadily means a cycle; one that stands still means a trend, where cycle signals fail. Trap: it turns smoothly only in a clean cycle, which markets show rarely.',
  source: 'https://ta-lib.org/functions/ (HT_DCPHASE); J. Ehlers, Rocket Science for Traders, 2001',
  words: ['hilbert transform', 'HT_DCPHASE', 'dominant cycle', 'ehlers'],
  params: z.object({}),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ unit: '°', range: [-45, 315], plot: 'own' }) },
  warmup: () => PHASE_WARMUP,
  settle: () => 500,
  state: freshPhase,
  sentence: (_, { source }) => `of ${source}`,
  run(_, state, { source }, { value }, from, to) {
    const phase = new CyclePhase(state);
    for (let i = from; i < to; i++) {
      phase.next(source[i]!);
      value[i] = phase.cycle.seen > PHASE_WARMUP ? phase.phase + 0 : Number.NaN;
    }
    phase.save(state);
  },
});
