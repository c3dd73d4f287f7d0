import type { Diagnostic } from '../strategy/diagnostic.ts';
import type { FillLog, TradeLog } from './log.ts';
import { type Notes, type Tally, warning } from './notes.ts';
import type { BrokerSetup } from './port.ts';
import type { Signal } from './signal.ts';
import type { Metrics } from './result.ts';

const FEW_TRADES = 30;
const FEW_DAYS = 90;
/** Bars after which a waiting entry is worth a word. */
const LONG_WAIT = 20;
const DAY_MS = 86_400_000;

const AMBIGUOUS =
  'On some candles both an exit and another level lay in range: the assumed path decided which came first. Finer candles ("magnifier") would tell.';
const GAPS =
  'Candles are missing while a position was open: what happened in between is not known. Look for a more complete file.';
const AT_CLOSE =
  'Orders fill at the very close that decided them, which is optimistic: in real trading that price is gone. Set "fillAt" to "open".';

/** What a reader of the numbers should know before believing them. */
export function warningsOf(
  { execution, nodes, markets }: BrokerSetup,
  notes: Notes,
  metrics: Metrics,
  trades: TradeLog,
  fills: FillLog,
  signals: readonly Signal[],
): Diagnostic[] {
  return [
    ...(execution.fillAt === 'close'
      ? [{ ...warning('fills-at-close', AT_CLOSE, marketFills(fills)), path: 'execution.fillAt' }]
      : []),
    ...notes.diagnostics(),
    ...told('ambiguous-candles', AMBIGUOUS, notes.ambiguous),
    ...told('gaps-in-trades', GAPS, notes.gaps),
    ...waiting(signals, nodes),
    ...sample(metrics, nodes.length > 0, Math.min(...markets.map(({ timeframe }) => timeframe.ms))),
    ...oneTrade(trades, nodes),
  ];
}

function told(code: string, message: string, tally: Tally): Diagnostic[] {
  return tally.count > 0 ? [warning(code, message, tally)] : [];
}

/** Entries that still rest at the end, and that nothing will end. */
function waiting(signals: readonly Signal[], nodes: BrokerSetup['nodes']): Diagnostic[] {
  return signals.flatMap(({ index, opens, resting, plan, book, born }): Diagnostic[] => {
    const bars = book.market.bar - born + 1;
    if (!opens || !resting || plan.expireBars !== undefined || plan.trigger === 'while') return [];
    if (bars < LONG_WAIT) return [];
    const node = nodes[index]?.id;
    const message = `An order of "${node}" waits in the market since ${bars} bars. Without "expireBars" or the trigger "while" it waits for ever.`;
    return [{ code: 'order-still-waiting', severity: 'warning', message, node, count: 1 }];
  });
}

/** Fills of market orders (rule 2). */
function marketFills({ length, rule, time }: FillLog): Tally {
  const tally = { count: 0, first: Number.NaN };
  for (let i = 0; i < length; i++) if (rule[i] === 2 && tally.count++ === 0) tally.first = time[i]!;
  return tally;
}

/** `frameMs`: the shortest candles, the last of which belongs to the history whole. */
function sample({ trades, startTime, endTime }: Metrics, trading: boolean, frameMs: number): Diagnostic[] {
  const list: Diagnostic[] = [];
  if (trading && trades !== null && trades < FEW_TRADES) {
    const few = trades === 0 ? 'No trade was closed' : `Only ${trades} trade${trades === 1 ? '' : 's'}`;
    const message = `${few}: the numbers mean little below ${FEW_TRADES}. Try a longer history or a second market.`;
    list.push({ code: 'few-trades', severity: 'warning', message, count: trades });
  }
  const days = startTime === null || endTime === null ? 0 : (endTime + frameMs - startTime) / DAY_MS;
  if (days < FEW_DAYS) {
    const message = `The history covers less than ${FEW_DAYS} days: the numbers mean little. Try a longer one.`;
    list.push({ code: 'few-days', severity: 'warning', message, count: Math.floor(days) });
  }
  return list;
}

/** A profit that one trade made alone. */
function oneTrade(
  { length, profit, entryTime, entryNode }: TradeLog,
  nodes: BrokerSetup['nodes'],
): Diagnostic[] {
  let total = 0;
  let best = 0;
  for (let i = 0; i < length; i++) {
    total += profit[i]!;
    if (profit[i]! > profit[best]!) best = i;
  }
  if (length < 2 || total <= 0 || profit[best]! < total) return [];
  const message =
    'All of the profit comes from one trade: without it the strategy would have lost. Try other periods and markets.';
  const found = warning('one-trade', message, { count: 1, first: entryTime[best]! });
  return [{ ...found, node: nodes[entryNode[best]!]?.id }];
}
