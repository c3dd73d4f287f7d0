import { z } from 'zod';
import { bool, defineComposite, number, type PartNode } from '../../src/node/index.ts';
import { dipParams } from '../../src/node/kernels/dip.ts';
import { every } from '../../src/node/kernels/every.ts';
import { timeZone } from '../../src/node/kernels/zone.ts';

const params = z.object({ every: every('1w'), timeZone: timeZone(), ...dipParams() });

export default defineComposite({
  type: 'interval-buy-scale',
  group: 'math',
  title: 'Size of a regular buy',
  doc: 'The part of a regular buy that says how many amounts it is: more of them in a dip, or as many as have fallen due.',
  hidden: true,
  params,
  inputs: { source: number(), when: bool({ optional: true }), scale: number({ optional: true }) },
  outputs: { value: number() },
  warmup: () => null,
  settle: ({ dipLength, method }) => (method === 'value-averaging' ? Number.POSITIVE_INFINITY : dipLength),
  expand: (params) => ({ nodes: parts(params), outputs: { value: 'amounts.value' } }),
});

function parts({ every: interval, timeZone: zone, ...dip }: z.infer<typeof params>): PartNode[] {
  return [
    { id: 'times', type: 'interval', params: { every: interval, timeZone: zone } },
    { id: 'gate', type: 'gate', inputs: { in: 'times.value', when: 'in.when' } },
    { id: 'high', type: 'highest', params: { length: dip.dipLength }, inputs: { source: 'in.source' } },
    {
      id: 'amounts',
      type: 'interval-buy-amounts',
      params: dip,
      inputs: { due: 'gate.value', source: 'in.source', high: 'high.value', scale: 'in.scale' },
    },
  ];
}
