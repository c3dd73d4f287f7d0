import { DAY, HOUR, MINUTE, weekdayOf, type Zone } from './zone.ts';

/** A cron expression, read: which minutes, hours, days, months and weekdays it names. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  /** `L`: the last day of the month. */
  readonly lastDay: boolean;
  /** Where days and weekdays are both restricted, either will do. */
  readonly eitherDay: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MACROS = new Map([
  ['@hourly', '0 * * * *'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@weekly', '0 0 * * 0'],
  ['@monthly', '0 0 1 * *'],
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
]);
/** A day that no calendar has for this long never comes: leap days are at most eight years apart. */
const SEARCH_DAYS = 366 * 9;
/** Clocks are never put back by more. */
const LARGEST_CHANGE = 3 * HOUR;

/** Reads the five fields minute, hour, day, month, weekday; a sentence on what is wrong where they cannot be read. */
export function parseCron(text: string): Cron | string {
  const fields = (MACROS.get(text.trim().toLowerCase()) ?? text).trim().toLowerCase().split(/\s+/);
  const [minute, hour, day, month, weekday] = fields;
  if (fields.length !== 5 || !minute || !hour || !day || !month || !weekday)
    return 'A schedule has five fields: minute, hour, day, month, weekday. "0 9 * * 1" is Mondays at 9.';
  const lastDay = day.split(',').includes('l');
  const plainDay = day
    .split(',')
    .filter((item) => item !== 'l')
    .join(',');
  const minutes = parseField('minute', minute, 0, 59);
  const hours = parseField('hour', hour, 0, 23);
  const days = plainDay === '' ? new Set<number>() : parseField('day', plainDay, 1, 31);
  const months = parseField('month', month, 1, 12, MONTHS, 1);
  const weekdays = parseField('weekday', weekday, 0, 7, WEEKDAYS);
  for (const field of [minutes, hours, days, months, weekdays]) if (typeof field === 'string') return field;
  if (isFault(minutes) || isFault(hours) || isFault(days) || isFault(months) || isFault(weekdays)) return '';
  const ascending = (set: Set<number>) => [...set].sort((a, b) => a - b);
  return {
    minutes: ascending(minutes),
    hours: ascending(hours),
    days,
    months,
    weekdays: new Set([...weekdays].map((number) => number % 7)),
    lastDay,
    eitherDay: !/^[*?]/.test(day) && !/^[*?]/.test(weekday),
  };
}

function isFault(field: Set<number> | string): field is string {
  return typeof field === 'string';
}

function parseField(
  name: string,
  text: string,
  least: number,
  most: number,
  names: readonly string[] = [],
  firstName = 0,
): Set<number> | string {
  const found = new Set<number>();
  const numberOf = (word: string) =>
    names.includes(word) ? names.indexOf(word) + firstName : /^\d+$/.test(word) ? Number(word) : Number.NaN;
  for (const item of text.split(',')) {
    const [range = '', stepText, more] = item.split('/');
    const step = stepText === undefined ? 1 : /^\d+$/.test(stepText) ? Number(stepText) : 0;
    const [fromText = '', toText, rest] = range.split('-');
    const whole = range === '*' || range === '?';
    const from = whole ? least : numberOf(fromText);
    const to = whole ? most : toText !== undefined ? numberOf(toText) : stepText === undefined ? from : most;
    const fits = from >= least && to <= most && from <= to && step > 0;
    if (!fits || more !== undefined || rest !== undefined)
      return `"${item}" is no ${name} of a schedule. Write a number from ${least} to ${most}, a list, a range or *.`;
    for (let number = from; number <= to; number += step) found.add(number);
  }
  return found;
}

/** The first moment after `moment` (UTC milliseconds) that the schedule names; null where none comes. */
export function nextTime(cron: Cron, zone: Zone, moment: number): number | null {
  const now = zone.local(moment);
  const steady = zone.steady(moment);
  const start = steady ? now : now - LARGEST_CHANGE;
  const firstDay = Math.floor(start / DAY);
  for (let day = firstDay; day < firstDay + SEARCH_DAYS; day++) {
    if (!matchesDay(cron, day * DAY)) continue;
    const found = firstOfDay(cron, zone, day * DAY, start, moment);
    if (found !== null) return found;
  }
  return null;
}

function firstOfDay(cron: Cron, zone: Zone, day: number, start: number, after: number): number | null {
  for (const hour of cron.hours) {
    if (day + (hour + 1) * HOUR <= start) continue;
    for (const minute of cron.minutes) {
      const local = day + hour * HOUR + minute * MINUTE;
      if (local < start) continue;
      const moment = zone.moment(local);
      if (moment > after) return moment;
    }
  }
  return null;
}

function matchesDay(cron: Cron, local: number): boolean {
  const date = new Date(local);
  if (!cron.months.has(date.getUTCMonth() + 1)) return false;
  const last = cron.lastDay && new Date(local + DAY).getUTCDate() === 1;
  const byDay = last || cron.days.has(date.getUTCDate());
  const byWeekday = cron.weekdays.has((weekdayOf(local) + 1) % 7);
  return cron.eitherDay ? byDay || byWeekday : byDay && byWeekday;
}
