import { useView } from '../state/view.ts';
import { useResults } from './store.ts';

/** The close at which a trade's entry was decided: that of the last act of its entry node before it began. */
export function decisionRow(trade: number): number {
  const { report } = useResults.getState();
  if (!report) return 0;
  const { trades, orders } = report;
  const entry = trades.entryRow[trade] ?? 0;
  const node = trades.names[trades.entryNode[trade] ?? -1];
  const fires = orders.find(({ id }) => id === node)?.fires ?? new Int32Array();
  return fires.findLast((row) => row <= entry) ?? entry;
}

/** Shows a trade on the chart, at the close that decided it, and explains it. */
export function openTrade(trade: number): void {
  useResults.setState({ why: trade, whyNot: null, tab: 'chart' });
  useView.getState().setPhoneTab('results');
  useView.getState().setCrosshair(decisionRow(trade));
}

/** The trade whose entry was decided at a candle; null: none. */
export function tradeDecidedAt(row: number): number | null {
  const { report } = useResults.getState();
  const count = report?.trades.count ?? 0;
  for (let trade = 0; trade < count; trade++) if (decisionRow(trade) === row) return trade;
  return null;
}

/** Explains a trade, or, where there is none, what stood in the way of an entry at a candle. */
export function askWhy(row: number, trade: number | null): void {
  useResults.setState(trade === null ? { why: null, whyNot: row } : { why: trade, whyNot: null });
  useView.getState().openInspector();
}
