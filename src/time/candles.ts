/** Columns of a market's candles. All have the same length; row i is one candle. */
export interface Candles {
  /** Opening time of the candle, UTC milliseconds, strictly ascending. */
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  /** Traded amount in base currency; NaN where the source does not say. */
  readonly volume: Float64Array;
  /** Further columns that a source may have; absent ones are unknown everywhere. */
  readonly extra?: Partial<Record<ExtraColumn, Float64Array>>;
}

export const PRICE_COLUMNS = ['open', 'high', 'low', 'close', 'volume'] as const;
export type PriceColumn = (typeof PRICE_COLUMNS)[number];

export const EXTRA_COLUMNS = [
  'quoteVolume',
  'trades',
  'takerVolume',
  'bid',
  'ask',
  'mark',
  'funding',
  'openInterest',
] as const;
export type ExtraColumn = (typeof EXTRA_COLUMNS)[number];

/** One candle, as a live feed brings it. `time` is its opening, UTC milliseconds. */
export interface Candle {
  time: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  extra?: Partial<Record<ExtraColumn, number>>;
}

export function emptyCandles(length = 0): Candles {
  const column = () => new Float64Array(length);
  return { time: column(), open: column(), high: column(), low: column(), close: column(), volume: column() };
}

export function sliceCandles(candles: Candles, from: number, to: number): Candles {
  const cut = (column: Float64Array) => column.subarray(from, to);
  const extra: Partial<Record<ExtraColumn, Float64Array>> = {};
  for (const name of EXTRA_COLUMNS) {
    const column = candles.extra?.[name];
    if (column) extra[name] = cut(column);
  }
  return {
    time: cut(candles.time),
    open: cut(candles.open),
    high: cut(candles.high),
    low: cut(candles.low),
    close: cut(candles.close),
    volume: cut(candles.volume),
    ...(candles.extra ? { extra } : {}),
  };
}
