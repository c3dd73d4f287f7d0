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

export interface Walk {
  readonly candles: Candles;
  /** What the hours are made of, where the run magnifies them. */
  readonly finer: Candles | undefined;
}

/** Hourly candles around 100, every price a whole number of half units. */
export function walk(gaps: boolean, magnified: boolean): fc.Arbitrary<Walk> {
  const most = magnified ? 160 : 80;
  return fc.array(step, { minLength: 3, maxLength: most, size: 'max' }).map((steps) => {
    const kept = steps.map((one, index) => ({ ...one, index }));
    const rows = kept.filter(
      ({ missing, index }) => !(gaps || magnified) || !missing || index === 0 || index === kept.length - 1,
    );
    if (!magnified) return { candles: toCandles(rows, HOUR), finer: undefined };
    const finer = toCandles(rows, HOUR / PARTS);
    return { candles: gathered(finer), finer: without(finer, ({ length }) => length % 5 === 4) };
  });
}

/** Finer candles in an hour. */
const PARTS = 4;

const hourOf = (time: number): number => Math.floor(time / HOUR) * HOUR;

/** Rows of each hour. */
function hours({ time }: Candles): number[][] {
  const found = new Map<number, number[]>();
  for (const [row, at] of time.entries()) found.set(hourOf(at), [...(found.get(hourOf(at)) ?? []), row]);
  return [...found.values()];
}

/** The hours that quarters make; volume and what conditions read are those of the hour's first quarter. */
function gathered(finer: Candles): Candles {
  const rows = hours(finer);
  const pick = (column: Float64Array, of: (values: number[]) => number) =>
    Float64Array.from(rows, (list) => of(list.map((row) => column[row]!)));
  const first = (values: number[]) => values[0]!;
  const extra = Object.entries(finer.extra ?? {}).map(([name, column]) => [name, pick(column, first)]);
  return {
    time: pick(finer.time, (values) => hourOf(first(values))),
    open: pick(finer.open, first),
    high: pick(finer.high, (values) => Math.max(...values)),
    low: pick(finer.low, (values) => Math.min(...values)),
    close: pick(finer.close, (values) => values.at(-1)!),
    volume: pick(finer.volume, first),
    extra: Object.fromEntries(extra),
  };
}

/** Some hours come without finer candles. */
function without(finer: Candles, leaves: (earlier: number[][]) => boolean): Candles {
  const list = hours(finer);
  const rows = list.filter((_, place) => !leaves(list.slice(0, place))).flat();
  const pick = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]!);
  const { time, open, high, low, close, volume } = finer;
  return {
    time: pick(time),
    open: pick(open),
    high: pick(high),
    low: pick(low),
    close: pick(close),
    volume: pick(volume),
  };
}

function toCandles(rows: readonly (Step & { index: number })[], frame: number): Candles {
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
    candles.time[i] = START + row.index * frame;
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
