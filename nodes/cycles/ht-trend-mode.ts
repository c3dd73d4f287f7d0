import { z } from 'zod';
import { bool, defineNode, number } from '../../src/node/index.ts';
import {
  CyclePhase,
  CycleTrendline,
  freshPhase,
  freshTrendline,
  PHASE_WARMUP,
} from '../../src/node/kernels/dominant-cycle.ts';

export default defineNode({
  type: 'ht-trend-mode',
  group: 'cycles',
  title: 'Trend or cycle',
  doc: 'True while the price trends, false while it swings in a cycle. Use it as a switch: trend followers only when true, oscillators only when false. Trap: it changes its mind late, and often in choppy markets.',
  source: 'https://ta-lib.org/functions/ (HT_TRENDMODE); J. Ehlers, Rocket Science for Traders, 2001',
  words: ['hilbert transform', 'HT_TRENDMODE', 'trend mode', 'cycle mode', 'ehlers'],
  params: z.object({}),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: bool() },
  warmup: () => PHASE_WARMUP,
  settle: () => 500,
  state: () => ({ phase: freshPhase(), line: freshTrendline(), sine: 0, lead: 0, days: 0 }),
  sentence: (_, { source }) => `of ${source}`,
  run(_, state, { source }, { value }, from, to) {
    const phase = new CyclePhase(state.phase);
    const line = new CycleTrendline(state.line);
    const { cycle } = phase;
    let { sine, lead, days } = state;
    for (let i = from; i < to; i++) {
      const price = source[i]!;
      const before = phase.phase;
      let trend = 1;
      if (phase.next(price)) {
        const sineBefore = sine;
        const leadBefore = lead;
        sine = phase.sine(0);
        lead = phase.sine(45);
        const level = line.next(price, cycle);
        if ((sine > lead && sineBefore <= leadBefore) || (sine < lead && sineBefore >= leadBefore)) {
          days = 0;
          trend = 0;
        }
        days++;
        if (days < 0.5 * cycle.smoothPeriod) trend = 0;
        const turn = phase.phase - before;
        const step = 360 / cycle.smoothPeriod;
        if (turn > (0.67 * 360) / cycle.smoothPeriod && turn < 1.5 * step) trend = 0;
        if (level !== 0 && Math.abs((cycle.smooth - level) / level) >= 0.015) trend = 1;
      } else line.keep(price, cycle.seen);
      value[i] = cycle.seen > PHASE_WARMUP ? trend : Number.NaN;
    }
    phase.save(state.phase);
    line.save(state.line);
    state.sine = sine + 0;
    state.lead = lead + 0;
    state.days = days;
  },
});
