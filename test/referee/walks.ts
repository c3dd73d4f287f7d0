import fc from 'fast-check';
import type { Candles } from '../../src/time/candles.ts';

const HOUR = 3_600_000;
/** 2024-01-01, a Monday. */
export const START = 1_704_067_200_000;
/** Half a unit of quote currency: exact in binary, so that ties of prices are exact. */
export const TICK = 0.5;

interface Step {
  gap: number;
  body: number;
  up: number;
  down: number;
  volume: number;
  /** Conditions read these two tallies, orders these two prices (ticks from the close; null: unknown). */
  first: number | null;
  second: number | null;
  above: number | null;
  below: number | null;
  missing: boolean;
}

const often = (value: number, rest: fc.Arbitrary<number>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, { weight: 2, arbitrary: rest });
const tally = fc.option(fc.integer({ min: 0, max: 9 }), { freq: 12, nil: null });

const step: fc.Arbitrary<Step> = fc.record({
  gap: fc.oneof(
    { weight: 6, arbitrary: often(0, fc.integer({ min: -4, max: 4 })) },
    { weight: 1, arbitrary: fc.integer({ min: -60, max: 60 }) },
  ),
  body: fc.integer({ min: -6, max: 6 }),
  up: often(0, fc.integer({ min: 0, max: 5 })),
  down: often(0, fc.integer({ min: 0, max: 5 })),
  volume: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 200, max: 9000 }) },
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constant(Number.NaN) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 120 }) },
  ),
  first: tally,
  second: tally,
  above: fc.option(fc.integer({ min: -3, max: 12 }), { freq: 12, nil: null }),
  below: fc.option(fc.integer({ min: -3, max: 12 }), { freq: 12, nil: null }),
  missing: fc.oneof(
    { weight: 12, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
});

/** Hourly candles around 100, every price a whole number of half units. */
export function walk(gaps: boolean): fc.Arbitrary<Candles> {
  return fc.array(step, { minLength: 3, maxLength: 80, size: 'max' }).map((steps) => {
    const kept = steps.map((one, index) => ({ ...one, index }));
    const rows = kept.filter(
      ({ missing, index }) => !gaps || !missing || index === 0 || index === kept.length - 1,
    );
    return toCandles(rows);
  });
}

function toCandles(rows: readonly (Step & { index: number })[]): Candles {
  const candles = {
    time: new Float64Array(rows.length),
    open: new Float64Array(rows.length),
    high: new Float64Array(rows.length),
    low: new Float64Array(rows.length),
    close: new Float64Array(rows.length),
    volume: new Float64Array(rows.length),
    extra: {
      trades: new Float64Array(rows.length),
      openInterest: new Float64Array(rows.length),
      quoteVolume: new Float64Array(rows.length),
      takerVolume: new Float64Array(rows.length),
      bid: new Float64Array(rows.length),
      ask: new Float64Array(rows.length),
    },
  };
  let price = 200;
  rows.forEach((row, i) => {
    const open = Math.max(20, price + row.gap);
    const close = Math.max(20, open + row.body);
    candles.time[i] = START + row.index * HOUR;
    candles.open[i] = open * TICK;
    candles.close[i] = close * TICK;
    candles.high[i] = (Math.max(open, close) + row.up) * TICK;
    candles.low[i] = (Math.min(open, close) - row.down) * TICK;
    candles.volume[i] = row.volume;
    candles.extra.trades[i] = row.first ?? Number.NaN;
    candles.extra.openInterest[i] = row.second ?? Number.NaN;
    candles.extra.quoteVolume[i] = row.above === null ? Number.NaN : (close + row.above) * TICK;
    candles.extra.takerVolume[i] = row.below === null ? Number.NaN : Math.max(2, close - row.below) * TICK;
    // Sometimes a quote is missing.
    const quoted = row.volume % 7 !== 0;
    candles.extra.bid[i] = quoted ? (close - 1) * TICK : Number.NaN;
    candles.extra.ask[i] = (close + (row.up % 3)) * TICK;
    price = close;
  });
  return candles;
}
