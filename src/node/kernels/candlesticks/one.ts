import {
  BODY_DOJI,
  BODY_LONG,
  BODY_SHORT,
  NEAR,
  SHADOW_SHORT,
  SHADOW_VERY_SHORT,
  type Pattern,
} from './candlestick.ts';

/** Patterns of one candle, by TA-Lib's rules (https://ta-lib.org/functions/, CDL*); 1 is bullish, −1 bearish. */
export const ONE = {
  'belt-hold': {
    lookback: 10,
    averages: [
      [BODY_LONG, 0],
      [SHADOW_VERY_SHORT, 0],
    ],
    match: (c) =>
      c.body(0) > c.average(BODY_LONG, 0) &&
      ((c.white(0) && c.lower(0) < c.average(SHADOW_VERY_SHORT, 0)) ||
        (c.black(0) && c.upper(0) < c.average(SHADOW_VERY_SHORT, 0)))
        ? c.color(0)
        : 0,
  },
  'closing-marubozu': {
    lookback: 10,
    averages: [
      [BODY_LONG, 0],
      [SHADOW_VERY_SHORT, 0],
    ],
    match: (c) =>
      c.body(0) > c.average(BODY_LONG, 0) &&
      ((c.white(0) && c.upper(0) < c.average(SHADOW_VERY_SHORT, 0)) ||
        (c.black(0) && c.lower(0) < c.average(SHADOW_VERY_SHORT, 0)))
        ? c.color(0)
        : 0,
  },
  doji: {
    lookback: 10,
    averages: [[BODY_DOJI, 0]],
    match: (c) => (c.body(0) <= c.average(BODY_DOJI, 0) ? 1 : 0),
  },
  'dragonfly-doji': {
    lookback: 10,
    averages: [
      [BODY_DOJI, 0],
      [SHADOW_VERY_SHORT, 0],
    ],
    match: (c) =>
      c.body(0) <= c.average(BODY_DOJI, 0) &&
      c.upper(0) < c.average(SHADOW_VERY_SHORT, 0) &&
      c.lower(0) > c.average(SHADOW_VERY_SHORT, 0)
        ? 1
        : 0,
  },
  'gravestone-doji': {
    lookback: 10,
    averages: [
      [BODY_DOJI, 0],
      [SHADOW_VERY_SHORT, 0],
    ],
    match: (c) =>
      c.body(0) <= c.average(BODY_DOJI, 0) &&
      c.lower(0) < c.average(SHADOW_VERY_SHORT, 0) &&
      c.upper(0) > c.average(SHADOW_VERY_SHORT, 0)
        ? 1
        : 0,
  },
  'high-wave': {
    lookback: 10,
    averages: [[BODY_SHORT, 0]],
    match: (c) =>
      c.body(0) < c.average(BODY_SHORT, 0) && c.upper(0) > 2 * c.body(0) && c.lower(0) > 2 * c.body(0)
        ? c.color(0)
        : 0,
  },
  'inverted-hammer': {
    lookback: 11,
    averages: [
      [BODY_SHORT, 0],
      [SHADOW_VERY_SHORT, 0],
    ],
    match: (c) =>
      c.body(0) < c.average(BODY_SHORT, 0) &&
      c.upper(0) > c.body(0) &&
      c.lower(0) < c.average(SHADOW_VERY_SHORT, 0) &&
      c.gapDown(0, 1)
        ? 1
        : 0,
  },
  'long-legged-doji': {
    lookback: 10,
    averages: [[BODY_DOJI, 0]],
    match: (c) =>
      c.body(0) <= c.average(BODY_DOJI, 0) && (c.lower(0) > c.body(0) || c.upper(0) > c.body(0)) ? 1 : 0,
  },
  'long-line': {
    lookback: 10,
    averages: [
      [BODY_LONG, 0],
      [SHADOW_SHORT, 0],
    ],
    match: (c) =>
      c.body(0) > c.average(BODY_LONG, 0) &&
      c.upper(0) < c.average(SHADOW_SHORT, 0) &&
      c.lower(0) < c.average(SHADOW_SHORT, 0)
        ? c.color(0)
        : 0,
  },
  marubozu: {
    lookback: 10,
    averages: [
      [BODY_LONG, 0],
      [SHADOW_VERY_SHORT, 0],
    ],
    match: (c) =>
      c.body(0) > c.average(BODY_LONG, 0) &&
      c.upper(0) < c.average(SHADOW_VERY_SHORT, 0) &&
      c.lower(0) < c.average(SHADOW_VERY_SHORT, 0)
        ? c.color(0)
        : 0,
  },
  'rickshaw-man': {
    lookback: 10,
    averages: [
      [BODY_DOJI, 0],
      [NEAR, 0],
    ],
    match: (c) =>
      c.body(0) <= c.average(BODY_DOJI, 0) &&
      c.lower(0) > c.body(0) &&
      c.upper(0) > c.body(0) &&
      c.bottom(0) <= c.low(0) + c.range(0) / 2 + c.average(NEAR, 0) &&
      c.top(0) >= c.low(0) + c.range(0) / 2 - c.average(NEAR, 0)
        ? 1
        : 0,
  },
  'shooting-star': {
    lookback: 11,
    averages: [
      [BODY_SHORT, 0],
      [SHADOW_VERY_SHORT, 0],
    ],
    match: (c) =>
      c.body(0) < c.average(BODY_SHORT, 0) &&
      c.upper(0) > c.body(0) &&
      c.lower(0) < c.average(SHADOW_VERY_SHORT, 0) &&
      c.gapUp(0, 1)
        ? -1
        : 0,
  },
  'short-line': {
    lookback: 10,
    averages: [
      [BODY_SHORT, 0],
      [SHADOW_SHORT, 0],
    ],
    match: (c) =>
      c.body(0) < c.average(BODY_SHORT, 0) &&
      c.upper(0) < c.average(SHADOW_SHORT, 0) &&
      c.lower(0) < c.average(SHADOW_SHORT, 0)
        ? c.color(0)
        : 0,
  },
  'spinning-top': {
    lookback: 10,
    averages: [[BODY_SHORT, 0]],
    match: (c) =>
      c.body(0) < c.average(BODY_SHORT, 0) && c.upper(0) > c.body(0) && c.lower(0) > c.body(0)
        ? c.color(0)
        : 0,
  },
  takuri: {
    lookback: 10,
    averages: [
      [BODY_DOJI, 0],
      [SHADOW_VERY_SHORT, 0],
    ],
    match: (c) =>
      c.body(0) <= c.average(BODY_DOJI, 0) &&
      c.upper(0) < c.average(SHADOW_VERY_SHORT, 0) &&
      c.lower(0) > 2 * c.body(0)
        ? 1
        : 0,
  },
} satisfies Readonly<Record<string, Pattern>>;
