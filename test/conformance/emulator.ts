import type { Candles } from '../../src/time/candles.ts';

/** What backtesting.py does with orders, from its rules in words: one position at a time, whole units. */
export interface PlacedOrder {
  /** Share of the equity, below 0 to sell short. */
  readonly size: number;
  readonly limit?: number;
  readonly sl?: number;
  readonly tp?: number;
}

export interface EmulatedTrade {
  readonly size: number;
  readonly entryRow: number;
  readonly entryPrice: number;
  exitRow: number;
  exitPrice: number;
  /** The stop and target in force; NaN: none. */
  sl: number;
  tp: number;
}

/** Called at the close of each row: sees the open trade, may move its stop, close it, or place an entry while flat. */
export interface Bar {
  readonly row: number;
  readonly trade: EmulatedTrade | null;
  close(): void;
}
export type Strategy = (bar: Bar) => PlacedOrder | undefined;

export function emulate(
  { open, high, low, close }: Candles,
  cash: number,
  commission: number,
  first: number,
  strategy: Strategy,
): { trades: EmulatedTrade[]; equity: number } {
  const trades: EmulatedTrade[] = [];
  let funds = cash;
  let trade: EmulatedTrade | null = null;
  let order: PlacedOrder | undefined;
  let closing = false;
  const leave = (row: number, price: number) => {
    if (!trade) return;
    funds += trade.size * (price - trade.entryPrice) - Math.abs(trade.size) * price * commission;
    trades.push({ ...trade, exitRow: row, exitPrice: price });
    trade = null;
  };
  /** The stop is looked at before the target. */
  const exits = (row: number) => {
    if (!trade) return;
    const { size, sl, tp } = trade;
    const long = size > 0;
    if (long ? low[row]! <= sl : high[row]! >= sl) {
      leave(row, long ? Math.min(open[row]!, sl) : Math.max(open[row]!, sl));
    } else if (long ? high[row]! >= tp : low[row]! <= tp) {
      leave(row, long ? Math.max(open[row]!, tp) : Math.min(open[row]!, tp));
    }
  };
  for (let row = first; row < close.length; row++) {
    // Orders at market are in the queue behind the stop and the target of the trade.
    exits(row);
    if (closing) leave(row, open[row]!);
    closing = false;
    if (order && !trade) {
      const { size, limit, sl = Number.NaN, tp = Number.NaN } = order;
      if (limit === undefined || low[row]! <= limit) {
        const price = limit === undefined ? open[row]! : Math.min(open[row]!, limit);
        const units = Math.floor((funds * Math.abs(size)) / (price * (1 + commission)));
        if (units > 0) {
          funds -= units * price * commission;
          const signed = Math.sign(size) * units;
          trade = {
            size: signed,
            entryRow: row,
            entryPrice: price,
            exitRow: -1,
            exitPrice: Number.NaN,
            sl,
            tp,
          };
          if (limit === undefined) exits(row);
        }
      }
    }
    order = undefined;
    if (row === close.length - 1) break;
    order = strategy({
      row,
      trade,
      close() {
        closing = true;
      },
    });
  }
  leave(close.length - 1, open[close.length - 1]!);
  return { trades, equity: funds };
}
