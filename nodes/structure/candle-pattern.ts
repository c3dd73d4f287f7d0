import { z } from 'zod';
import { bool, candles, choice, defineNode, type ParamMeta } from '../../src/node/index.ts';
import { Candlesticks } from '../../src/node/kernels/candlesticks/candlestick.ts';
import { PATTERN_NAMES, PATTERNS } from '../../src/node/kernels/candlesticks/patterns.ts';

const depthMeta: ParamMeta = {
  title: 'Penetration',
  description:
    'Stars, dark cloud cover, abandoned baby and mat hold: how far, as a share of the first body, the last candle must reach into it. Empty: the custom of each pattern.',
  slider: [0, 1],
};

export default defineNode({
  type: 'candle-pattern',
  group: 'structure',
  title: 'Candle pattern',
  doc: 'Finds one of 61 well-known shapes of one to five candles. `bull` and `bear` are true on the candle that completes it. What counts as a long body or a short shadow is measured by the ten candles before. Trap: a pattern alone says little: look for it at a level or after a long move.',
  source: 'https://ta-lib.org/functions/ (CDL*), with its default candle settings',
  words: [
    'candlestick pattern',
    'CDL',
    'japanese candles',
    'doji',
    'hammer',
    'engulfing',
    'harami',
    'morning star',
    'evening star',
    'shooting star',
    'three white soldiers',
    'three black crows',
    'two crows',
    'three inside',
    'three outside',
    'three line strike',
    'marubozu',
    'hanging man',
    'spinning top',
    'piercing line',
    'dark cloud cover',
    'dragonfly',
    'gravestone',
    'tweezer',
    'concealing baby swallow',
    ...PATTERN_NAMES.map((name) => `CDL${name.replaceAll('-', '').toUpperCase()}`),
  ],
  params: z.object({
    pattern: choice('Pattern', PATTERN_NAMES, 'engulfing'),
    penetration: z
      .number()
      .min(0)
      .max(10)
      .optional()
      .meta({ ...depthMeta }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { bull: bool({ title: 'Bullish' }), bear: bool({ title: 'Bearish' }) },
  lookback: ({ pattern }) => PATTERNS[pattern].lookback + 1,
  warmup: ({ pattern }) => PATTERNS[pattern].lookback,
  unknown: 'restart',
  state: () => ({ totals: [0], seen: 0, result: 0, age: 0, edge: 0 }),
  sentence: ({ pattern }, { candles }) => `${pattern} in ${candles}`,
  run({ pattern, penetration }, state, { candles: { open, high, low, close } }, { bull, bear }, from, to) {
    const rule = PATTERNS[pattern];
    const depth = penetration ?? rule.depth ?? 0;
    const first = rule.confirmed ? rule.lookback - 3 : rule.lookback;
    const sticks = new Candlesticks({ open, high, low, close }, rule.averages, state.totals);
    let { seen, result, age, edge } = state;
    for (let i = from; i < to; i++) {
      let found = 0;
      if (seen >= first) {
        sticks.start(i, seen === first);
        found = rule.match(sticks, depth);
        if (rule.confirmed) found = follow(found, i);
        sticks.advance();
      }
      const known = seen >= rule.lookback;
      if (!known) seen++;
      bull[i] = known ? (found > 0 ? 1 : 0) : Number.NaN;
      bear[i] = known ? (found < 0 ? 1 : 0) : Number.NaN;
    }
    state.totals = sticks.save();
    state.seen = seen;
    state.result = result;
    state.age = age;
    state.edge = edge;

    /** A close beyond the bar before the pattern, within three bars of it, signals once more. */
    function follow(found: number, i: number): number {
      if (age > 0) age--;
      if (found !== 0) {
        result = found;
        edge = found > 0 ? high[i - 1]! : low[i - 1]!;
        age = 4;
        return found;
      }
      const beyond = result > 0 ? close[i]! > edge : close[i]! < edge;
      if (age === 0 || !beyond) return 0;
      age = 0;
      return result;
    }
  },
  golden: [
    {
      source: 'https://ta-lib.org, computed with its version 0.6 (CDLENGULFING)',
      params: { pattern: 'engulfing' },
      in: {
        candles: {
          open: [10, 12, 11, 8, 13, 14],
          high: [12, 13, 12, 13, 14, 14],
          low: [9, 10, 8, 8, 11, 8],
          close: [11, 11, 9, 12, 13, 9],
        },
      },
      out: { bull: [null, null, 0, 1, 0, 0], bear: [null, null, 0, 0, 0, 1] },
      tolerance: 1e-9,
    },
  ],
});
