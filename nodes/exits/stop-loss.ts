import { z } from 'zod';
import {
  atMostOneDistance,
  BASES,
  bool,
  choice,
  complain,
  confirmNeedsClose,
  defineOrderNode,
  deriveAtr,
  distanceWords,
  exitDistance,
  exitDistanceKeys,
  FOLLOWS,
  guardParams,
  levelParams,
  namesOf,
  number,
  ORDER_OUTPUTS,
  readDistance,
} from '../../src/node/index.ts';

const step = z.strictObject({
  at: exitDistance('Profit reached', 'above'),
  to: exitDistance('Stop moved to', 'any'),
});

export default defineOrderNode({
  type: 'stop-loss',
  group: 'exits',
  title: 'Stop loss',
  doc: `Sells at a loss once the price has moved against the position by a distance, or reaches a price wired in; it guards shorts as well. Steps move it up as profit grows. Trap: a gap fills at the gap, not at the stop, and a stop tighter than the market's noise sells at every wiggle.`,
  words: ['SL', 'stop', 'bracket', 'protective stop', 'stepped stop', 'exit'],
  params: z
    .object({
      ...exitDistanceKeys('above'),
      steps: z.array(step).max(100).optional().meta({ title: 'Steps' }),
      basis: choice('Measured from', BASES, 'average'),
      ...levelParams(),
      follow: choice('Follows its price', FOLLOWS, 'ratchet'),
      ...guardParams(),
    })
    .superRefine((params, context) => {
      atMostOneDistance(params, context);
      confirmNeedsClose(params, context);
      if (params.r !== undefined) {
        complain(
          context,
          'stop-in-r',
          'One r is the distance to the stop itself, so a stop cannot be given in r: use percent, atr or price.',
          ['r'],
        );
      }
    }),
  inputs: {
    price: number({ title: 'Price', optional: true }),
    arm: bool({ title: 'Arm', optional: true }),
  },
  outputs: ORDER_OUTPUTS,
  derive: (params) => deriveAtr(params, ...(params.steps ?? []).flatMap(({ at, to }) => [at, to])),
  sentence: (params, { price }) => distanceWords(params) || `at ${price ?? 'a price'}`,
  plan: (params) => ({
    role: 'stop',
    reason: 'stop-loss',
    of: namesOf(params.of),
    on: params.on,
    confirm: params.confirm,
    distance: readDistance(params),
    steps: (params.steps ?? []).flatMap(({ at, to }) => {
      const [from, goal] = [readDistance(at), readDistance(to)];
      return from && goal ? [{ at: from, to: goal }] : [];
    }),
    basis: params.basis,
    follow: params.follow,
  }),
});
