import { BODY_LONG, BODY_SHORT, NEAR, SHADOW_VERY_SHORT, type Pattern } from './candlestick.ts';

/** Patterns of four and five candles, by TA-Lib's rules (https://ta-lib.org/functions/, CDL*); 1 is bullish, −1 bearish. */
export const MORE = {
  '3-black-crows': {
    lookback: 13,
    averages: [
      [SHADOW_VERY_SHORT, 0],
      [SHADOW_VERY_SHORT, 1],
      [SHADOW_VERY_SHORT, 2],
    ],
    match: (c) =>
      c.white(3) &&
      c.black(2) &&
      c.lower(2) < c.average(SHADOW_VERY_SHORT, 2) &&
      c.black(1) &&
      c.lower(1) < c.average(SHADOW_VERY_SHORT, 1) &&
      c.black(0) &&
      c.lower(0) < c.average(SHADOW_VERY_SHORT, 0) &&
      c.open(1) < c.open(2) &&
      c.open(1) > c.close(2) &&
      c.open(0) < c.open(1) &&
      c.open(0) > c.close(1) &&
      c.high(3) > c.close(2) &&
      c.close(2) > c.close(1) &&
      c.close(1) > c.close(0)
        ? -1
        : 0,
  },
  '3-line-strike': {
    lookback: 8,
    averages: [
      [NEAR, 2],
      [NEAR, 3],
    ],
    match: (c) =>
      c.color(3) === c.color(2) &&
      c.color(2) === c.color(1) &&
      c.color(0) === -c.color(1) &&
      c.open(2) >= c.bottom(3) - c.average(NEAR, 3) &&
      c.open(2) <= c.top(3) + c.average(NEAR, 3) &&
      c.open(1) >= c.bottom(2) - c.average(NEAR, 2) &&
      c.open(1) <= c.top(2) + c.average(NEAR, 2) &&
      ((c.white(1) &&
        c.close(1) > c.close(2) &&
        c.close(2) > c.close(3) &&
        c.open(0) > c.close(1) &&
        c.close(0) < c.open(3)) ||
        (c.black(1) &&
          c.close(1) < c.close(2) &&
          c.close(2) < c.close(3) &&
          c.open(0) < c.close(1) &&
          c.close(0) > c.open(3)))
        ? c.color(1)
        : 0,
  },
  breakaway: {
    lookback: 14,
    averages: [[BODY_LONG, 4]],
    match: (c) =>
      c.body(4) > c.average(BODY_LONG, 4) &&
      c.color(4) === c.color(3) &&
      c.color(3) === c.color(1) &&
      c.color(1) === -c.color(0) &&
      ((c.black(4) &&
        c.gapDown(3, 4) &&
        c.high(2) < c.high(3) &&
        c.low(2) < c.low(3) &&
        c.high(1) < c.high(2) &&
        c.low(1) < c.low(2) &&
        c.close(0) > c.open(3) &&
        c.close(0) < c.close(4)) ||
        (c.white(4) &&
          c.gapUp(3, 4) &&
          c.high(2) > c.high(3) &&
          c.low(2) > c.low(3) &&
          c.high(1) > c.high(2) &&
          c.low(1) > c.low(2) &&
          c.close(0) < c.open(3) &&
          c.close(0) > c.close(4)))
        ? c.color(0)
        : 0,
  },
  'conceal-baby-swall': {
    lookback: 13,
    averages: [
      [SHADOW_VERY_SHORT, 1],
      [SHADOW_VERY_SHORT, 2],
      [SHADOW_VERY_SHORT, 3],
    ],
    match: (c) =>
      c.black(3) &&
      c.black(2) &&
      c.black(1) &&
      c.black(0) &&
      c.lower(3) < c.average(SHADOW_VERY_SHORT, 3) &&
      c.upper(3) < c.average(SHADOW_VERY_SHORT, 3) &&
      c.lower(2) < c.average(SHADOW_VERY_SHORT, 2) &&
      c.upper(2) < c.average(SHADOW_VERY_SHORT, 2) &&
      c.gapDown(1, 2) &&
      c.upper(1) > c.average(SHADOW_VERY_SHORT, 1) &&
      c.high(1) > c.close(2) &&
      c.high(0) > c.high(1) &&
      c.low(0) < c.low(1)
        ? 1
        : 0,
  },
  'hikkake-mod': {
    lookback: 10,
    confirmed: true,
    averages: [[NEAR, 2]],
    match: (c) =>
      c.high(2) < c.high(3) &&
      c.low(2) > c.low(3) &&
      c.high(1) < c.high(2) &&
      c.low(1) > c.low(2) &&
      ((c.high(0) < c.high(1) && c.low(0) < c.low(1) && c.close(2) <= c.low(2) + c.average(NEAR, 2)) ||
        (c.high(0) > c.high(1) && c.low(0) > c.low(1) && c.close(2) >= c.high(2) - c.average(NEAR, 2)))
        ? c.high(0) < c.high(1)
          ? 1
          : -1
        : 0,
  },
  'ladder-bottom': {
    lookback: 14,
    averages: [[SHADOW_VERY_SHORT, 1]],
    match: (c) =>
      c.black(4) &&
      c.black(3) &&
      c.black(2) &&
      c.open(4) > c.open(3) &&
      c.open(3) > c.open(2) &&
      c.close(4) > c.close(3) &&
      c.close(3) > c.close(2) &&
      c.black(1) &&
      c.upper(1) > c.average(SHADOW_VERY_SHORT, 1) &&
      c.white(0) &&
      c.open(0) > c.open(1) &&
      c.close(0) > c.high(1)
        ? 1
        : 0,
  },
  'mat-hold': {
    lookback: 14,
    depth: 0.5,
    averages: [
      [BODY_LONG, 4],
      [BODY_SHORT, 1],
      [BODY_SHORT, 2],
      [BODY_SHORT, 3],
    ],
    match: (c, depth) =>
      c.body(4) > c.average(BODY_LONG, 4) &&
      c.body(3) < c.average(BODY_SHORT, 3) &&
      c.body(2) < c.average(BODY_SHORT, 2) &&
      c.body(1) < c.average(BODY_SHORT, 1) &&
      c.white(4) &&
      c.black(3) &&
      c.white(0) &&
      c.gapUp(3, 4) &&
      c.bottom(2) < c.close(4) &&
      c.bottom(1) < c.close(4) &&
      c.bottom(2) > c.close(4) - c.body(4) * depth &&
      c.bottom(1) > c.close(4) - c.body(4) * depth &&
      c.top(2) < c.open(3) &&
      c.top(1) < c.top(2) &&
      c.open(0) > c.close(1) &&
      c.close(0) > Math.max(Math.max(c.high(3), c.high(2)), c.high(1))
        ? 1
        : 0,
  },
  'rise-fall-3-methods': {
    lookback: 14,
    averages: [
      [BODY_LONG, 0],
      [BODY_LONG, 4],
      [BODY_SHORT, 1],
      [BODY_SHORT, 2],
      [BODY_SHORT, 3],
    ],
    match: (c) =>
      c.body(4) > c.average(BODY_LONG, 4) &&
      c.body(3) < c.average(BODY_SHORT, 3) &&
      c.body(2) < c.average(BODY_SHORT, 2) &&
      c.body(1) < c.average(BODY_SHORT, 1) &&
      c.body(0) > c.average(BODY_LONG, 0) &&
      c.color(4) === -c.color(3) &&
      c.color(3) === c.color(2) &&
      c.color(2) === c.color(1) &&
      c.color(1) === -c.color(0) &&
      c.bottom(3) < c.high(4) &&
      c.top(3) > c.low(4) &&
      c.bottom(2) < c.high(4) &&
      c.top(2) > c.low(4) &&
      c.bottom(1) < c.high(4) &&
      c.top(1) > c.low(4) &&
      c.close(2) * c.color(4) < c.close(3) * c.color(4) &&
      c.close(1) * c.color(4) < c.close(2) * c.color(4) &&
      c.open(0) * c.color(4) > c.close(1) * c.color(4) &&
      c.close(0) * c.color(4) > c.close(4) * c.color(4)
        ? c.color(4)
        : 0,
  },
} satisfies Readonly<Record<string, Pattern>>;
