import { z } from 'zod';
import { bool, defineNode, number } from '../../src/node/index.ts';
import { dipParams } from '../../src/node/kernels/dip.ts';

export default defineNode({
  type: 'interval-buy-amounts',
  group: 'math',
  title: 'Amounts of a regular buy',
  doc: 'The part of a regular buy that counts amounts: those that have fallen due so far, or the multiple that a dip calls for.',
  hidden: true,
  params: z.object(dipParams()),
  inputs: { due: bool(), source: number(), high: number(), scale: number({ optional: true }) },
  outputs: { value: number() },
  warmup: () => null,
  settle: ({ method }) => (method === 'value-averaging' ? Number.POSITIVE_INFINITY : 0),
  unknown: 'accepts',
  state: () => ({ total: 0 }),
  run({ dip, multiplier, method }, state, { due, source, high, scale }, { value }, from, to) {
    const adds = method === 'value-averaging';
    const bound = dip === undefined ? 0 : 1 - dip / 100;
    let { total } = state;
    for (let i = from; i < to; i++) {
      const times = source[i]! <= high[i]! * bound ? multiplier : 1;
      const amounts = times * (scale === undefined ? 1 : scale[i]!);
      if (adds && due[i] === 1 && amounts > 0) total += amounts;
      value[i] = adds && !Number.isNaN(amounts) ? total : amounts;
    }
    state.total = total;
  },
  golden: [
    {
      source: 'by hand: two amounts 10 percent under the high',
      params: { dip: 10, multiplier: 2 },
      in: { due: [1, 1, 1], source: [100, 90, 95], high: [100, 100, 100] },
      out: { value: [1, 2, 1] },
    },
    {
      source: 'by hand: what should be there by now',
      params: { method: 'value-averaging' },
      in: { due: [1, 0, 1], source: [100, 90, 95], high: [100, 100, 100] },
      out: { value: [1, 1, 2] },
    },
  ],
});
