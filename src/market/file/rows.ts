import { EXTRA_COLUMNS, type ExtraColumn } from '../../time/candles.ts';
import { CANDLE_LIMITS } from '../limits.ts';
import type { Places } from './columns.ts';
import type { Faults } from './faults.ts';
import type { TimeUnit } from './moment.ts';
import { EMPTY } from './number.ts';

const { priceLow, priceHigh, tolerance } = CANDLE_LIMITS;
const START_ROWS = 4096;

/** One row as it was read: numbers, `EMPTY` or `UNREADABLE`. Reused from row to row. */
export interface RawRow {
  /** Line in the file, or place in a list, from 1. */
  row: number;
  time: number;
  unit: TimeUnit;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  readonly extra: Partial<Record<ExtraColumn, number>>;
}

export function rawRow(): RawRow {
  return { row: 0, time: 0, unit: 'iso', open: 0, high: 0, low: 0, close: 0, volume: 0, extra: {} };
}

/** The candles of a file in its own order, each checked by itself as it comes in. */
export class Rows {
  count = 0;
  row: Int32Array<ArrayBuffer> = new Int32Array(START_ROWS);
  time: Float64Array<ArrayBuffer> = new Float64Array(START_ROWS);
  open: Float64Array<ArrayBuffer> = new Float64Array(START_ROWS);
  high: Float64Array<ArrayBuffer> = new Float64Array(START_ROWS);
  low: Float64Array<ArrayBuffer> = new Float64Array(START_ROWS);
  close: Float64Array<ArrayBuffer> = new Float64Array(START_ROWS);
  volume: Float64Array<ArrayBuffer> = new Float64Array(START_ROWS);
  readonly extra: Partial<Record<ExtraColumn, Float64Array<ArrayBuffer>>> = {};
  readonly #extras: readonly ExtraColumn[];
  readonly #hasVolume: boolean;
  readonly #faults: Faults;
  #unit: TimeUnit | undefined;

  constructor(faults: Faults, places: Places) {
    const extras = EXTRA_COLUMNS.filter((name) => places[name] !== undefined);
    this.#faults = faults;
    this.#extras = extras;
    this.#hasVolume = places.volume !== undefined;
    for (const name of extras) this.extra[name] = new Float64Array(START_ROWS);
  }

  add(raw: RawRow): void {
    const { row, time, open, high, low, close } = raw;
    if (open === EMPTY && high === EMPTY && low === EMPTY && close === EMPTY) {
      if (Number.isFinite(time)) this.#faults.note('empty-prices', row);
      else this.#faults.note('unreadable-time', row);
      return;
    }
    this.#unit ??= Number.isFinite(time) ? raw.unit : undefined;
    if (!Number.isFinite(time)) this.#faults.note('unreadable-time', row);
    else if (raw.unit !== this.#unit) this.#faults.note('mixed-units', row);
    let top = high;
    let bottom = low;
    if (this.#pricesHold(raw)) {
      const highest = open > close ? open : close;
      const lowest = open < close ? open : close;
      if (highest > high || lowest < low) {
        if (isFar(highest - high, high) || isFar(low - lowest, low)) this.#faults.note('outside-range', row);
        else this.#faults.note('range-widened', row);
        if (highest > high) top = highest;
        if (lowest < low) bottom = lowest;
      }
    }
    if (!Number.isFinite(time)) return;
    if (this.count === this.time.length) this.#grow();
    const at = this.count++;
    this.row[at] = row;
    this.time[at] = time;
    this.open[at] = open;
    this.high[at] = top;
    this.low[at] = bottom;
    this.close[at] = close;
    this.volume[at] = this.#volume(raw);
    for (const name of this.#extras) {
      const value = raw.extra[name];
      this.extra[name]![at] = value !== undefined && Number.isFinite(value) ? value : Number.NaN;
    }
  }

  #pricesHold({ row, open, high, low, close }: RawRow): boolean {
    // One comparison for the usual case: NaN and EMPTY fail it too.
    if (low >= priceLow && high <= priceHigh && high >= low && inBounds(open) && inBounds(close)) return true;
    const prices = [open, high, low, close];
    if (!prices.every(Number.isFinite)) this.#faults.note('unreadable-price', row);
    else if (!prices.every(inBounds)) this.#faults.note('price-out-of-range', row);
    else this.#faults.note('high-below-low', row);
    return false;
  }

  #volume({ row, volume }: RawRow): number {
    if (!this.#hasVolume) return Number.NaN;
    if (volume >= 0) return volume;
    if (volume === EMPTY) {
      this.#faults.note('empty-volume', row);
      return Number.NaN;
    }
    this.#faults.note(Number.isNaN(volume) ? 'unreadable-volume' : 'negative-volume', row);
    return volume;
  }

  #grow(): void {
    const length = Math.min(this.time.length * 2, CANDLE_LIMITS.rows);
    const longer = (column: Float64Array) => {
      const copy = new Float64Array(length);
      copy.set(column);
      return copy;
    };
    const row = new Int32Array(length);
    row.set(this.row);
    this.row = row;
    this.time = longer(this.time);
    this.open = longer(this.open);
    this.high = longer(this.high);
    this.low = longer(this.low);
    this.close = longer(this.close);
    this.volume = longer(this.volume);
    for (const name of EXTRA_COLUMNS) {
      const column = this.extra[name];
      if (column) this.extra[name] = longer(column);
    }
  }
}

function inBounds(price: number): boolean {
  return price >= priceLow && price <= priceHigh;
}

/** More than the tolerance; the last digit of a decimal price is forgiven. */
function isFar(excess: number, bound: number): boolean {
  return excess > tolerance * bound * (1 + 1e-9);
}
