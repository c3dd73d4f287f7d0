import {
  type AccountView,
  EXIT_REASONS,
  type HistoryView,
  type LedgerView,
  type PositionView,
} from '../node/index.ts';
import type { Account } from './account.ts';
import type { Book } from './book.ts';
import type { Series, TradeLog } from './log.ts';
import type { Market } from './market.ts';

const DAY_MS = 86_400_000;
const { NaN: UNKNOWN } = Number;

const FLAT: PositionView = {
  side: 0,
  size: 0,
  entry: UNKNOWN,
  profit: 0,
  profitPercent: 0,
  bars: 0,
  best: UNKNOWN,
  worst: UNKNOWN,
  entries: 0,
  firstEntry: UNKNOWN,
  lastEntry: UNKNOWN,
  stop: UNKNOWN,
  target: UNKNOWN,
  r: UNKNOWN,
  realized: UNKNOWN,
};
const NO_HISTORY: HistoryView = {
  closed: 0,
  lastProfit: UNKNOWN,
  lastExitPrice: UNKNOWN,
  lastEntryPrice: UNKNOWN,
  lastSide: UNKNOWN,
  lastReason: UNKNOWN,
  wins: 0,
  losses: 0,
  tradesToday: 0,
  barsSinceExit: UNKNOWN,
};

/** The ledger as nodes read it at the close of a bar. */
export class View implements LedgerView {
  readonly account: AccountView;

  constructor(
    private readonly markets: readonly Market[],
    private readonly books: readonly Book[],
    private readonly trades: TradeLog,
    account: Account,
    equity: Series,
  ) {
    let peak = account.initial;
    let seen = 0;
    this.account = {
      get equity() {
        return account.equity();
      },
      get cash() {
        return account.cash;
      },
      get drawdown() {
        for (; seen < equity.length; seen++) peak = Math.max(peak, equity.values[seen]!);
        return peak > 0 ? Math.max(0, 1 - account.equity() / peak) : 0;
      },
      get exposure() {
        const worth = account.equity();
        return worth > 0 ? account.gross() / worth : UNKNOWN;
      },
    };
  }

  private find(market: string, name: string): Book | undefined {
    const id = market === '' ? this.markets[0]?.id : market;
    return this.books.find((book) => book.name === name && book.market.id === id);
  }

  position(market: string, name: string): PositionView {
    const book = this.find(market, name);
    if (!book || book.side === 0) return FLAT;
    const { side, quantity, average, highest, lowest } = book;
    const { mark, bar } = book.market;
    const profit = side * quantity * (mark - average);
    return {
      side,
      size: quantity,
      entry: average,
      profit,
      profitPercent: ((side * (mark - average)) / average) * 100,
      bars: bar - book.entryBar,
      best: side > 0 ? highest : lowest,
      worst: side > 0 ? lowest : highest,
      entries: book.entries,
      firstEntry: book.firstEntry,
      lastEntry: book.lastEntry,
      stop: tightestStop(book),
      target: nearestTarget(book),
      r: (side * (mark - average)) / book.r,
      realized: book.realized,
    };
  }

  history(market: string, name: string): HistoryView {
    const book = this.find(market, name);
    if (!book) return NO_HISTORY;
    const { closed, winStreak: wins, lossStreak: losses } = book;
    return { ...NO_HISTORY, closed, wins, losses, tradesToday: this.today(book), ...this.lastTrade(book) };
  }

  private lastTrade(book: Book): Partial<HistoryView> {
    if (book.closed === 0) return {};
    const { trades } = this;
    const last = book.lastTrade;
    return {
      lastProfit: trades.profit[last]!,
      lastExitPrice: trades.exitPrice[last]!,
      lastEntryPrice: trades.entryPrice[last]!,
      lastSide: trades.long[last] === 1 ? 1 : -1,
      lastReason: Math.min(trades.reason[last]!, EXIT_REASONS.length - 1),
      barsSinceExit: book.market.bar - book.lastExitBar,
    };
  }

  /** Positions opened since midnight UTC. */
  private today(book: Book): number {
    const day = Math.floor(book.market.time / DAY_MS);
    const { trades } = this;
    let count = book.side !== 0 && Math.floor(book.entryTime / DAY_MS) === day ? 1 : 0;
    for (let i = trades.length - 1; i >= 0; i--) {
      if (Math.floor(trades.exitTime[i]! / DAY_MS) < day) break;
      if (trades.book[i] === book.index && Math.floor(trades.entryTime[i]! / DAY_MS) === day) count++;
    }
    return count;
  }

  openOrders(market: string, name: string): number {
    let count = 0;
    for (const signal of this.find(market, name)?.signals ?? []) if (signal.works) count++;
    return count;
  }
}

export function tightestStop(book: Book): number {
  let stop = UNKNOWN;
  for (const { level } of book.guards) {
    if (Number.isNaN(level)) continue;
    if (Number.isNaN(stop) || book.side * (level - stop) > 0) stop = level;
  }
  return stop;
}

export function nearestTarget(book: Book): number {
  let nearest = UNKNOWN;
  for (const guard of book.guards) {
    if (!guard.active) continue;
    for (const { done, level } of guard.targets) {
      if (done || Number.isNaN(level)) continue;
      if (Number.isNaN(nearest) || book.side * (level - nearest) < 0) nearest = level;
    }
  }
  return nearest;
}
