export type Period = 'day' | 'week' | 'month';

const DAY = 86_400_000;
const MONDAY = 4; // 1970-01-05, in days since the epoch

/** A number that is the same for all times of one UTC day, week (from Monday) or month. */
export function periodOf(period: Period, time: number): number {
  const day = Math.floor(time / DAY);
  if (period === 'day') return day;
  return period === 'week' ? Math.floor((day - MONDAY) / 7) : monthOf(day);
}

/** The first millisecond of the period that holds `time`. */
export function periodStart(period: Period, time: number): number {
  const day = Math.floor(time / DAY);
  if (period === 'day') return day * DAY;
  if (period === 'week') return (Math.floor((day - MONDAY) / 7) * 7 + MONDAY) * DAY;
  return (day - dayOfMonth(day)) * DAY;
}

/** Years beginning in March put the leap day last: https://howardhinnant.github.io/date_algorithms.html */
function marchDay(day: number): { year: number; dayOfYear: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const inEra = shifted - era * 146_097;
  const year = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  return {
    year: year + era * 400,
    dayOfYear: inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100)),
  };
}

function monthOf(day: number): number {
  const { year, dayOfYear } = marchDay(day);
  return year * 12 + Math.floor((5 * dayOfYear + 2) / 153);
}

function dayOfMonth(day: number): number {
  const { dayOfYear } = marchDay(day);
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  return dayOfYear - Math.floor((153 * month + 2) / 5);
}
