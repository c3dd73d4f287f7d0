import { z } from 'zod';
import {
  bool,
  defineOrderNode,
  guardParams,
  namesOf,
  ORDER_OUTPUTS,
  requiredBars,
} from '../../src/node/index.ts';

export default defineOrderNode({
  type: 'time-exit',
  group: 'exits',
  title: 'Time exit',
  doc: `Closes the position at the open of the candle that lies a number of bars (or a duration such as "24h") after the entry candle. Use it where an idea either works soon or not at all. Trap: it sells winners as well.`,
  words: ['time stop', 'max holding time', 'close after', 'exit after bars', 'exit'],
  params: z.object({ bars: requiredBars('After'), ...guardParams() }),
  inputs: { arm: bool({ title: 'Arm', optional: true }) },
  outputs: ORDER_OUTPUTS,
  sentence: ({ bars }) => `after ${bars} bars`,
  plan: ({ bars, of }) => ({ role: 'time', of: namesOf(of), bars }),
});
