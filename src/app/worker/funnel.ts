import { conditionsOf, flatNodes } from '../../compiler/conditions.ts';
import { library } from '../../index.ts';
import type { FunnelStep } from './protocol.ts';
import type { Kept } from './run.ts';

const ENTRIES = ['buy', 'short'];

/** How many candles survive each condition of an entry in turn, then those without a position, then fills. */
export function funnelOf(
  { strategy, rows, trades, orders, columns, program }: Kept,
  node: string,
): FunnelStep[] {
  const left = new Uint8Array(rows).fill(1);
  const steps: FunnelStep[] = [{ kind: 'all', ref: null, count: rows }];
  for (const ref of conditionsOf(flatNodes(strategy), node)) {
    const column = columns.get(ref)?.values;
    if (!column) continue;
    let count = 0;
    for (let row = 0; row < rows; row++) {
      if (left[row] === 1 && column[row] === 1) count++;
      else left[row] = 0;
    }
    steps.push({ kind: 'condition', ref, count });
  }
  const order = program.orders.find(({ id }) => id === node);
  const type = strategy.nodes.find(({ id }) => id === node)?.type ?? '';
  if (order && ENTRIES.includes(type)) {
    const market = program.markets[order.market]?.settings.id;
    for (let at = 0; at < trades.count; at++) {
      const same =
        trades.names[trades.market[at]!] === market && trades.names[trades.book[at]!] === order.book;
      if (!same || (trades.long[at] === 1) !== (type === 'buy')) continue;
      const exit = trades.exitRow[at]!;
      left.fill(0, trades.entryRow[at]!, exit < 0 ? rows : exit);
    }
    let free = 0;
    for (let row = 0; row < rows; row++) free += left[row]!;
    steps.push({ kind: 'free', ref: null, count: free });
  }
  const marks = orders.find(({ id }) => id === node);
  const filled = (marks?.entries ?? 0) + (marks?.exits ?? 0);
  return library.get(type) ? [...steps, { kind: 'filled', ref: null, count: filled }] : steps;
}
