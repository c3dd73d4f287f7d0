import { z } from 'zod';
import { bool, defineNode, instant, number } from '../../src/node/index.ts';

const DAY_MS = 86_400_000;
/** A new moon: 6 January 2000, 18:14 UTC; and the mean length of a lunation in days (Meeus). */
const NEW_MOON = Date.UTC(2000, 0, 6, 18, 14);
const LUNATION = 29.530588853;

export default defineNode({
  type: 'moon-phase',
  group: 'time',
  title: 'Moon phase',
  doc: 'Where the moon stands: 0 new, 0.5 full, up to 1 new again; and the bars in which it turns new or full. Some traders buy at new moons and sell at full ones, and a fair back-test of that belongs in every tool. Trap: it reckons with the mean month, which is up to half a day off the sky.',
  source:
    'J. Meeus, Astronomical Algorithms, 1998 (mean lunation); https://www.tradingview.com/support/solutions/43000592309/ (Moon Phases)',
  words: ['moon', 'lunar', 'full moon', 'new moon', 'moon phases'],
  params: z.object({}),
  inputs: { instant: instant() },
  outputs: {
    value: number({ title: 'Phase', range: [0, 1], plot: 'own' }),
    newMoon: bool({ title: 'New moon' }),
    fullMoon: bool({ title: 'Full moon' }),
  },
  warmup: () => ({ value: 0, newMoon: 1, fullMoon: 1 }),
  settle: () => 1,
  lookback: () => 1,
  state: () => ({ seen: 0 }),
  sentence: () => 'now',
  run(_params, state, { instant: times }, { value, newMoon, fullMoon }, from, to) {
    let { seen } = state;
    for (let i = from; i < to; i++) {
      const months = (times[i]! - NEW_MOON) / DAY_MS / LUNATION;
      value[i] = months - Math.floor(months);
      const before = (times[i - 1]! - NEW_MOON) / DAY_MS / LUNATION;
      newMoon[i] = seen === 0 ? Number.NaN : Math.floor(months) > Math.floor(before) ? 1 : 0;
      fullMoon[i] = seen === 0 ? Number.NaN : Math.floor(months + 0.5) > Math.floor(before + 0.5) ? 1 : 0;
      seen = 1;
    }
    state.seen = seen;
  },
});
