import {
  BODY_LONG,
  BODY_SHORT,
  EQUAL,
  FAR,
  NEAR,
  SHADOW_SHORT,
  SHADOW_VERY_SHORT,
  type Pattern,
} from './candlestick.ts';

/** Patterns of three candles, by TA-Lib's rules (https://ta-lib.org/functions/, CDL*); 1 is bullish, −1 bearish. */
export const THREE = {
  '3-inside': {
    lookback: 12,
    averages: [
      [BODY_LONG, 2],
      [BODY_SHORT, 1],
    ],
    match: (c) =>
      c.body(2) > c.average(BODY_LONG, 2) &&
      c.body(1) <= c.average(BODY_SHORT, 1) &&
      c.top(1) < c.top(2) &&
      c.bottom(1) > c.bottom(2) &&
      ((c.white(2) && c.black(0) && c.close(0) < c.open(2)) ||
        (c.black(2) && c.white(0) && c.close(0) > c.open(2)))
        ? -c.color(2)
        : 0,
  },
  '3-outside': {
    lookback: 3,
    averages: [],
    match: (c) =>
      (c.white(1) &&
        c.black(2) &&
        c.close(1) > c.open(2) &&
        c.open(1) < c.close(2) &&
        c.close(0) > c.close(1)) ||
      (c.black(1) &&
        c.white(2) &&
        c.open(1) > c.close(2) &&
        c.close(1) < c.open(2) &&
        c.close(0) < c.close(1))
        ? c.color(1)
        : 0,
  },
  '3-stars-in-south': {
    lookback: 12,
    averages: [
      [BODY_LONG, 2],
      [BODY_SHORT, 0],
      [SHADOW_VERY_SHORT, 0],
      [SHADOW_VERY_SHORT, 1],
    ],
    match: (c) =>
      c.black(2) &&
      c.black(1) &&
      c.black(0) &&
      c.body(2) > c.average(BODY_LONG, 2) &&
      c.lower(2) > c.body(2) &&
      c.body(1) < c.body(2) &&
      c.open(1) > c.close(2) &&
      c.open(1) <= c.high(2) &&
      c.low(1) < c.close(2) &&
      c.low(1) >= c.low(2) &&
      c.lower(1) > c.average(SHADOW_VERY_SHORT, 1) &&
      c.body(0) < c.average(BODY_SHORT, 0) &&
      c.lower(0) < c.average(SHADOW_VERY_SHORT, 0) &&
      c.upper(0) < c.average(SHADOW_VERY_SHORT, 0) &&
      c.low(0) > c.low(1) &&
      c.high(0) < c.high(1)
        ? 1
        : 0,
  },
  '3-white-soldiers': {
    lookback: 12,
    averages: [
      [BODY_SHORT, 0],
      [FAR, 1],
      [FAR, 2],
      [NEAR, 1],
      [NEAR, 2],
      [SHADOW_VERY_SHORT, 0],
      [SHADOW_VERY_SHORT, 1],
      [SHADOW_VERY_SHORT, 2],
    ],
    match: (c) =>
      c.white(2) &&
      c.upper(2) < c.average(SHADOW_VERY_SHORT, 2) &&
      c.white(1) &&
      c.upper(1) < c.average(SHADOW_VERY_SHORT, 1) &&
      c.white(0) &&
      c.upper(0) < c.average(SHADOW_VERY_SHORT, 0) &&
      c.close(0) > c.close(1) &&
      c.close(1) > c.close(2) &&
      c.open(1) > c.open(2) &&
      c.open(1) <= c.close(2) + c.average(NEAR, 2) &&
      c.open(0) > c.open(1) &&
      c.open(0) <= c.close(1) + c.average(NEAR, 1) &&
      c.body(1) > c.body(2) - c.average(FAR, 2) &&
      c.body(0) > c.body(1) - c.average(FAR, 1) &&
      c.body(0) > c.average(BODY_SHORT, 0)
        ? 1
        : 0,
  },
  'advance-block': {
    lookback: 12,
    averages: [
      [BODY_LONG, 2],
      [FAR, 1],
      [FAR, 2],
      [NEAR, 1],
      [NEAR, 2],
      [SHADOW_SHORT, 0],
      [SHADOW_SHORT, 1],
      [SHADOW_SHORT, 2],
    ],
    match: (c) =>
      c.white(2) &&
      c.white(1) &&
      c.white(0) &&
      c.close(0) > c.close(1) &&
      c.close(1) > c.close(2) &&
      c.open(1) > c.open(2) &&
      c.open(1) <= c.close(2) + c.average(NEAR, 2) &&
      c.open(0) > c.open(1) &&
      c.open(0) <= c.close(1) + c.average(NEAR, 1) &&
      c.body(2) > c.average(BODY_LONG, 2) &&
      c.upper(2) < c.average(SHADOW_SHORT, 2) &&
      ((c.body(1) < c.body(2) - c.average(FAR, 2) && c.body(0) < c.body(1) + c.average(NEAR, 1)) ||
        c.body(0) < c.body(1) - c.average(FAR, 1) ||
        (c.body(0) < c.body(1) &&
          c.body(1) < c.body(2) &&
          (c.upper(0) > c.average(SHADOW_SHORT, 0) || c.upper(1) > c.average(SHADOW_SHORT, 1))) ||
        (c.body(0) < c.body(1) && c.upper(0) > c.body(0)))
        ? -1
        : 0,
  },
  hikkake: {
    lookback: 5,
    confirmed: true,
    averages: [],
    match: (c) =>
      c.high(1) < c.high(2) &&
      c.low(1) > c.low(2) &&
      ((c.high(0) < c.high(1) && c.low(0) < c.low(1)) || (c.high(0) > c.high(1) && c.low(0) > c.low(1)))
        ? c.high(0) < c.high(1)
          ? 1
          : -1
        : 0,
  },
  'identical-3-crows': {
    lookback: 12,
    averages: [
      [EQUAL, 1],
      [EQUAL, 2],
      [SHADOW_VERY_SHORT, 0],
      [SHADOW_VERY_SHORT, 1],
      [SHADOW_VERY_SHORT, 2],
    ],
    match: (c) =>
      c.black(2) &&
      c.lower(2) < c.average(SHADOW_VERY_SHORT, 2) &&
      c.black(1) &&
      c.lower(1) < c.average(SHADOW_VERY_SHORT, 1) &&
      c.black(0) &&
      c.lower(0) < c.average(SHADOW_VERY_SHORT, 0) &&
      c.close(2) > c.close(1) &&
      c.close(1) > c.close(0) &&
      c.open(1) <= c.close(2) + c.average(EQUAL, 2) &&
      c.open(1) >= c.close(2) - c.average(EQUAL, 2) &&
      c.open(0) <= c.close(1) + c.average(EQUAL, 1) &&
      c.open(0) >= c.close(1) - c.average(EQUAL, 1)
        ? -1
        : 0,
  },
  'stalled-pattern': {
    lookback: 12,
    averages: [
      [BODY_LONG, 1],
      [BODY_LONG, 2],
      [BODY_SHORT, 0],
      [NEAR, 1],
      [NEAR, 2],
      [SHADOW_VERY_SHORT, 1],
    ],
    match: (c) =>
      c.white(2) &&
      c.white(1) &&
      c.white(0) &&
      c.close(0) > c.close(1) &&
      c.close(1) > c.close(2) &&
      c.body(2) > c.average(BODY_LONG, 2) &&
      c.body(1) > c.average(BODY_LONG, 1) &&
      c.upper(1) < c.average(SHADOW_VERY_SHORT, 1) &&
      c.open(1) > c.open(2) &&
      c.open(1) <= c.close(2) + c.average(NEAR, 2) &&
      c.body(0) < c.average(BODY_SHORT, 0) &&
      c.open(0) >= c.close(1) - c.body(0) - c.average(NEAR, 1)
        ? -1
        : 0,
  },
  'tasuki-gap': {
    lookback: 7,
    averages: [[NEAR, 1]],
    match: (c) =>
      (c.gapUp(1, 2) &&
        c.white(1) &&
        c.black(0) &&
        c.open(0) < c.close(1) &&
        c.open(0) > c.open(1) &&
        c.close(0) < c.open(1) &&
        c.close(0) > c.top(2) &&
        Math.abs(c.body(1) - c.body(0)) < c.average(NEAR, 1)) ||
      (c.gapDown(1, 2) &&
        c.black(1) &&
        c.white(0) &&
        c.open(0) < c.open(1) &&
        c.open(0) > c.close(1) &&
        c.close(0) > c.open(1) &&
        c.close(0) < c.bottom(2) &&
        Math.abs(c.body(1) - c.body(0)) < c.average(NEAR, 1))
        ? c.color(1)
        : 0,
  },
  'xside-gap-3-methods': {
    lookback: 2,
    averages: [],
    match: (c) =>
      c.color(2) === c.color(1) &&
      c.color(1) === -c.color(0) &&
      c.open(0) < c.top(1) &&
      c.open(0) > c.bottom(1) &&
      c.close(0) < c.top(2) &&
      c.close(0) > c.bottom(2) &&
      ((c.white(2) && c.gapUp(1, 2)) || (c.black(2) && c.gapDown(1, 2)))
        ? c.color(2)
        : 0,
  },
} satisfies Readonly<Record<string, Pattern>>;
