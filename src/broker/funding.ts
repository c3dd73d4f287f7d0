import { bucketEnd } from '../time/timeframe.ts';
import type { Account } from './account.ts';
import type { Book } from './book.ts';
import type { Market } from './market.ts';

/**
 * Funding of perpetuals (rule 15): at every funding time the position then held pays its notional times the
 * rate, a long to the shorts while the rate is positive. Times between two candles count for what was held
 * then; those inside a candle for what is held at its close.
 */
export class Funding {
  private readonly charged: number[];

  constructor(
    markets: readonly Market[],
    private readonly account: Account,
  ) {
    this.charged = markets.map(() => Number.NaN);
  }

  /** The candle at window row `at` begins: charges what fell due up to its opening. */
  before(market: Market, at: number): void {
    if (!market.charged) return;
    this.upTo(market, market.feed.candles.time[at]!, market.close, at - 1);
  }

  /** The candle has been walked. */
  after(market: Market, at: number): void {
    if (!market.charged) return;
    this.upTo(market, bucketEnd(market.settings.timeframe, market.time), market.close, at);
  }

  private upTo(market: Market, time: number, close: number, row: number): void {
    const due = Math.floor(time / market.fundingMs);
    const last = this.charged[market.index]!;
    this.charged[market.index] = due;
    if (Number.isNaN(last) || due <= last) return;
    const { feed } = market;
    const fed = feed.funding?.[row] ?? Number.NaN;
    const rate = Number.isNaN(fed) ? market.fundingRate : fed;
    if (rate === 0) return;
    const mark = feed.mark?.[row] ?? Number.NaN;
    const price = mark > 0 ? mark : close;
    for (const book of market.books) if (book.side !== 0) this.charge(book, price * rate * (due - last));
  }

  private charge(book: Book, perUnit: number): void {
    const amount = book.side * book.quantity * perUnit;
    this.account.cash -= amount;
    this.account.funding += amount;
    book.funding += amount;
    book.fundingPerUnit += perUnit;
  }
}
