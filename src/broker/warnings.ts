import type { Diagnostic } from '../strategy/diagnostic.ts';
import type { TradeLog } from './log.ts';
import { type Notes, warning } from './notes.ts';
import type { BrokerSetup } from './port.ts';
import type { Metrics } from './result.ts';

const FEW_TRADES = 30;
const FEW_DAYS = 90;
const DAY_MS = 86_400_000;

/** What a reader of the numbers should know before believing them. */
export function warningsOf(
  setup: BrokerSetup,
  notes: Notes,
  metrics: Metrics,
  trades: TradeLog,
): Diagnostic[] {
  return [
    ...optimistic(setup),
    ...notes.diagnostics(),
    ...(notes.ambiguous.count > 0
      ? [
          warning(
            'ambiguous-candles',
            'On some candles both an exit and another level lay in range: the assumed path decided which came first. Finer candles ("magnifier") would tell.',
            notes.ambiguous,
          ),
        ]
      : []),
    ...counted(
      'gaps-in-trades',
      notes.gapsInTrades,
      'Candles are missing while a position was open: what happened in between is not known.',
    ),
    ...sample(metrics),
    ...oneTrade(trades),
  ];
}

function counted(code: string, count: number, message: string): Diagnostic[] {
  return count > 0 ? [{ code, severity: 'warning', message, count }] : [];
}

function optimistic({ execution }: BrokerSetup): Diagnostic[] {
  if (execution.fillAt !== 'close') return [];
  const message =
    'Orders fill at the very close that decided them, which is optimistic: in real trading that price is gone. Set "fillAt" to "open".';
  return [{ code: 'fills-at-close', severity: 'warning', message, path: 'execution.fillAt' }];
}

function sample({ trades, startTime, endTime }: Metrics): Diagnostic[] {
  const list: Diagnostic[] = [];
  if (trades !== null && trades > 0 && trades < FEW_TRADES) {
    const message = `Only ${trades} trades: the numbers mean little below ${FEW_TRADES}. Try a longer history or a second market.`;
    list.push({ code: 'few-trades', severity: 'warning', message, count: trades });
  }
  const days = startTime === null || endTime === null ? 0 : (endTime - startTime) / DAY_MS;
  if (days < FEW_DAYS) {
    const message = `The history covers less than ${FEW_DAYS} days: the numbers mean little. Try a longer one.`;
    list.push({ code: 'few-days', severity: 'warning', message, count: Math.floor(days) });
  }
  return list;
}

/** A profit that one trade made alone. */
function oneTrade({ length, profit }: TradeLog): Diagnostic[] {
  let total = 0;
  let best = 0;
  for (let i = 0; i < length; i++) {
    total += profit[i]!;
    if (profit[i]! > best) best = profit[i]!;
  }
  if (length < 2 || total <= 0 || best < total) return [];
  const message = 'All of the profit comes from one trade: without it the strategy would have lost.';
  return [{ code: 'one-trade', severity: 'warning', message }];
}
