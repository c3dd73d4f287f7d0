const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000, M: 2_629_746_000 } as const;
type Unit = keyof typeof UNIT_MS;

const MONDAY = 4 * UNIT_MS.d; // 1970-01-05, the first Monday after the epoch
const YEAR_MS = 366 * UNIT_MS.d;

/**
 * The length of a candle: `count` units. Months have no fixed length, so `ms` is their mean;
 * use `bucketStart` and `bucketEnd` for exact boundaries.
 */
export interface Timeframe {
  readonly text: string;
  readonly count: number;
  readonly unit: Unit;
  readonly ms: number;
}

/** `"15m"`, `"1h"`, `"1d"`, `"1w"`, `"1M"`; null where the text is no timeframe, or one that does not divide the day. */
export function parseTimeframe(text: string): Timeframe | null {
  const match = /^([1-9]\d{0,5})([mhdwM])$/.exec(text);
  if (!match) return null;
  const count = Number(match[1]);
  const unit = match[2] === undefined ? null : toUnit(match[2]);
  if (!unit) return null;
  const ms = count * UNIT_MS[unit];
  if (ms > YEAR_MS) return null;
  if ((unit === 'm' || unit === 'h') && UNIT_MS.d % ms !== 0) return null;
  return { text, count, unit, ms };
}

function toUnit(letter: string): Unit | null {
  switch (letter) {
    case 'm':
    case 'h':
    case 'd':
    case 'w':
    case 'M':
      return letter;
    default:
      return null;
  }
}

/** What a trader probably meant by a text that is no timeframe: `"60"` → `"1h"`, `"1H"` → `"1h"`, `"1D"` → `"1d"`. */
export function suggestTimeframe(text: string): string | null {
  const trimmed = text.trim();
  const minutes = /^[1-9]\d*$/.exec(trimmed) ? Number(trimmed) : null;
  if (minutes !== null) return fromMinutes(minutes);
  const match = /^([1-9]\d*)\s*(m|min|mins|minutes?|h|hours?|d|days?|w|weeks?|mo|months?)$/i.exec(trimmed);
  if (match) {
    const word = match[2] ?? '';
    const lower = word.toLowerCase();
    const unit = word === 'M' || lower.startsWith('mo') ? 'M' : (lower[0] ?? '');
    const candidate = `${match[1]}${unit}`;
    if (parseTimeframe(candidate)) return candidate;
    if (unit === 'm') return fromMinutes(Number(match[1]));
    if (unit === 'h') return fromMinutes(Number(match[1]) * 60);
  }
  return null;
}

function fromMinutes(minutes: number): string | null {
  if (minutes % 1440 === 0) return parseTimeframe(`${minutes / 1440}d`)?.text ?? null;
  if (minutes % 60 === 0) return parseTimeframe(`${minutes / 60}h`)?.text ?? null;
  return parseTimeframe(`${minutes}m`)?.text ?? null;
}

/** The opening time of the bucket that holds `time`. Weeks begin on Monday, months on the 1st, all in UTC. */
export function bucketStart(frame: Timeframe, time: number): number {
  if (frame.unit === 'M') {
    const date = new Date(time);
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    return monthStart(month - ((((month - 1970 * 12) % frame.count) + frame.count) % frame.count));
  }
  const origin = frame.unit === 'w' ? MONDAY : 0;
  return Math.floor((time - origin) / frame.ms) * frame.ms + origin;
}

/** The first millisecond after the bucket that opens at `start`. */
export function bucketEnd(frame: Timeframe, start: number): number {
  if (frame.unit !== 'M') return start + frame.ms;
  const date = new Date(start);
  return monthStart(date.getUTCFullYear() * 12 + date.getUTCMonth() + frame.count);
}

function monthStart(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1);
}

/** A duration such as `"24h"`, `"7d"` or `"90m"` in milliseconds; null where the text is none. */
export function parseDuration(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)(m|h|d|w)$/.exec(text);
  const unit = match?.[2] === undefined ? null : toUnit(match[2]);
  if (!match || !unit) return null;
  const ms = Number(match[1]) * UNIT_MS[unit];
  return ms > 0 && Number.isFinite(ms) ? ms : null;
}

/** Bars of `frame` that cover a duration; a duration that is no whole number of bars rounds up. */
export function durationInBars(ms: number, frame: Timeframe): number {
  return Math.max(1, Math.ceil(ms / frame.ms - 1e-9));
}
