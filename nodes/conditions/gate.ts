import { z } from 'zod';
import { bool, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'gate',
  group: 'conditions',
  title: 'Gate',
  doc: 'The part of a regular buy that lets the times through at which its condition is true: all of them where nothing is wired.',
  hidden: true,
  params: z.object({}),
  inputs: { in: bool(), when: bool({ optional: true }) },
  outputs: { value: bool() },
  warmup: () => null,
  settle: () => 0,
  unknown: 'accepts',
  state: () => ({}),
  run(_params, _state, { in: times, when }, { value }, from, to) {
    for (let i = from; i < to; i++) value[i] = when === undefined ? times[i]! + 0 : times[i]! * when[i]! + 0;
  },
  golden: [{ source: 'by hand', in: { in: [1, 0, 1, 1], when: [1, 1, 0, 1] }, out: { value: [1, 0, 0, 1] } }],
});
