import { z } from 'zod';
import { bool, defineNode, instant, type ParamMeta } from '../../src/node/index.ts';
import { nextTime, parseCron } from '../../src/node/kernels/cron.ts';
import { timeZone, zoneOf } from '../../src/node/kernels/zone.ts';

const meta: ParamMeta = {
  title: 'Schedule',
  description: 'Minute, hour, day, month, weekday: "0 9 * * 1" is Mondays at 9',
};

export default defineNode({
  type: 'schedule',
  group: 'time',
  title: 'Schedule',
  doc: 'True at the times that a cron expression names: on the first bar that closes at or after each of them. "0 9 * * 1" is Mondays at 9, "0 0 1 * *" the first of every month. Use it to trade at fixed times. Trap: times finer than the candles cannot be met exactly.',
  source: 'https://man7.org/linux/man-pages/man5/crontab.5.html',
  words: ['cron', 'timer', 'weekly', 'monthly', 'at time', 'calendar'],
  params: z.object({
    cron: z
      .string()
      .max(200)
      .superRefine((text, context) => {
        const cron = parseCron(text);
        if (typeof cron === 'string') context.addIssue({ code: 'custom', message: cron });
      })
      .default('0 9 * * 1')
      .meta({ ...meta }),
    timeZone: timeZone(),
  }),
  inputs: { instant: instant() },
  outputs: { value: bool() },
  warmup: () => 0,
  settle: () => 1,
  state: () => ({ next: 0, known: 0 }),
  sentence: ({ cron, timeZone: zone }) => (zone === 'UTC' ? cron : `${cron} in ${zone}`),
  run({ cron: text, timeZone: name }, state, { instant: times }, { value }, from, to) {
    const cron = parseCron(text);
    if (typeof cron === 'string') {
      value.fill(Number.NaN, from, to);
      return;
    }
    const zone = zoneOf(name);
    let { next, known } = state;
    for (let i = from; i < to; i++) {
      const time = times[i]!;
      if (known === 0) next = nextTime(cron, zone, time - 1) ?? Number.MAX_SAFE_INTEGER;
      known = 1;
      value[i] = time >= next ? 1 : 0;
      if (time >= next) next = nextTime(cron, zone, time) ?? Number.MAX_SAFE_INTEGER;
    }
    state.next = next;
    state.known = known;
  },
});
