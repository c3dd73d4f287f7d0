import { z } from 'zod';
import { bool, defineComposite } from '../../src/node/index.ts';
import { every } from '../../src/node/kernels/every.ts';
import { timeZone } from '../../src/node/kernels/zone.ts';

export default defineComposite({
  type: 'interval-buy-when',
  group: 'conditions',
  title: 'Times of a regular buy',
  doc: 'The part of a regular buy that says when: once in every interval, and only while its condition is true.',
  hidden: true,
  params: z.object({ every: every('1w'), timeZone: timeZone() }),
  inputs: { when: bool({ optional: true }) },
  outputs: { value: bool() },
  warmup: () => null,
  settle: () => 1,
  expand: (params) => ({
    nodes: [
      { id: 'times', type: 'interval', params },
      { id: 'gate', type: 'gate', inputs: { in: 'times.value', when: 'in.when' } },
    ],
    outputs: { value: 'gate.value' },
  }),
});
