import { z } from 'zod';
import { bool, defineNode, instant, type ParamMeta } from '../../src/node/index.ts';
import { DAY, MINUTE, timeZone, weekdayOf, zoneOf } from '../../src/node/kernels/zone.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)$|^24:00$/;

function clock(title: string, initial: string) {
  const meta: ParamMeta = { title, description: 'Hours and minutes, such as 09:30' };
  return z
    .string()
    .max(5)
    .regex(CLOCK, 'This is no time of day. Write for example 09:30.')
    .default(initial)
    .meta({ ...meta });
}

export default defineNode({
  type: 'session',
  group: 'time',
  title: 'Session',
  doc: 'Whether the moment of decision lies in a part of the day, on certain weekdays: from the start, up to but without the end. An end before the start means the next morning, and the day is that of the start. Use it to trade only while New York is open. Trap: mind the time zone.',
  words: [
    'trading hours',
    'time of day',
    'market hours',
    'london',
    'new york',
    'weekdays',
    'weekend',
    'trading sessions',
  ],
  params: z.object({
    start: clock('Start', '09:30'),
    end: clock('End', '16:00'),
    days: z
      .array(z.enum(DAYS))
      .max(7)
      .default([...DAYS])
      .meta({ title: 'Days' }),
    timeZone: timeZone(),
  }),
  inputs: { instant: instant() },
  outputs: { value: bool() },
  warmup: () => 0,
  state: () => ({}),
  sentence: ({ start, end, days, timeZone: zone }) =>
    [`${start}–${end}`, days.length < DAYS.length ? days.join(' ') : '', zone].filter(Boolean).join(' '),
  run({ start, end, days, timeZone: name }, _state, { instant: times }, { value }, from, to) {
    const zone = zoneOf(name);
    const begins = minutesOf(start) * MINUTE;
    const ends = minutesOf(end) * MINUTE;
    const open = DAYS.map((day) => days.includes(day));
    for (let i = from; i < to; i++) {
      const local = zone.local(times[i]!);
      const clockTime = local - Math.floor(local / DAY) * DAY;
      const today = open[weekdayOf(local)];
      const yesterday = open[weekdayOf(local - DAY)];
      const inside =
        begins < ends
          ? today && clockTime >= begins && clockTime < ends
          : (today && clockTime >= begins) || (yesterday && clockTime < ends);
      value[i] = inside ? 1 : 0;
    }
  },
});

function minutesOf(text: string): number {
  const [hours, minutes] = text.split(':');
  return Number(hours) * 60 + Number(minutes);
}
