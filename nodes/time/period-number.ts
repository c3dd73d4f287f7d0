import { z } from 'zod';
import { choice, defineNode, instant, number } from '../../src/node/index.ts';
import { timeZone, zoneOf } from '../../src/node/kernels/zone.ts';
import { periodNumber } from '../../src/node/kernels/zone-period.ts';

export default defineNode({
  type: 'period-number',
  group: 'time',
  title: 'Period number',
  doc: 'Counts bars, days, weeks or months: it changes where a new one begins.',
  hidden: true,
  params: z.object({ unit: choice('Unit', ['bar', 'd', 'w', 'M'], 'd'), timeZone: timeZone() }),
  inputs: { instant: instant() },
  outputs: { value: number() },
  warmup: () => 0,
  state: () => ({}),
  run({ unit, timeZone: name }, _state, { instant: times }, { value }, from, to) {
    const zone = zoneOf(name);
    for (let i = from; i < to; i++)
      value[i] = unit === 'bar' ? times[i]! : periodNumber({ count: 1, unit }, zone, times[i]!);
  },
});
