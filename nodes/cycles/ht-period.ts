import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';
import {
  DominantCycle,
  freshCycle,
  PERIOD_QUIET,
  PERIOD_WARMUP,
} from '../../src/node/kernels/dominant-cycle.ts';

export default defineNode({
  type: 'ht-period',
  group: 'cycles',
  title: 'Dominant cycle period',
  doc: 'How many bars the strongest rhythm in the price takes at present, from 6 to 50. Use it to let other lengths follow the market: half of it suits an RSI. Trap: in a plain trend there is no rhythm, and the number wanders.',
  source: 'https://ta-lib.org/functions/ (HT_DCPERIOD); J. Ehlers, Rocket Science for Traders, 2001',
  words: ['hilbert transform', 'HT_DCPERIOD', 'dominant cycle', 'ehlers', 'cycle length'],
  params: z.object({}),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ unit: 'bars', range: [0, 50], plot: 'own' }) },
  warmup: () => PERIOD_WARMUP,
  settle: () => 500,
  state: () => ({ cycle: freshCycle() }),
  sentence: (_, { source }) => `of ${source}`,
  run(_, state, { source }, { value }, from, to) {
    const cycle = new DominantCycle(state.cycle, PERIOD_QUIET);
    for (let i = from; i < to; i++) {
      cycle.next(source[i]!);
      value[i] = cycle.seen > PERIOD_WARMUP ? cycle.smoothPeriod : Number.NaN;
    }
    state.cycle = cycle.save();
  },
});
