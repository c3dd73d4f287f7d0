import { z } from 'zod';
import type { ParamMeta } from '../params.ts';

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** Clock time of a place: its distance from UTC at any moment, by the IANA database that the platform brings. */
export class Zone {
  private readonly format: Intl.DateTimeFormat | undefined;
  private readonly days = new Map<number, DayOffsets>();
  private lastDay = Number.NaN;
  private last: DayOffsets = { before: 0, after: 0, change: 0 };

  /** @throws RangeError where there is no such time zone. */
  constructor(readonly name: string) {
    this.format = name === 'UTC' ? undefined : formatter(name);
  }

  /** Milliseconds to add to a UTC moment to get the local clock. */
  offset(moment: number): number {
    if (!this.format) return 0;
    const day = Math.floor(moment / DAY);
    if (day !== this.lastDay) {
      this.last = this.days.get(day) ?? this.dayOffsets(day);
      this.lastDay = day;
      this.days.set(day, this.last);
    }
    return moment < this.last.change ? this.last.before : this.last.after;
  }

  /** The local clock as if it were UTC. */
  local(moment: number): number {
    return moment + this.offset(moment);
  }

  /** Whether the clocks are not put forward or back within a day of a moment. */
  steady(moment: number): boolean {
    return this.offset(moment - DAY) === this.offset(moment + DAY);
  }

  /** The moment of a local clock time: the first where it comes twice, that of the change where it is left out. */
  moment(local: number): number {
    const before = this.offset(local - DAY);
    const after = this.offset(local + DAY);
    if (this.offset(local - before) === before) return local - before;
    if (this.offset(local - after) === after) return local - after;
    return this.change(local - DAY, local + DAY, before);
  }

  private dayOffsets(day: number): DayOffsets {
    const start = day * DAY;
    const before = this.measure(start);
    const after = this.measure(start + DAY);
    if (before === after) return { before, after, change: start };
    let low = start;
    let high = start + DAY;
    while (high - low > MINUTE) {
      const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
      if (this.measure(middle) === before) low = middle;
      else high = middle;
    }
    return { before, after, change: high };
  }

  private change(from: number, to: number, before: number): number {
    let low = Math.floor(from / MINUTE);
    let high = Math.ceil(to / MINUTE);
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.offset(middle * MINUTE) === before) low = middle;
      else high = middle;
    }
    return high * MINUTE;
  }

  private measure(moment: number): number {
    const part: Record<string, number> = {};
    for (const { type, value } of this.format?.formatToParts(moment) ?? []) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
  }
}

interface DayOffsets {
  before: number;
  after: number;
  /** The moment from which `after` holds. */
  change: number;
}

const zones = new Map<string, Zone>();

/** The zone of that name; each is made once, for what it remembers follows from its name alone. */
export function zoneOf(name: string): Zone {
  const zone = zones.get(name) ?? new Zone(name);
  zones.set(name, zone);
  return zone;
}

export function timeZone() {
  const meta: ParamMeta = {
    title: 'Time zone',
    description: 'Such as UTC, Europe/Berlin or America/New_York',
  };
  return z
    .string()
    .max(64)
    .refine(isTimeZone, 'This is no time zone. Write for example UTC, Europe/Berlin or America/New_York.')
    .default('UTC')
    .meta({ ...meta });
}

function isTimeZone(name: string): boolean {
  try {
    formatter(name);
    return true;
  } catch {
    return false;
  }
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
}

/** 0 Monday … 6 Sunday. */
export function weekdayOf(local: number): number {
  const day = Math.floor(local / DAY) + 3; // the epoch was a Thursday
  return ((day % 7) + 7) % 7;
}
