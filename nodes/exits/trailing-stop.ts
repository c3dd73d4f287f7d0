import { z } from 'zod';
import {
  bool,
  confirmNeedsClose,
  defineOrderNode,
  deriveAtr,
  distanceWords,
  exactlyOneDistance,
  exitDistance,
  exitDistanceKeys,
  guardParams,
  levelParams,
  namesOf,
  ORDER_OUTPUTS,
  readDistance,
} from '../../src/node/index.ts';

export default defineOrderNode({
  type: 'trailing-stop',
  group: 'exits',
  title: 'Trailing stop',
  doc: `Follows the best price at a distance and sells when the price turns back by that much; it guards shorts as well. With an activation it starts to follow only once that profit is reached. Trap: until then there is no stop, so add a stop loss.`,
  words: ['TSL', 'trail', 'callback', 'trailing', 'exit', 'SmartTrade'],
  params: z
    .object({
      ...exitDistanceKeys('above'),
      activation: exitDistance('Activation', 'above').optional(),
      ...levelParams(),
      ...guardParams(),
    })
    .superRefine((params, context) => {
      exactlyOneDistance(params, context);
      confirmNeedsClose(params, context);
    }),
  inputs: { arm: bool({ title: 'Arm', optional: true }) },
  outputs: ORDER_OUTPUTS,
  derive: (params) => deriveAtr(params, params.activation),
  sentence: (params) =>
    `${distanceWords(params)}${params.activation ? ` from ${distanceWords(params.activation)} profit` : ''}`,
  plan: (params) => ({
    role: 'trail',
    of: namesOf(params.of),
    on: params.on,
    confirm: params.confirm,
    distance: readDistance(params) ?? { unit: 'percent', value: 0, atr: undefined },
    activation: readDistance(params.activation),
  }),
});
