import { z } from 'zod';
import { defineNode, number } from '../../src/node/index.ts';
import {
  CycleTrendline,
  DominantCycle,
  freshCycle,
  freshTrendline,
  PHASE_QUIET,
  PHASE_WARMUP,
} from '../../src/node/kernels/dominant-cycle.ts';

export default defineNode({
  type: 'ht-trendline',
  group: 'cycles',
  title: 'Instantaneous trendline',
  doc: 'The price with its present rhythm averaged out: a moving average whose length follows the dominant cycle. Price above it is an up trend. Trap: it still lags, by about half a cycle.',
  source: 'https://ta-lib.org/functions/ (HT_TRENDLINE); J. Ehlers, Rocket Science for Traders, 2001',
  words: ['hilbert transform', 'HT_TRENDLINE', 'instantaneous trend', 'ehlers'],
  params: z.object({}),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: () => PHASE_WARMUP,
  settle: () => 500,
  state: () => ({ cycle: freshCycle(), line: freshTrendline() }),
  sentence: (_, { source }) => `of ${source}`,
  run(_, state, { source }, { value }, from, to) {
    const cycle = new DominantCycle(state.cycle, PHASE_QUIET);
    const line = new CycleTrendline(state.line);
    for (let i = from; i < to; i++) {
      const price = source[i]!;
      let level = Number.NaN;
      if (cycle.next(price)) level = line.next(price, cycle);
      else line.keep(price, cycle.seen);
      value[i] = cycle.seen > PHASE_WARMUP ? level : Number.NaN;
    }
    state.cycle = cycle.save();
    line.save(state.line);
  },
});
