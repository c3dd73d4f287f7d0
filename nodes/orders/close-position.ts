import { z } from 'zod';
import {
  book,
  bool,
  choice,
  defineOrderNode,
  deriveAtr,
  distanceWords,
  exitDistance,
  factor,
  market,
  number,
  ORDER_OUTPUTS,
  readDistance,
  TRIGGERS,
} from '../../src/node/index.ts';

export default defineOrderNode({
  type: 'close-position',
  group: 'orders',
  title: 'Close position',
  doc: `Closes whatever side is open, at the next candle's open, when its condition is true; also cancels entries that still wait. A least profit holds it back while the position earns too little. Trap: with a least profit and no stop, a loser is never closed.`,
  words: ['exit', 'flatten', 'sell all', 'close all', 'close trade'],
  params: z.object({
    percent: factor('Part of the position', { min: 0.000001, max: 100, default: 100 }, '%'),
    minProfit: exitDistance('Least profit').optional(),
    trigger: choice('Trigger', TRIGGERS, 'every'),
    market: market(),
    book: book(),
  }),
  inputs: { when: bool({ title: 'When' }), scale: number({ title: 'Scale', optional: true }) },
  outputs: ORDER_OUTPUTS,
  derive: ({ minProfit }) => deriveAtr(minProfit),
  sentence: ({ percent, minProfit }) =>
    `${percent === 100 ? 'all' : `${percent}%`}${minProfit ? ` from ${distanceWords(minProfit)} profit` : ''}`,
  plan: ({ percent, minProfit, trigger }) => ({
    role: 'close',
    percent,
    minProfit: readDistance(minProfit),
    trigger,
  }),
});
