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
  type: 'buy',
  group: 'orders',
  title: 'Buy',
  doc: `Buys when its condition is true: by default with all the money, at the next candle's open. Being short, it closes the short first. Choose a limit to buy cheaper, a stop to buy a breakout. Trap: without an exit it never sells.`,
  words: [
    'long',
    'enter long',
    'go long',
    'market order',
    'trailing buy',
    'pyramiding',
    'scale in',
    'SmartTrade',
    'stop and reverse',
    'always in',
  ],
  params: z.object({ size: entrySize(), ...signalParams() }).superRefine(signalChecks),
  inputs: signalInputs(),
  outputs: ORDER_OUTPUTS,
  derive: ({ offset, limitOffset, trail, minDistance }) =>
    deriveAtr(offset, limitOffset, trail, trail?.activation, minDistance),
  sentence: signalSentence,
  plan: (params) => signalPlan(1, true, params),
});
