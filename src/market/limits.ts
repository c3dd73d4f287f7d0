/** Bounds on a candle file: it may come from a stranger. */
export const CANDLE_LIMITS = {
  bytes: 1024 * 1024 * 1024,
  jsonBytes: 64 * 1024 * 1024,
  feedBytes: 256 * 1024 * 1024,
  rows: 10_000_000,
  lineBytes: 1024 * 1024,
  namedRows: 10,
  priceLow: 1e-12,
  priceHigh: 1e15,
  /** An open or close may lie outside high and low by this share of them and is mended. */
  tolerance: 0.01,
} as const;

/** 1990-01-01 and the end of the year 9999, UTC milliseconds. */
export const FIRST_TIME = 631_152_000_000;
export const LAST_TIME = 253_402_300_799_999;
