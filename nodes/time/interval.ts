import { z } from 'zod';
import { bool, defineNode, instant } from '../../src/node/index.ts';
import { every as everyParam } from '../../src/node/kernels/every.ts';
import { timeZone, zoneOf } from '../../src/node/kernels/zone.ts';
import { parsePeriod, periodNumber } from '../../src/node/kernels/zone-period.ts';

export default defineNode({
  type: 'interval',
  group: 'time',
  title: 'Interval',
  doc: 'True once in every hour, day, week or month: on the first bar that closes in it. Use it for regular buying or rebalancing. Days, weeks and months begin at midnight of the time zone, hours and minutes on round UTC times. Trap: an interval shorter than the candles comes only once a candle.',
  words: ['every', 'daily', 'weekly', 'monthly', 'hourly', 'recurring', 'timer'],
  params: z.object({ every: everyParam('1d'), timeZone: timeZone() }),
  inputs: { instant: instant() },
  outputs: { value: bool() },
  warmup: () => 0,
  settle: () => 1,
  state: () => ({ number: 0, known: 0 }),
  sentence: ({ every, timeZone: zone }) => (zone === 'UTC' ? every : `${every} in ${zone}`),
  run({ every, timeZone: name }, state, { instant: times }, { value }, from, to) {
    const period = parsePeriod(every) ?? { count: 1, unit: 'd' };
    const zone = zoneOf(name);
    let { number, known } = state;
    for (let i = from; i < to; i++) {
      const time = times[i]!;
      const now = periodNumber(period, zone, time);
      const before = known === 1 ? number : periodNumber(period, zone, time - 1);
      value[i] = now > before ? 1 : 0;
      number = Math.max(now, before) + 0;
      known = 1;
    }
    state.number = number;
    state.known = known;
  },
});
