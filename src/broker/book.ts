import { EntryPrices } from './entry-prices.ts';
import type { Guard } from './guard.ts';
import type { Market } from './market.ts';
import type { Signal } from './signal.ts';

/** What is left of one entry fill. Reused, so that trading makes no garbage. */
export class Lot {
  node = -1;
  quantity = 0;
  price = 0;
  /** Entry fee per unit, in quote. */
  fee = 0;
  time = 0;
  bar = 0;
  /** The book's funding per unit when it was bought. */
  funding = 0;
}

/** An independent position on a market, with its orders and exits. */
export class Book {
  readonly signals: Signal[] = [];
  readonly guards: Guard[] = [];
  /** Nothing of it ever rests in the market: it has market orders only, on spot. */
  plain = true;

  /** +1 long, −1 short, 0 flat. */
  side = 0;
  quantity = 0;
  /** Average cost: of a single fill exactly its price; entries move it, exits leave it. */
  average = 0;
  private readonly orders = new EntryPrices();
  entryBar = 0;
  lastExitBar = 0;
  /** Round trips so far, the row of the last one, wins and losses in a row. */
  closed = 0;
  lastTrade = -1;
  winStreak = 0;
  lossStreak = 0;
  entryTime = 0;
  entryNode = -1;
  /** Extremes of the path while the position was open. */
  highest = 0;
  lowest = 0;
  /** Distance from the first fill to the first stop that was known (rule "r"); NaN: none yet. */
  r = Number.NaN;
  firstFill = Number.NaN;
  /** True where an exit counts distances in `r`. */
  wantsR = false;

  /** Sums of the round trip. */
  entered = 0;
  enteredNotional = 0;
  left = 0;
  leftNotional = 0;
  fees = 0;
  funding = 0;
  /** Profit before fees of what was sold so far. */
  realized = 0;
  /** Funding per unit since the run began; lots remember where they came in. */
  fundingPerUnit = 0;

  /** Funds that resting entries hold, per side (rule 13). */
  heldLong = 0;
  heldShort = 0;

  /** The walk: where this book's path stands, and whether it has turned after an entry inside the candle. */
  at = 0;
  first = 0;
  second = 0;
  turned = false;
  entering = false;
  // What nodes want at the close being decided
  exitActs = false;
  longWanted = false;
  shortWanted = false;
  /** Has still to walk the present leg. */
  waiting = false;
  /** Side of the last entry: where the path turns to once it has filled. */
  lastSide = 1;

  readonly lots: Lot[] = [];
  head = 0;
  tail = 0;

  constructor(
    readonly index: number,
    readonly name: string,
    readonly market: Market,
  ) {}

  /** Entry orders that have filled since the book was flat. */
  get entries(): number {
    return this.orders.count;
  }

  get firstEntry(): number {
    return this.orders.first;
  }

  get lastEntry(): number {
    return this.orders.last;
  }

  get held(): number {
    return Math.max(this.heldLong, this.heldShort);
  }

  /** Value in the account at a price: what selling it all would bring on spot, else its profit. */
  value(mark: number): number {
    if (this.side === 0) return 0;
    return this.market.spot ? this.quantity * mark : this.side * this.quantity * (mark - this.average);
  }

  /** What the position adds to equity besides its gross value. */
  beside(mark: number): number {
    if (this.market.spot) return 0;
    return this.side * this.quantity * (mark - this.average) - this.quantity * mark;
  }

  /** Books a fill of entry order `order`; `fresh`: the order had not filled before. */
  enter(side: number, quantity: number, price: number, node: number, order: number, fresh: boolean): void {
    const { market } = this;
    this.lastSide = side;
    if (this.side === 0) this.openTrade(side, price, node);
    this.average =
      this.quantity === 0 || price === this.average
        ? price
        : (this.quantity * this.average + quantity * price) / (this.quantity + quantity);
    this.quantity += quantity;
    this.entered += quantity;
    this.enteredNotional += quantity * price;
    this.orders.add(order, fresh, quantity, price);
    const lot = this.lots[this.tail] ?? new Lot();
    this.lots[this.tail++] = lot;
    lot.node = node;
    lot.quantity = quantity;
    lot.price = price;
    lot.time = market.time;
    lot.bar = market.bar;
    lot.funding = this.fundingPerUnit;
  }

  private openTrade(side: number, price: number, node: number): void {
    this.side = side;
    this.orders.clear();
    this.entryBar = this.market.bar;
    this.entryTime = this.market.time;
    this.entryNode = node;
    this.firstFill = price;
    this.r = Number.NaN;
    this.highest = Number.NEGATIVE_INFINITY;
    this.lowest = Number.POSITIVE_INFINITY;
    this.entered = this.enteredNotional = this.left = this.leftNotional = 0;
    this.fees = this.funding = this.realized = 0;
    this.head = this.tail = 0;
  }

  /** The extreme of the candle that hurts the side entered last. */
  adverse(): number {
    return this.lastSide > 0 ? this.market.low : this.market.high;
  }

  /** The path showed a price. */
  see(price: number): void {
    if (price > this.highest) this.highest = price;
    if (price < this.lowest) this.lowest = price;
  }

  /** The round trip is over; `row` is its place in the log. */
  closeTrade(row: number, profit: number): void {
    this.closed++;
    this.lastTrade = row;
    this.winStreak = profit > 0 ? this.winStreak + 1 : 0;
    this.lossStreak = profit > 0 ? 0 : this.lossStreak + 1;
    this.flatten();
  }

  private flatten(): void {
    this.lastExitBar = this.market.bar;
    this.side = 0;
    this.quantity = 0;
    this.average = 0;
    this.orders.clear();
    this.r = Number.NaN;
  }

  /** Average price of all entries of the round trip; of a single fill exactly its price. */
  get entryPrice(): number {
    return this.tail === 1 ? this.lots[0]!.price : this.enteredNotional / this.entered;
  }

  /** The price at which the venue closes the position (rule 15); NaN: never. `spare`: what backs the cross positions of the market. */
  liquidationPrice(spare: number): number {
    const { market, side } = this;
    if (side === 0 || market.spot) return Number.NaN;
    const price = market.isolated
      ? (this.average * (1 - side / market.leverage)) / (1 - side * market.maintenance)
      : market.crossLiquidation(spare, side);
    return price > 0 ? price : Number.NaN;
  }
}
