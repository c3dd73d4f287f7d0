import { z } from 'zod';
import {
  bool,
  defineOrderNode,
  deriveAtr,
  distanceWords,
  exitDistance,
  guardParams,
  namesOf,
  ORDER_OUTPUTS,
  readDistance,
} from '../../src/node/index.ts';

const NOWHERE = { unit: 'percent', value: 0, atr: undefined } as const;

export default defineOrderNode({
  type: 'break-even',
  group: 'exits',
  title: 'Break even',
  doc: `Once the position has earned a given profit, puts a stop at the entry price (or a little beyond it, to pay the fees), so that a winner cannot become a loser. Use it together with a trailing stop or a target for the rest. Trap: too early, and ordinary noise throws you out for nothing.`,
  words: ['BE', 'move to breakeven', 'breakeven', 'risk free', 'exit'],
  params: z.object({
    after: exitDistance('Profit reached', 'above'),
    offset: exitDistance('Beyond the entry').optional(),
    ...guardParams(),
  }),
  inputs: { arm: bool({ title: 'Arm', optional: true }) },
  outputs: ORDER_OUTPUTS,
  derive: ({ after, offset }) => deriveAtr(after, offset),
  sentence: ({ after, offset }) =>
    `after ${distanceWords(after)}${offset ? `, to ${distanceWords(offset)}` : ''}`,
  plan: ({ after, offset, of }) => ({
    role: 'stop',
    reason: 'break-even',
    of: namesOf(of),
    on: 'price',
    confirm: 1,
    distance: undefined,
    steps: [{ at: readDistance(after) ?? NOWHERE, to: readDistance(offset) ?? NOWHERE }],
    basis: 'average',
    follow: 'ratchet',
  }),
});
