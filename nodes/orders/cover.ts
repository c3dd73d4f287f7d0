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
  type: 'cover',
  group: 'orders',
  title: 'Cover',
  doc: `Buys back all or a part of a short when its condition is true, and does nothing while there is no short. It never opens a long: use Buy for that. Trap: sized in percent, two covers of 50 leave a quarter.`,
  words: ['buy to cover', 'exit short', 'buy back'],
  params: z.object({ size: reducingSize(), ...signalParams() }).superRefine(signalChecks),
  inputs: signalInputs(),
  outputs: ORDER_OUTPUTS,
  derive: ({ offset, limitOffset, trail, minDistance }) =>
    deriveAtr(offset, limitOffset, trail, trail?.activation, minDistance),
  sentence: signalSentence,
  plan: (params) => signalPlan(-1, false, params),
});
