import type { TradeTable } from '../worker/protocol.ts';

export type SortKey =
  | 'number'
  | 'entry'
  | 'exit'
  | 'bars'
  | 'entryPrice'
  | 'exitPrice'
  | 'profit'
  | 'percent';

export interface Sorting {
  readonly by: SortKey;
  readonly down: boolean;
}

function sortValue(trades: TradeTable, by: SortKey): (at: number) => number {
  switch (by) {
    case 'number':
      return (at) => at;
    case 'entry':
      return (at) => trades.entryTime[at]!;
    case 'exit':
      return (at) => (trades.exitRow[at]! < 0 ? Number.POSITIVE_INFINITY : trades.exitTime[at]!);
    case 'bars':
      return (at) => trades.bars[at]!;
    case 'entryPrice':
      return (at) => trades.entryPrice[at]!;
    case 'exitPrice':
      return (at) => (trades.exitRow[at]! < 0 ? Number.POSITIVE_INFINITY : trades.exitPrice[at]!);
    case 'profit':
      return (at) => trades.profit[at]!;
    case 'percent':
      return (at) => trades.profitPercent[at]!;
  }
}

/** Rows of the table in the order wanted; equal ones by their number. */
export function sortTrades(trades: TradeTable, { by, down }: Sorting): Int32Array {
  const rows = Int32Array.from({ length: trades.count }, (_, at) => at);
  const value = sortValue(trades, by);
  const sign = down ? -1 : 1;
  return rows.sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    return left === right ? a - b : left < right ? -sign : sign;
  });
}
