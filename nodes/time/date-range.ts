import { z } from 'zod';
import { bool, defineNode, instant, type ParamMeta } from '../../src/node/index.ts';
import { DAY, timeZone, zoneOf } from '../../src/node/kernels/zone.ts';

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/;

function date(title: string) {
  const meta: ParamMeta = { title, description: 'Such as 2024-03-01 or 2024-03-01 14:30' };
  return z
    .string()
    .max(19)
    .refine(
      (text) => localTime(text) !== null,
      'This is no date. Write for example 2024-03-01 or 2024-03-01 14:30.',
    )
    .optional()
    .meta({ ...meta });
}

export default defineNode({
  type: 'date-range',
  group: 'time',
  title: 'Date range',
  doc: 'Whether the moment of decision lies between two dates. A date without a time of day means the whole day, as an end too; an end with a time is left out itself. Use it to keep a strategy from trading before or after an event. Trap: dates that were chosen for their result fit the strategy to the past.',
  words: ['from', 'until', 'period', 'start date', 'end date', 'backtest range'],
  params: z.object({ from: date('From'), to: date('To'), timeZone: timeZone() }),
  inputs: { instant: instant() },
  outputs: { value: bool() },
  warmup: () => 0,
  state: () => ({}),
  sentence: ({ from, to }) =>
    [from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(' ') || 'always',
  run({ from: first, to: last, timeZone: name }, _state, { instant: times }, { value }, from, to) {
    const zone = zoneOf(name);
    const start = first === undefined ? null : localTime(first);
    const end = last === undefined ? null : localTime(last);
    const begins = start === null ? Number.NEGATIVE_INFINITY : zone.moment(start.time);
    const ends = end === null ? Number.POSITIVE_INFINITY : zone.moment(end.time + (end.wholeDay ? DAY : 0));
    for (let i = from; i < to; i++) value[i] = times[i]! >= begins && times[i]! < ends ? 1 : 0;
  },
});

/** A date as the local clock, as if it were UTC. */
function localTime(text: string): { time: number; wholeDay: boolean } | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((digits) => Number(digits ?? 0));
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const read = new Date(time);
  const real =
    read.getUTCMonth() === month - 1 &&
    read.getUTCDate() === day &&
    read.getUTCHours() === hour &&
    read.getUTCMinutes() === minute;
  return real ? { time, wholeDay: match[4] === undefined } : null;
}
