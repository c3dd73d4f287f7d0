import { z } from 'zod';
import {
  defineOrderNode,
  deriveAtr,
  entrySize,
  ORDER_OUTPUTS,
  signalChecks,
  signalInputs,
  signalParams,
  signalPlan,
  signalSentence,
} from '../../src/node/index.ts';

export default defineOrderNode({
  type: 'short',
  group: 'orders',
  title: 'Short',
  doc: `Sells what is not owned, to buy it back cheaper, when its condition is true. It needs a margin market or a perpetual. Being long, it closes the long first. Trap: a rising price has no ceiling, so give a short a stop.`,
  words: ['sell short', 'enter short', 'go short', 'stop and reverse', 'always in'],
  params: z.object({ size: entrySize(), ...signalParams() }).superRefine(signalChecks),
  inputs: signalInputs(),
  outputs: ORDER_OUTPUTS,
  derive: ({ offset, limitOffset, trail, minDistance }) =>
    deriveAtr(offset, limitOffset, trail, trail?.activation, minDistance),
  sentence: signalSentence,
  plan: (params) => signalPlan(-1, true, params),
});
