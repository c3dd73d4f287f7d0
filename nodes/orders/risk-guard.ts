import { z } from 'zod';
import { complain } from '../../src/node/distance.ts';
import {
  book,
  choice,
  defineOrderNode,
  market,
  RISK_ACTIONS,
  RISK_OUTPUTS,
  RISK_SCOPES,
} from '../../src/node/index.ts';
import { optionalBars, requiredBars } from '../../src/node/order-params.ts';

const LIMITS = [
  'maxDrawdown',
  'dailyLoss',
  'dailyProfit',
  'stopOuts',
  'lossesInRow',
  'openPositions',
  'tradesPerDay',
] as const;
const percent = (title: string) =>
  z
    .number()
    .positive()
    .max(1000)
    .optional()
    .meta({ title, unit: '%', slider: [1, 50] });
const tally = (title: string) =>
  z
    .int()
    .min(1)
    .max(100_000)
    .optional()
    .meta({ title, slider: [1, 20] });

export default defineOrderNode({
  type: 'risk-guard',
  group: 'orders',
  title: 'Risk guard',
  doc: 'Holds new entries back once a limit is broken: too deep a fall of the equity, too large a loss (or a profit that is enough) today, too many stop-outs, losses in a row, positions or trades. It pauses, or also closes everything, or stops for good. After a pause all is counted anew; days are of UTC. Trap: set too tight, it stops the strategy just before it recovers.',
  words: [
    'max drawdown',
    'daily loss limit',
    'kill switch',
    'circuit breaker',
    'protections',
    'stoploss guard',
    'max open trades',
    'cooldown',
    'equity stop',
    'risk management',
  ],
  params: z
    .object({
      maxDrawdown: percent('Fall from the highest equity'),
      dailyLoss: percent('Loss of a day'),
      dailyProfit: percent('Profit of a day'),
      stopOuts: tally('Stop-outs'),
      within: requiredBars('Stop-outs within').default(24),
      lossesInRow: tally('Losses in a row'),
      openPositions: tally('Positions at once'),
      tradesPerDay: tally('Trades a day'),
      scope: choice('Holds for', RISK_SCOPES, 'all'),
      side: choice('Side', ['long', 'short'], 'long'),
      action: choice('Does', RISK_ACTIONS, 'pause'),
      for: optionalBars('Pauses for'),
      until: choice('Otherwise until', ['day', 'clear'], 'day'),
      market: market(),
      book: book(),
    })
    .superRefine((params, context) => {
      if (LIMITS.some((name) => params[name] !== undefined)) return;
      complain(context, 'no-limit', `A risk guard needs a limit: set one of ${LIMITS.join(', ')}.`);
    }),
  inputs: {},
  outputs: RISK_OUTPUTS,
  sentence: (params) => {
    const words: Record<(typeof LIMITS)[number], string> = {
      maxDrawdown: '% down',
      dailyLoss: '% lost today',
      dailyProfit: '% won today',
      stopOuts: ' stop-outs',
      lossesInRow: ' losses in a row',
      openPositions: ' positions',
      tradesPerDay: ' trades a day',
    };
    const limits = LIMITS.flatMap((name) =>
      params[name] === undefined ? [] : [`${params[name]}${words[name]}`],
    );
    return `${params.action} at ${limits.join(', ')}`;
  },
  plan: (params) => ({
    role: 'risk',
    scope: params.scope,
    side: params.scope !== 'side' ? 0 : params.side === 'long' ? 1 : -1,
    action: params.action,
    maxDrawdown: params.maxDrawdown ?? Number.POSITIVE_INFINITY,
    dailyLoss: params.dailyLoss ?? Number.POSITIVE_INFINITY,
    dailyProfit: params.dailyProfit ?? Number.POSITIVE_INFINITY,
    stopOuts: params.stopOuts ?? Number.POSITIVE_INFINITY,
    stopOutBars: params.within,
    lossesInRow: params.lossesInRow ?? Number.POSITIVE_INFINITY,
    openPositions: params.openPositions ?? Number.POSITIVE_INFINITY,
    tradesPerDay: params.tradesPerDay ?? Number.POSITIVE_INFINITY,
    bars: params.for,
    until: params.until,
  }),
});
