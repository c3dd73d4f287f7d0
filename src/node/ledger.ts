/** What nodes may know of positions and money at the close of a bar, after the fills of its candle. */
export interface LedgerView {
  /** `market` is an id, '' the main one. An unknown market or book is simply flat. */
  position(market: string, book: string): PositionView;
  readonly account: AccountView;
  history(market: string, book: string): HistoryView;
  openOrders(market: string, book: string): number;
}

/** NaN: unknown (flat). Prices in quote currency, size unsigned in base, profits in quote before fees. */
export interface PositionView {
  /** +1 long, −1 short, 0 flat. */
  readonly side: number;
  readonly size: number;
  readonly entry: number;
  readonly profit: number;
  readonly profitPercent: number;
  readonly bars: number;
  readonly best: number;
  readonly worst: number;
  readonly entries: number;
  readonly firstEntry: number;
  readonly lastEntry: number;
  readonly stop: number;
  readonly target: number;
  readonly r: number;
  readonly realized: number;
}

export interface AccountView {
  readonly equity: number;
  readonly cash: number;
  /** Fall from the highest equity so far, a fraction of it from 0 to 1. */
  readonly drawdown: number;
  /** Gross position value over equity. */
  readonly exposure: number;
}

export interface HistoryView {
  readonly closed: number;
  readonly lastProfit: number;
  readonly lastExitPrice: number;
  readonly lastEntryPrice: number;
  readonly lastSide: number;
  /** Index into EXIT_REASONS. */
  readonly lastReason: number;
  readonly wins: number;
  readonly losses: number;
  readonly tradesToday: number;
  readonly barsSinceExit: number;
}

export const EXIT_REASONS = [
  'signal',
  'stop-loss',
  'take-profit',
  'trailing-stop',
  'break-even',
  'time-exit',
  'liquidation',
  'bot',
  'end',
] as const;
export type ExitReason = (typeof EXIT_REASONS)[number];
