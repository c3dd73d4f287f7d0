import { z } from 'zod';
import { defineOrderNode, type ParamMeta } from '../../src/node/index.ts';

const meta: ParamMeta = {
  title: 'Orders',
  entries: true,
  description: 'Ids of the orders of which only one may fill',
};

export default defineOrderNode({
  type: 'oco',
  group: 'orders',
  title: 'One cancels the other',
  doc: 'Ties orders together: as soon as one of them fills, even in part, the others are cancelled. Use it for a breakout in either direction, with a stop order above and one below. The stop and the target of a position need no such tie: they always cancel each other. Trap: an order whose condition is still true is placed anew on the next bar; let it trigger on "rising".',
  words: ['OCO', 'one-cancels-other', 'either or', 'straddle', 'breakout both ways'],
  params: z.object({
    of: z
      .array(z.string().min(1).max(64))
      .min(2)
      .max(1000)
      .meta({ ...meta }),
  }),
  inputs: {},
  outputs: {},
  sentence: ({ of }) => of.join(' or '),
  plan: ({ of }) => ({ role: 'oco', of }),
});
