import { BODY_DOJI, BODY_LONG, BODY_SHORT, EQUAL, type Pattern } from './candlestick.ts';

/** Patterns of three candles around a star, a river or a sandwich, by TA-Lib's rules (https://ta-lib.org/functions/, CDL*); 1 is bullish, −1 bearish. */
export const STARS = {
  '2-crows': {
    lookback: 12,
    averages: [[BODY_LONG, 2]],
    match: (c) =>
      c.white(2) &&
      c.body(2) > c.average(BODY_LONG, 2) &&
      c.black(1) &&
      c.gapUp(1, 2) &&
      c.black(0) &&
      c.open(0) < c.open(1) &&
      c.open(0) > c.close(1) &&
      c.close(0) > c.open(2) &&
      c.close(0) < c.close(2)
        ? -1
        : 0,
  },
  'abandoned-baby': {
    lookback: 12,
    depth: 0.3,
    averages: [
      [BODY_DOJI, 1],
      [BODY_LONG, 2],
      [BODY_SHORT, 0],
    ],
    match: (c, depth) =>
      c.body(2) > c.average(BODY_LONG, 2) &&
      c.body(1) <= c.average(BODY_DOJI, 1) &&
      c.body(0) > c.average(BODY_SHORT, 0) &&
      ((c.white(2) &&
        c.black(0) &&
        c.close(0) < c.close(2) - c.body(2) * depth &&
        c.clearUp(1, 2) &&
        c.clearDown(0, 1)) ||
        (c.black(2) &&
          c.white(0) &&
          c.close(0) > c.close(2) + c.body(2) * depth &&
          c.clearDown(1, 2) &&
          c.clearUp(0, 1)))
        ? c.color(0)
        : 0,
  },
  'evening-doji-star': {
    lookback: 12,
    depth: 0.3,
    averages: [
      [BODY_DOJI, 1],
      [BODY_LONG, 2],
      [BODY_SHORT, 0],
    ],
    match: (c, depth) =>
      c.body(2) > c.average(BODY_LONG, 2) &&
      c.white(2) &&
      c.body(1) <= c.average(BODY_DOJI, 1) &&
      c.gapUp(1, 2) &&
      c.body(0) > c.average(BODY_SHORT, 0) &&
      c.black(0) &&
      c.close(0) < c.close(2) - c.body(2) * depth
        ? -1
        : 0,
  },
  'evening-star': {
    lookback: 12,
    depth: 0.3,
    averages: [
      [BODY_LONG, 2],
      [BODY_SHORT, 0],
      [BODY_SHORT, 1],
    ],
    match: (c, depth) =>
      c.body(2) > c.average(BODY_LONG, 2) &&
      c.white(2) &&
      c.body(1) <= c.average(BODY_SHORT, 1) &&
      c.gapUp(1, 2) &&
      c.body(0) > c.average(BODY_SHORT, 0) &&
      c.black(0) &&
      c.close(0) < c.close(2) - c.body(2) * depth
        ? -1
        : 0,
  },
  'morning-doji-star': {
    lookback: 12,
    depth: 0.3,
    averages: [
      [BODY_DOJI, 1],
      [BODY_LONG, 2],
      [BODY_SHORT, 0],
    ],
    match: (c, depth) =>
      c.body(2) > c.average(BODY_LONG, 2) &&
      c.black(2) &&
      c.body(1) <= c.average(BODY_DOJI, 1) &&
      c.gapDown(1, 2) &&
      c.body(0) > c.average(BODY_SHORT, 0) &&
      c.white(0) &&
      c.close(0) > c.close(2) + c.body(2) * depth
        ? 1
        : 0,
  },
  'morning-star': {
    lookback: 12,
    depth: 0.3,
    averages: [
      [BODY_LONG, 2],
      [BODY_SHORT, 0],
      [BODY_SHORT, 1],
    ],
    match: (c, depth) =>
      c.body(2) > c.average(BODY_LONG, 2) &&
      c.black(2) &&
      c.body(1) <= c.average(BODY_SHORT, 1) &&
      c.gapDown(1, 2) &&
      c.body(0) > c.average(BODY_SHORT, 0) &&
      c.white(0) &&
      c.close(0) > c.close(2) + c.body(2) * depth
        ? 1
        : 0,
  },
  'stick-sandwich': {
    lookback: 7,
    averages: [[EQUAL, 2]],
    match: (c) =>
      c.black(2) &&
      c.white(1) &&
      c.black(0) &&
      c.low(1) > c.close(2) &&
      c.close(0) <= c.close(2) + c.average(EQUAL, 2) &&
      c.close(0) >= c.close(2) - c.average(EQUAL, 2)
        ? 1
        : 0,
  },
  tristar: {
    lookback: 12,
    averages: [[BODY_DOJI, 2]],
    match: (c) =>
      c.body(2) <= c.average(BODY_DOJI, 2) &&
      c.body(1) <= c.average(BODY_DOJI, 2) &&
      c.body(0) <= c.average(BODY_DOJI, 2)
        ? c.gapDown(1, 2) && c.bottom(0) > c.bottom(1)
          ? 1
          : c.gapUp(1, 2) && c.top(0) < c.top(1)
            ? -1
            : 0
        : 0,
  },
  'unique-3-river': {
    lookback: 12,
    averages: [
      [BODY_LONG, 2],
      [BODY_SHORT, 0],
    ],
    match: (c) =>
      c.body(2) > c.average(BODY_LONG, 2) &&
      c.black(2) &&
      c.black(1) &&
      c.close(1) > c.close(2) &&
      c.open(1) <= c.open(2) &&
      c.low(1) < c.low(2) &&
      c.body(0) < c.average(BODY_SHORT, 0) &&
      c.white(0) &&
      c.open(0) > c.low(1)
        ? 1
        : 0,
  },
  'upside-gap-2-crows': {
    lookback: 12,
    averages: [
      [BODY_LONG, 2],
      [BODY_SHORT, 1],
    ],
    match: (c) =>
      c.white(2) &&
      c.body(2) > c.average(BODY_LONG, 2) &&
      c.black(1) &&
      c.body(1) <= c.average(BODY_SHORT, 1) &&
      c.gapUp(1, 2) &&
      c.black(0) &&
      c.open(0) > c.open(1) &&
      c.close(0) < c.close(1) &&
      c.close(0) > c.close(2)
        ? -1
        : 0,
  },
} satisfies Readonly<Record<string, Pattern>>;
