import { z } from 'zod';
import { bool, candles, choice, defineNode, factor, number } from '../../src/node/index.ts';
import { timeZone, zoneOf } from '../../src/node/kernels/zone.ts';
import { type Period, periodNumber } from '../../src/node/kernels/zone-period.ts';

const PERIODS: Readonly<Record<string, Period>> = {
  session: { count: 1, unit: 'd' },
  week: { count: 1, unit: 'w' },
  month: { count: 1, unit: 'M' },
};
/** One-minute candles of the longest stretch that the average can cover. */
const SETTLE: Readonly<Record<string, number>> = { session: 1440, week: 10_080, month: 44_640 };

export default defineNode({
  type: 'vwap',
  group: 'volume',
  title: 'VWAP',
  doc: 'The average price paid since the day (week, month) began, each trade counted by its size; the bands lie standard deviations away. Large traders measure themselves by it: above it buyers are in profit today. Trap: it starts afresh at midnight (UTC unless you say otherwise), and says little in the first bars after that.',
  source: 'https://www.tradingview.com/support/solutions/43000502018/ (VWAP) of hlc3',
  words: ['VWAP', 'volume weighted average price', 'anchored VWAP', 'AVWAP', 'vwap bands', 'auto anchored'],
  params: z.object({
    anchor: choice('Starts with each', ['session', 'week', 'month', 'anchored'], 'session'),
    deviations: factor('Band width', { min: 0, max: 20, default: 1 }, 'standard deviations'),
    timeZone: timeZone(),
  }),
  inputs: {
    candles: candles({ from: 'main' }),
    when: bool({ optional: true, doc: 'Starts the average afresh, where it is anchored.' }),
  },
  outputs: {
    value: number({ plot: 'price' }),
    upper: number({ plot: 'price' }),
    lower: number({ plot: 'price' }),
  },
  warmup: () => null,
  settle: ({ anchor }) => SETTLE[anchor] ?? Number.POSITIVE_INFINITY,
  state: () => ({ period: 0, origin: 0, traded: 0, first: 0, second: 0, on: 0 }),
  sentence: ({ anchor }, { candles }) => `${anchor} of ${candles}`,
  run({ anchor, deviations, timeZone }, state, { candles: bars, when }, { value, upper, lower }, from, to) {
    const { time, high, low, close, volume } = bars;
    const every = PERIODS[anchor];
    const zone = zoneOf(timeZone);
    let { period, origin, traded, first, second, on } = state;
    for (let i = from; i < to; i++) {
      const price = (high[i]! + low[i]! + close[i]!) / 3;
      const now = every ? periodNumber(every, zone, time[i]!) : 0;
      const asked = every ? on === 0 || now !== period : when ? when[i] === 1 : on === 0;
      period = now;
      if (asked) {
        on = 1;
        origin = price; // sums of differences from it keep their digits
        traded = first = second = 0;
      }
      const away = price - origin;
      const amount = volume[i]!;
      traded += amount;
      first += amount * away;
      second += amount * away * away;
      const known = on === 1 && traded > 0;
      const mean = first / traded;
      const level = origin + mean;
      const width = deviations * Math.sqrt(Math.max(0, second / traded - mean * mean));
      value[i] = known ? level : Number.NaN;
      upper[i] = known ? level + width : Number.NaN;
      lower[i] = known ? level - width : Number.NaN;
    }
    state.period = period;
    state.origin = origin;
    state.traded = traded;
    state.first = first + 0;
    state.second = second;
    state.on = on;
  },
  golden: [
    {
      source: 'https://chartschool.stockcharts.com (VWAP), worked sheet',
      params: { anchor: 'anchored' },
      in: {
        candles: {
          high: [
            24.8283, 24.7586, 25.1568, 25.5848, 25.6844, 25.336, 25.2862, 25.1269, 25.2762, 25.3857, 25.5351,
            25.6048, 25.7441, 25.7242,
          ],
          low: [
            24.3205, 24.5993, 24.7785, 24.9477, 24.8083, 25.0572, 24.8482, 24.7496, 24.9278, 25.0274, 25.0473,
            25.0622, 25.5351, 25.4554,
          ],
          close: [
            24.7486, 24.7088, 25.0373, 25.545, 25.0672, 25.107, 24.888, 24.9975, 25.0473, 25.336, 25.0572,
            25.4455, 25.5649, 25.555,
          ],
          volume: [
            18730.144, 12271.74, 24691.414, 18357.606, 22964.08, 15918.948, 16067.044, 16568.487, 16018.729,
            9773.569, 22572.712, 12986.669, 10906.659, 5799.259,
          ],
        },
      },
      out: {
        value: [
          24.6324666667, 24.654805154, 24.8037967605, 24.9414758619, 24.9995062357, 25.023078243,
          25.0211338245, 25.0139480321, 25.0208693657, 25.0339206554, 25.0547876057, 25.074623091,
          25.1016647939, 25.1140226502,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
