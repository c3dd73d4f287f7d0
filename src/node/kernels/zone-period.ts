import { DAY, HOUR, MINUTE, type Zone } from './zone.ts';

/** A span of the calendar such as a day or four hours. */
export interface Period {
  readonly count: number;
  readonly unit: 'm' | 'h' | 'd' | 'w' | 'M';
}

const UNITS = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY } as const;
const MONDAY = 4 * DAY; // 1970-01-05
const PATTERN = /^([1-9]\d{0,3})([mhdwM])$/;
const WORDS: ReadonlyMap<string, Period> = new Map([
  ['minute', { count: 1, unit: 'm' }],
  ['hour', { count: 1, unit: 'h' }],
  ['day', { count: 1, unit: 'd' }],
  ['week', { count: 1, unit: 'w' }],
  ['month', { count: 1, unit: 'M' }],
]);

/** `"15m"`, `"4h"`, `"1d"`, `"1w"`, `"1M"`, or a word such as `"day"`; null where the text is none. */
export function parsePeriod(text: string): Period | null {
  const word = WORDS.get(text);
  if (word) return word;
  const [, count, letter] = PATTERN.exec(text) ?? [];
  switch (letter) {
    case 'm':
    case 'h':
    case 'd':
    case 'w':
    case 'M':
      return { count: Number(count), unit: letter };
    default:
      return null;
  }
}

/** The number of the period that holds a moment: minutes and hours count in UTC, the longer ones by the local clock. */
export function periodNumber({ count, unit }: Period, zone: Zone, moment: number): number {
  if (unit === 'm' || unit === 'h') return Math.floor(moment / (count * UNITS[unit]));
  const local = zone.local(moment);
  if (unit === 'M') {
    const date = new Date(local);
    return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / count);
  }
  return Math.floor((local - (unit === 'w' ? MONDAY : 0)) / (count * UNITS[unit]));
}
