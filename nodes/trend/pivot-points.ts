import { z } from 'zod';
import { candles, choice, defineNode, number } from '../../src/node/index.ts';
import { timeZone, zoneOf } from '../../src/node/kernels/zone.ts';
import { type Period, periodNumber } from '../../src/node/kernels/zone-period.ts';

const KINDS = ['traditional', 'fibonacci', 'camarilla', 'woodie', 'demark'] as const;
const PERIODS: Readonly<Record<'day' | 'week' | 'month', Period>> = {
  day: { count: 1, unit: 'd' },
  week: { count: 1, unit: 'w' },
  month: { count: 1, unit: 'M' },
};
/** Two periods of one-minute candles. */
const SETTLE = { day: 2880, week: 20_160, month: 89_280 } as const;
const line = (title: string) => number({ title, plot: 'price' });
/** pivot, r1, r2, r3, s1, s2, s3; NaN where a kind has no such line. */
type Levels = readonly [number, number, number, number, number, number, number];

export default defineNode({
  type: 'pivot-points',
  group: 'trend',
  title: 'Pivot points',
  doc: 'Support and resistance computed from the last whole day, week or month: a pivot in the middle, three lines above (R) and three below (S). Many traders watch the same lines, so the price often pauses there. Use them as targets and as places for stops. Trap: days begin at midnight, UTC unless you say otherwise; a first day that the data does not hold whole gives no lines.',
  source: 'https://www.tradingview.com/support/solutions/43000521824/',
  words: [
    'pivot points standard',
    'pivots',
    'support',
    'resistance',
    'floor pivots',
    'camarilla',
    'woodie',
    'demark',
    'R1',
    'S1',
  ],
  params: z.object({
    kind: choice('Kind', KINDS, 'traditional'),
    by: choice('By', ['day', 'week', 'month'], 'day'),
    timeZone: timeZone(),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    pivot: line('Pivot'),
    r1: line('R1'),
    r2: line('R2'),
    r3: line('R3'),
    s1: line('S1'),
    s2: line('S2'),
    s3: line('S3'),
  },
  warmup: () => null,
  settle: ({ by }) => SETTLE[by],
  state: () => ({
    period: 0,
    begun: 0,
    whole: 0,
    open: 0,
    high: 0,
    low: 0,
    close: 0,
    last: [0, 0, 0, 0],
    known: 0,
  }),
  sentence: ({ kind, by }, { candles }) => `${kind} by ${by} of ${candles}`,
  run({ kind, by, timeZone }, state, { candles: { time, open, high, low, close } }, out, from, to) {
    const { pivot, r1, r2, r3, s1, s2, s3 } = out;
    const every = PERIODS[by];
    const zone = zoneOf(timeZone);
    let levels = levelsOf(kind, state);
    for (let i = from; i < to; i++) {
      const period = periodNumber(every, zone, time[i]!);
      if (state.begun === 0 || period !== state.period) {
        state.known = state.begun === 1 ? state.whole : 0;
        state.last = [state.open, state.high, state.low, state.close];
        state.whole = state.begun === 1 || periodNumber(every, zone, time[i]! - 1) !== period ? 1 : 0;
        state.begun = 1;
        state.period = period;
        state.open = open[i]!;
        state.high = high[i]!;
        state.low = low[i]!;
        levels = levelsOf(kind, state);
      }
      if (high[i]! > state.high) state.high = high[i]!;
      if (low[i]! < state.low) state.low = low[i]!;
      state.close = close[i]!;
      pivot[i] = levels[0];
      r1[i] = levels[1];
      r2[i] = levels[2];
      r3[i] = levels[3];
      s1[i] = levels[4];
      s2[i] = levels[5];
      s3[i] = levels[6];
    }
  },
});

const NO = Number.NaN;
const UNKNOWN: Levels = [NO, NO, NO, NO, NO, NO, NO];

/** From the open, high, low and close of the last period and the open of the present one. */
const LEVELS: Record<
  (typeof KINDS)[number],
  (open: number, high: number, low: number, close: number, now: number) => Levels
> = {
  traditional: (_, high, low, close) => classic((high + low + close) / 3, high, low),
  woodie: (_, high, low, _close, now) => classic((high + low + 2 * now) / 4, high, low),
  fibonacci: (_, high, low, close) => around((high + low + close) / 3, high - low, 0.382, 0.618, 1),
  camarilla: (_, high, low, close) => {
    const pivot = (high + low + close) / 3;
    const [, r1, r2, r3, s1, s2, s3] = around(close, (high - low) * 1.1, 1 / 12, 1 / 6, 1 / 4);
    return [pivot, r1, r2, r3, s1, s2, s3];
  },
  demark: (open, high, low, close) => {
    const leaning = close === open ? close : close > open ? high : low;
    const sum = high + low + close + leaning;
    return [sum / 4, sum / 2 - low, NO, NO, sum / 2 - high, NO, NO];
  },
};

function levelsOf(
  kind: (typeof KINDS)[number],
  { known, last, open: now }: { known: number; last: readonly number[]; open: number },
): Levels {
  const [open = 0, high = 0, low = 0, close = 0] = last;
  return known === 1 ? LEVELS[kind](open, high, low, close, now) : UNKNOWN;
}

function classic(pivot: number, high: number, low: number): Levels {
  const range = high - low;
  const reach = pivot - low;
  const fall = high - pivot;
  return [pivot, pivot + reach, pivot + range, high + 2 * reach, pivot - fall, pivot - range, low - 2 * fall];
}

function around(middle: number, range: number, first: number, second: number, third: number): Levels {
  return [
    middle,
    middle + first * range,
    middle + second * range,
    middle + third * range,
    middle - first * range,
    middle - second * range,
    middle - third * range,
  ];
}
