import { z } from 'zod';
import { choice, defineNode, number } from '../../src/node/index.ts';
import { freshSum, PreciseSum } from '../../src/node/kernels/sum.ts';
import { timeZone, zoneOf } from '../../src/node/kernels/zone.ts';
import { periodNumber } from '../../src/node/kernels/zone-period.ts';

export default defineNode({
  type: 'mean-since',
  group: 'trend',
  title: 'Mean since',
  doc: 'The plain average of a value since the day, week or month of its candle began. A part of the time-weighted average price.',
  hidden: true,
  params: z.object({ unit: choice('Unit', ['d', 'w', 'M'], 'd'), timeZone: timeZone() }),
  inputs: { source: number(), time: number() },
  outputs: { value: number({ plot: 'price' }) },
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ period: -1, sum: freshSum(), count: 0 }),
  run({ unit, timeZone: name }, state, { source, time }, { value }, from, to) {
    const zone = zoneOf(name);
    let sum = new PreciseSum(state.sum);
    let { period, count } = state;
    for (let i = from; i < to; i++) {
      const now = periodNumber({ count: 1, unit }, zone, time[i]!);
      if (now !== period) {
        period = now + 0;
        sum = new PreciseSum(freshSum());
        count = 0;
      }
      sum.add(source[i]!);
      count++;
      value[i] = sum.value / count;
    }
    state.period = period;
    state.sum = sum.save();
    state.count = count;
  },
});
