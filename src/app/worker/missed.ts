import { conditionsOf, flatNodes } from '../../compiler/conditions.ts';
import type { Missed } from './protocol.ts';
import type { Kept } from './run.ts';

/** What stood in the way of an entry at a candle, and how often each condition was the only one in the way. */
export function missedAt(
  { strategy, rows, trades, columns, program }: Kept,
  node: string,
  row: number,
): Missed {
  const known = conditionsOf(flatNodes(strategy), node).flatMap((ref) => {
    const values = columns.get(ref)?.values;
    return values ? [{ ref, values }] : [];
  });
  const only = new Array<number>(known.length).fill(0);
  for (let at = 0; at < rows; at++) {
    let against = -1;
    let count = 0;
    for (let i = 0; i < known.length && count < 2; i++) {
      if (known[i]!.values[at] === 1) continue;
      against = i;
      count++;
    }
    // A condition that is not known yet is in nobody's way.
    if (count === 1 && known[against]!.values[at] === 0) only[against]!++;
  }
  const order = program.orders.find(({ id }) => id === node);
  const market = order && program.markets[order.market]?.settings.id;
  let held = false;
  for (let at = 0; at < trades.count && !held; at++) {
    const same =
      trades.names[trades.market[at]!] === market && trades.names[trades.book[at]!] === order?.book;
    const exit = trades.exitRow[at]!;
    held = same && trades.entryRow[at]! <= row && (exit < 0 || exit > row);
  }
  return {
    conditions: known.map(({ ref, values }, i) => ({
      ref,
      value: values[row] ?? Number.NaN,
      only: only[i]!,
    })),
    held,
  };
}
