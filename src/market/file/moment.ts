import { FIRST_TIME, LAST_TIME } from '../limits.ts';
import { EMPTY, parseNumber, readNumber, text, UNREADABLE } from './number.ts';

export type TimeUnit = 'iso' | 'seconds' | 'milliseconds' | 'microseconds' | 'nanoseconds';

/** A year with month and day, then perhaps a time of day, then perhaps an offset. */
const ISO =
  /^(\d{4})([-/.])(\d{2})\2(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2})?)?$/i;

/** Reads time cells; `unit` says how the last one was written. */
export class TimeReader {
  unit: TimeUnit = 'iso';
  #day = '';
  #dayStart = 0;

  /** UTC milliseconds, `EMPTY` or `UNREADABLE`. */
  fromBytes(bytes: Uint8Array, from: number, to: number, decimalComma: boolean): number {
    // A dash or slash in fifth place: an ISO date, which is no number.
    if (to - from >= 10 && (bytes[from + 4]! < 48 || bytes[from + 4]! > 57))
      return this.fromText(text(bytes, from, to));
    return this.#fromReading(readNumber(bytes, from, to, decimalComma));
  }

  fromText(cell: string): number {
    const trimmed = cell.trim();
    const match = ISO.exec(trimmed);
    if (match) return this.#fromIso(match);
    return this.#fromReading(parseNumber(trimmed, false));
  }

  /** By its size: the four units do not overlap between 1990 and 9999. */
  fromNumber(value: number): number {
    if (value >= FIRST_TIME / 1e3 && value <= LAST_TIME / 1e3) {
      this.unit = 'seconds';
      return Math.round(value * 1e3);
    }
    if (value >= FIRST_TIME && value <= LAST_TIME) {
      this.unit = 'milliseconds';
      return Math.floor(value);
    }
    if (value >= FIRST_TIME * 1e3 && value <= LAST_TIME * 1e3) {
      this.unit = 'microseconds';
      return Math.floor(value / 1e3);
    }
    if (value >= FIRST_TIME * 1e6 && value <= LAST_TIME * 1e6) {
      this.unit = 'nanoseconds';
      // Such a number is exact to 128 nanoseconds only.
      return Math.floor(value / 1e6 + 1e-3);
    }
    return UNREADABLE;
  }

  #fromReading(value: number): number {
    return value === EMPTY ? EMPTY : this.fromNumber(value);
  }

  #fromIso(match: RegExpExecArray): number {
    const [
      ,
      year,
      ,
      month,
      date,
      hour = '0',
      minute = '0',
      second = '0',
      fraction = '',
      ,
      sign,
      offsetHour = '0',
      offsetMinute = '0',
    ] = match;
    const day = `${year}-${month}-${date}`;
    if (day !== this.#day) {
      const start = Date.UTC(Number(year), Number(month) - 1, Number(date));
      // A 31st of February rolls over into March: no such day.
      if (!Number.isFinite(start) || new Date(start).getUTCDate() !== Number(date)) return UNREADABLE;
      if (Number(month) < 1 || Number(month) > 12) return UNREADABLE;
      this.#day = day;
      this.#dayStart = start;
    }
    if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return UNREADABLE;
    if (Number(offsetHour) > 15 || Number(offsetMinute) > 59) return UNREADABLE;
    const clock = (Number(hour) * 60 + Number(minute)) * 60_000 + Number(second) * 1000;
    const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * 60_000;
    const time =
      this.#dayStart +
      clock +
      Number(fraction.slice(0, 3).padEnd(3, '0')) -
      (sign === '-' ? -offset : offset);
    if (time < FIRST_TIME || time > LAST_TIME) return UNREADABLE;
    this.unit = 'iso';
    return time;
  }
}
