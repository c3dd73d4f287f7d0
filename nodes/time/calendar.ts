import { z } from 'zod';
import { bool, defineNode, instant, number } from '../../src/node/index.ts';
import { DAY, MINUTE, timeZone, weekdayOf, zoneOf } from '../../src/node/kernels/zone.ts';

export default defineNode({
  type: 'calendar',
  group: 'time',
  title: 'Calendar',
  doc: 'What the clock and the calendar say at the moment of decision, which is the moment a candle closes: an order can fill from then on. Weekdays run from 1, Monday, to 7, Sunday. Use it with Compare, for instance to trade only in the first week of a month. Trap: hours and days are those of the time zone, UTC unless you say otherwise.',
  source: 'ISO 8601 (weekdays and week numbers)',
  words: ['date', 'time', 'hour of day', 'day of week', 'day of month', 'week number', 'month end'],
  params: z.object({ timeZone: timeZone() }),
  inputs: { instant: instant() },
  outputs: {
    minute: number({ title: 'Minute', range: [0, 59], plot: 'own' }),
    hour: number({ title: 'Hour', range: [0, 23], plot: 'own' }),
    weekday: number({ title: 'Weekday', doc: '1 Monday … 7 Sunday', range: [1, 7], plot: 'own' }),
    day: number({ title: 'Day of the month', range: [1, 31], plot: 'own' }),
    week: number({ title: 'Week of the year', doc: 'By ISO 8601', range: [1, 53], plot: 'own' }),
    month: number({ title: 'Month', range: [1, 12], plot: 'own' }),
    monthEnd: bool({ title: 'Last day of the month' }),
  },
  warmup: () => 0,
  state: () => ({}),
  sentence: ({ timeZone: zone }) => `in ${zone}`,
  run({ timeZone: name }, _state, { instant: times }, outputs, from, to) {
    const zone = zoneOf(name);
    let today = Number.NaN;
    let date = dateOf(0);
    for (let i = from; i < to; i++) {
      const local = zone.local(times[i]!);
      const day = Math.floor(local / DAY);
      if (day !== today) date = dateOf(day);
      today = day;
      const minutes = Math.floor((local - day * DAY) / MINUTE);
      outputs.minute[i] = minutes % 60;
      outputs.hour[i] = Math.floor(minutes / 60);
      outputs.weekday[i] = date.weekday;
      outputs.day[i] = date.day;
      outputs.week[i] = date.week;
      outputs.month[i] = date.month;
      outputs.monthEnd[i] = date.monthEnd;
    }
  },
});

/** What the calendar says of a day, counted from the epoch. */
function dateOf(day: number) {
  const date = new Date(day * DAY);
  return {
    weekday: weekdayOf(day * DAY) + 1,
    day: date.getUTCDate(),
    week: weekOf(day),
    month: date.getUTCMonth() + 1,
    monthEnd: new Date((day + 1) * DAY).getUTCDate() === 1 ? 1 : 0,
  };
}

/** The week belongs to the year that its Thursday lies in. */
function weekOf(day: number): number {
  const thursday = day - weekdayOf(day * DAY) + 3;
  const year = new Date(thursday * DAY).getUTCFullYear();
  return Math.floor((thursday - Date.UTC(year, 0, 1) / DAY) / 7) + 1;
}
