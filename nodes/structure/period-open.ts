import { z } from 'zod';
import { candles, choice, defineNode, number } from '../../src/node/index.ts';
import { timeZone, zoneOf } from '../../src/node/kernels/zone.ts';
import { type Period, periodNumber } from '../../src/node/kernels/zone-period.ts';

const PERIODS: Readonly<Record<'day' | 'week' | 'month', Period>> = {
  day: { count: 1, unit: 'd' },
  week: { count: 1, unit: 'w' },
  month: { count: 1, unit: 'M' },
};

export default defineNode({
  type: 'period-open',
  group: 'structure',
  title: 'Period open, high, low',
  doc: 'The opening price of the present day, week or month, its high and low so far, and the high, low and close of the one before. Above the day’s open the day is green; yesterday’s high and low are levels that many watch. A period is only shown once its beginning has been seen. Trap: the day is that of the time zone, and another zone has other levels.',
  source: 'opening prices of calendar periods, by definition',
  words: [
    'day open',
    'daily open',
    'weekly open',
    'monthly open',
    'previous day high',
    'PDH',
    'PDL',
    'yesterday',
    'session open',
    'high of day',
  ],
  params: z.object({ period: choice('Period', ['day', 'week', 'month'], 'day'), timeZone: timeZone() }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    value: number({ title: 'Open', plot: 'price' }),
    high: number({ title: 'High so far', plot: 'price' }),
    low: number({ title: 'Low so far', plot: 'price' }),
    previousHigh: number({ title: 'Previous high', plot: 'price' }),
    previousLow: number({ title: 'Previous low', plot: 'price' }),
    previousClose: number({ title: 'Previous close', plot: 'price' }),
  },
  warmup: () => null,
  settle: ({ period }) => (period === 'day' ? 2880 : period === 'week' ? 20_160 : 89_280),
  state: () => ({
    now: 0,
    begun: 0,
    known: 0,
    open: 0,
    high: 0,
    low: 0,
    close: 0,
    before: { known: 0, high: 0, low: 0, close: 0 },
  }),
  sentence: ({ period }, { candles }) => `${period} of ${candles}`,
  run({ period, timeZone }, state, { candles: bars }, out, from, to) {
    const { time, open, high, low, close } = bars;
    let { now, begun, known } = state; // known: whether the period's beginning was seen
    const { before } = state;
    const every = PERIODS[period];
    const zone = zoneOf(timeZone);
    for (let i = from; i < to; i++) {
      const place = periodNumber(every, zone, time[i]!);
      if (place !== now || begun === 0) {
        Object.assign(before, { known, high: state.high, low: state.low, close: state.close });
        known = begun === 1 || periodNumber(every, zone, time[i]! - 1) !== place ? 1 : 0;
        now = place;
        begun = 1;
        state.open = open[i]!;
        state.high = high[i]!;
        state.low = low[i]!;
      }
      if (high[i]! > state.high) state.high = high[i]!;
      if (low[i]! < state.low) state.low = low[i]!;
      state.close = close[i]!;
      out.value[i] = known === 1 ? state.open : Number.NaN;
      out.high[i] = known === 1 ? state.high : Number.NaN;
      out.low[i] = known === 1 ? state.low : Number.NaN;
      out.previousHigh[i] = before.known === 1 ? before.high : Number.NaN;
      out.previousLow[i] = before.known === 1 ? before.low : Number.NaN;
      out.previousClose[i] = before.known === 1 ? before.close : Number.NaN;
    }
    state.now = now;
    state.begun = begun;
    state.known = known;
  },
});
