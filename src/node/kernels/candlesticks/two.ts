import {
  BODY_DOJI,
  BODY_LONG,
  BODY_SHORT,
  EQUAL,
  NEAR,
  SHADOW_VERY_SHORT,
  type Pattern,
} from './candlestick.ts';

/** Patterns of two candles, by TA-Lib's rules (https://ta-lib.org/functions/, CDL*); 1 is bullish, −1 bearish. */
export const TWO = {
  counterattack: {
    lookback: 11,
    averages: [
      [BODY_LONG, 0],
      [BODY_LONG, 1],
      [EQUAL, 1],
    ],
    match: (c) =>
      c.color(1) === -c.color(0) &&
      c.body(1) > c.average(BODY_LONG, 1) &&
      c.body(0) > c.average(BODY_LONG, 0) &&
      c.close(0) <= c.close(1) + c.average(EQUAL, 1) &&
      c.close(0) >= c.close(1) - c.average(EQUAL, 1)
        ? c.color(0)
        : 0,
  },
  'dark-cloud-cover': {
    lookback: 11,
    depth: 0.5,
    averages: [[BODY_LONG, 1]],
    match: (c, depth) =>
      c.white(1) &&
      c.body(1) > c.average(BODY_LONG, 1) &&
      c.black(0) &&
      c.open(0) > c.high(1) &&
      c.close(0) > c.open(1) &&
      c.close(0) < c.close(1) - c.body(1) * depth
        ? -1
        : 0,
  },
  'doji-star': {
    lookback: 11,
    averages: [
      [BODY_DOJI, 0],
      [BODY_LONG, 1],
    ],
    match: (c) =>
      c.body(1) > c.average(BODY_LONG, 1) &&
      c.body(0) <= c.average(BODY_DOJI, 0) &&
      ((c.white(1) && c.gapUp(0, 1)) || (c.black(1) && c.gapDown(0, 1)))
        ? -c.color(1)
        : 0,
  },
  engulfing: {
    lookback: 2,
    averages: [],
    match: (c) =>
      (c.white(0) &&
        c.black(1) &&
        ((c.close(0) >= c.open(1) && c.open(0) < c.close(1)) ||
          (c.close(0) > c.open(1) && c.open(0) <= c.close(1)))) ||
      (c.black(0) &&
        c.white(1) &&
        ((c.open(0) >= c.close(1) && c.close(0) < c.open(1)) ||
          (c.open(0) > c.close(1) && c.close(0) <= c.open(1))))
        ? c.color(0)
        : 0,
  },
  'gap-side-side-white': {
    lookback: 7,
    averages: [
      [EQUAL, 1],
      [NEAR, 1],
    ],
    match: (c) =>
      ((c.gapUp(1, 2) && c.gapUp(0, 2)) || (c.gapDown(1, 2) && c.gapDown(0, 2))) &&
      c.white(1) &&
      c.white(0) &&
      c.body(0) >= c.body(1) - c.average(NEAR, 1) &&
      c.body(0) <= c.body(1) + c.average(NEAR, 1) &&
      c.open(0) >= c.open(1) - c.average(EQUAL, 1) &&
      c.open(0) <= c.open(1) + c.average(EQUAL, 1)
        ? c.gapUp(1, 2)
          ? 1
          : -1
        : 0,
  },
  hammer: {
    lookback: 11,
    averages: [
      [BODY_SHORT, 0],
      [NEAR, 1],
      [SHADOW_VERY_SHORT, 0],
    ],
    match: (c) =>
      c.body(0) < c.average(BODY_SHORT, 0) &&
      c.lower(0) > c.body(0) &&
      c.upper(0) < c.average(SHADOW_VERY_SHORT, 0) &&
      c.bottom(0) <= c.low(1) + c.average(NEAR, 1)
        ? 1
        : 0,
  },
  'hanging-man': {
    lookback: 11,
    averages: [
      [BODY_SHORT, 0],
      [NEAR, 1],
      [SHADOW_VERY_SHORT, 0],
    ],
    match: (c) =>
      c.body(0) < c.average(BODY_SHORT, 0) &&
      c.lower(0) > c.body(0) &&
      c.upper(0) < c.average(SHADOW_VERY_SHORT, 0) &&
      c.bottom(0) >= c.high(1) - c.average(NEAR, 1)
        ? -1
        : 0,
  },
  harami: {
    lookback: 11,
    averages: [
      [BODY_LONG, 1],
      [BODY_SHORT, 0],
    ],
    match: (c) =>
      c.body(1) > c.average(BODY_LONG, 1) &&
      c.body(0) <= c.average(BODY_SHORT, 0) &&
      c.top(0) <= c.top(1) &&
      c.bottom(0) >= c.bottom(1)
        ? -c.color(1)
        : 0,
  },
  'harami-cross': {
    lookback: 11,
    averages: [
      [BODY_DOJI, 0],
      [BODY_LONG, 1],
    ],
    match: (c) =>
      c.body(1) > c.average(BODY_LONG, 1) &&
      c.body(0) <= c.average(BODY_DOJI, 0) &&
      c.top(0) <= c.top(1) &&
      c.bottom(0) >= c.bottom(1)
        ? -c.color(1)
        : 0,
  },
  'homing-pigeon': {
    lookback: 11,
    averages: [
      [BODY_LONG, 1],
      [BODY_SHORT, 0],
    ],
    match: (c) =>
      c.black(1) &&
      c.black(0) &&
      c.body(1) > c.average(BODY_LONG, 1) &&
      c.body(0) <= c.average(BODY_SHORT, 0) &&
      c.open(0) < c.open(1) &&
      c.close(0) > c.close(1)
        ? 1
        : 0,
  },
  'in-neck': {
    lookback: 11,
    averages: [
      [BODY_LONG, 1],
      [EQUAL, 1],
    ],
    match: (c) =>
      c.black(1) &&
      c.body(1) > c.average(BODY_LONG, 1) &&
      c.white(0) &&
      c.open(0) < c.low(1) &&
      c.close(0) <= c.close(1) + c.average(EQUAL, 1) &&
      c.close(0) >= c.close(1)
        ? -1
        : 0,
  },
  kicking: {
    lookback: 11,
    averages: [
      [BODY_LONG, 0],
      [BODY_LONG, 1],
      [SHADOW_VERY_SHORT, 0],
      [SHADOW_VERY_SHORT, 1],
    ],
    match: (c) =>
      c.color(1) === -c.color(0) &&
      c.body(1) > c.average(BODY_LONG, 1) &&
      c.upper(1) < c.average(SHADOW_VERY_SHORT, 1) &&
      c.lower(1) < c.average(SHADOW_VERY_SHORT, 1) &&
      c.body(0) > c.average(BODY_LONG, 0) &&
      c.upper(0) < c.average(SHADOW_VERY_SHORT, 0) &&
      c.lower(0) < c.average(SHADOW_VERY_SHORT, 0) &&
      ((c.black(1) && c.clearUp(0, 1)) || (c.white(1) && c.clearDown(0, 1)))
        ? c.color(0)
        : 0,
  },
  'kicking-by-length': {
    lookback: 11,
    averages: [
      [BODY_LONG, 0],
      [BODY_LONG, 1],
      [SHADOW_VERY_SHORT, 0],
      [SHADOW_VERY_SHORT, 1],
    ],
    match: (c) =>
      c.color(1) === -c.color(0) &&
      c.body(1) > c.average(BODY_LONG, 1) &&
      c.upper(1) < c.average(SHADOW_VERY_SHORT, 1) &&
      c.lower(1) < c.average(SHADOW_VERY_SHORT, 1) &&
      c.body(0) > c.average(BODY_LONG, 0) &&
      c.upper(0) < c.average(SHADOW_VERY_SHORT, 0) &&
      c.lower(0) < c.average(SHADOW_VERY_SHORT, 0) &&
      ((c.black(1) && c.clearUp(0, 1)) || (c.white(1) && c.clearDown(0, 1)))
        ? c.color(c.body(0) > c.body(1) ? 0 : 1)
        : 0,
  },
  'matching-low': {
    lookback: 6,
    averages: [[EQUAL, 1]],
    match: (c) =>
      c.black(1) &&
      c.black(0) &&
      c.close(0) <= c.close(1) + c.average(EQUAL, 1) &&
      c.close(0) >= c.close(1) - c.average(EQUAL, 1)
        ? 1
        : 0,
  },
  'on-neck': {
    lookback: 11,
    averages: [
      [BODY_LONG, 1],
      [EQUAL, 1],
    ],
    match: (c) =>
      c.black(1) &&
      c.body(1) > c.average(BODY_LONG, 1) &&
      c.white(0) &&
      c.open(0) < c.low(1) &&
      c.close(0) <= c.low(1) + c.average(EQUAL, 1) &&
      c.close(0) >= c.low(1) - c.average(EQUAL, 1)
        ? -1
        : 0,
  },
  piercing: {
    lookback: 11,
    averages: [
      [BODY_LONG, 0],
      [BODY_LONG, 1],
    ],
    match: (c) =>
      c.black(1) &&
      c.body(1) > c.average(BODY_LONG, 1) &&
      c.white(0) &&
      c.body(0) > c.average(BODY_LONG, 0) &&
      c.open(0) < c.low(1) &&
      c.close(0) < c.open(1) &&
      c.close(0) > c.close(1) + c.body(1) * 0.5
        ? 1
        : 0,
  },
  'separating-lines': {
    lookback: 11,
    averages: [
      [BODY_LONG, 0],
      [EQUAL, 1],
      [SHADOW_VERY_SHORT, 0],
    ],
    match: (c) =>
      c.color(1) === -c.color(0) &&
      c.open(0) <= c.open(1) + c.average(EQUAL, 1) &&
      c.open(0) >= c.open(1) - c.average(EQUAL, 1) &&
      c.body(0) > c.average(BODY_LONG, 0) &&
      ((c.white(0) && c.lower(0) < c.average(SHADOW_VERY_SHORT, 0)) ||
        (c.black(0) && c.upper(0) < c.average(SHADOW_VERY_SHORT, 0)))
        ? c.color(0)
        : 0,
  },
  thrusting: {
    lookback: 11,
    averages: [
      [BODY_LONG, 1],
      [EQUAL, 1],
    ],
    match: (c) =>
      c.black(1) &&
      c.body(1) > c.average(BODY_LONG, 1) &&
      c.white(0) &&
      c.open(0) < c.low(1) &&
      c.close(0) > c.close(1) + c.average(EQUAL, 1) &&
      c.close(0) <= c.close(1) + c.body(1) * 0.5
        ? -1
        : 0,
  },
} satisfies Readonly<Record<string, Pattern>>;
