import { z } from 'zod';
import {
  defineOrderNode,
  deriveAtr,
  ORDER_OUTPUTS,
  reducingSize,
  signalChecks,
  signalInputs,
  signalParams,
  signalPlan,
  signalSentence,
} from '../../src/node/index.ts';

export default defineOrderNode({
  type: 'sell',
  group: 'orders',
  title: 'Sell',
  doc: `Sells all or a part of what was bought when its condition is true, and does nothing while there is nothing to sell. Choose a limit to take profit at a price. It never opens a short: use Short for that. Trap: sized in percent, two sells of 50 leave a quarter.`,
  words: ['exit long', 'reduce', 'scale out', 'take profit'],
  params: z.object({ size: reducingSize(), ...signalParams() }).superRefine(signalChecks),
  inputs: signalInputs(),
  outputs: ORDER_OUTPUTS,
  derive: ({ offset, limitOffset, trail, minDistance }) =>
    deriveAtr(offset, limitOffset, trail, trail?.activation, minDistance),
  sentence: signalSentence,
  plan: (params) => signalPlan(1, false, params),
});
