import type { Book } from './book.ts';
import { Grid } from './grid.ts';
import type { BrokerMarket, Execution, MarketFeed } from './port.ts';

/** The least price that a slipped sale can have. */
export const LEAST_PRICE = 1e-12;
const DEFAULT_MAINTENANCE = 0.005;
const DEFAULT_FUNDING_HOURS = 8;
/** A minimum that is missed by rounding only is kept. */
const ROUNDING = 1 - 1e-9;
const HOUR_MS = 3_600_000;

/** A market as it stands while its candles are walked. */
export class Market {
  readonly id: string;
  readonly feed: MarketFeed;
  readonly spot: boolean;
  readonly leverage: number;
  readonly tick: Grid;
  readonly step: Grid;
  readonly minQuantity: number;
  readonly minNotional: number;
  readonly maintenance: number;
  readonly isolated: boolean;
  readonly fundingRate: number;
  readonly fundingMs: number;
  readonly charged: boolean;
  readonly frameMs: number;
  readonly books: Book[] = [];
  /** Share of a candle's volume that may fill; null: volume is not looked at. */
  private readonly cap: number | null;

  /** Index of the candle being walked, or walked last, among this market's own candles. */
  bar = -1;
  /** Opening time of that candle. */
  time = Number.NaN;
  open = Number.NaN;
  high = Number.NaN;
  low = Number.NaN;
  close = Number.NaN;
  /** The price at which positions are valued now. */
  mark = Number.NaN;
  /** Quantity that may still fill on this candle. */
  left = 0;
  /** The walked range is known to be ambiguous already. */
  ambiguousBar = -1;
  /** Next row of the finer candles. */
  finerRow = 0;
  /** Prices strictly between which nothing happens, as last looked up. */
  quietLow = 0;
  quietHigh = 0;
  /** A candle of it closes at the present instant, and whether that candle is walked. */
  closing = false;
  traded = false;
  /** True while it takes part in the phase being walked. */
  walking = false;

  constructor(
    readonly index: number,
    readonly settings: BrokerMarket,
    execution: Execution,
  ) {
    const { settings: file } = settings;
    this.id = file.id;
    this.feed = settings.feed;
    this.spot = settings.kind === 'spot';
    this.leverage = this.spot ? 1 : settings.leverage;
    this.tick = new Grid(file.tick);
    this.step = new Grid(file.step);
    this.minQuantity = (file.minQuantity ?? 0) * ROUNDING;
    this.minNotional = (file.minNotional ?? 0) * ROUNDING;
    this.maintenance = file.maintenanceMargin ?? DEFAULT_MAINTENANCE;
    this.isolated = file.marginMode !== 'cross';
    this.fundingRate = file.fundingRate ?? 0;
    this.fundingMs = (file.fundingHours ?? DEFAULT_FUNDING_HOURS) * HOUR_MS;
    this.charged =
      settings.kind === 'perp' && (this.fundingRate !== 0 || settings.feed.funding !== undefined);
    this.frameMs = settings.timeframe.ms;
    this.cap = execution.volumeCap;
  }

  /** Fee rate of a fill, on its notional in quote. A fee taken in base buys less: `rate / (1 − rate)` on what is received. */
  fee(maker: boolean, buy: boolean): number {
    const rate = maker ? this.settings.makerFee : this.settings.takerFee;
    return buy && this.spot && this.settings.settings.feeCurrency === 'base' ? rate / (1 - rate) : rate;
  }

  largerFee(buy: boolean): number {
    return Math.max(this.fee(true, buy), this.fee(false, buy));
  }

  /** Price of a market fill after slippage, rounded to the worse side (rules 12 and 14). `read`: index of the last closed candle. */
  slipped(raw: number, buy: boolean, read: number): number {
    const slip = this.slippage(raw, read);
    if (slip === 0) return raw;
    return buy ? this.tick.up(raw + slip) : Math.max(LEAST_PRICE, this.tick.down(raw - slip));
  }

  private slippage(raw: number, read: number): number {
    const model = this.settings.slippage;
    if (typeof model === 'number') return raw * model;
    if ('percent' in model) return (raw * model.percent) / 100;
    if ('ticks' in model) return model.ticks * (this.tick.size ?? 0);
    if ('spread' in model) return known(this.feed.spread?.[read]) * model.spread;
    return known(this.feed.atr?.[read]) * model.atr;
  }

  /** True where a quantity at a price is under what the venue takes. */
  belowMinimum(quantity: number, price: number): boolean {
    return !(quantity >= this.minQuantity && quantity > 0 && quantity * price >= this.minNotional);
  }

  /** What an order holds of the account: its margin and its fee. */
  cost(quantity: number, price: number, fee: number): number {
    return (quantity * price) / this.leverage + quantity * price * fee;
  }

  get capped(): boolean {
    return this.cap !== null;
  }

  /**
   * The price at which all positions of this market together leave no more than their maintenance margin:
   * `spare + Σ side·q·(P − average) = Σ q·P·maintenance`. NaN where the price that hurts `side` does the account good.
   */
  crossLiquidation(spare: number, side: number): number {
    let net = 0;
    let gross = 0;
    let cost = 0;
    for (const book of this.books) {
      net += book.side * book.quantity;
      gross += book.quantity;
      cost += book.side * book.quantity * book.average;
    }
    const slope = net - gross * this.maintenance;
    return slope * side > 0 ? (cost - spare) / slope : Number.NaN;
  }

  ticks(at: number): boolean {
    const { ticks } = this.feed;
    return ticks === undefined || ticks[at] === 1;
  }

  begin(at: number): void {
    const { candles } = this.feed;
    this.bar++;
    this.time = candles.time[at]!;
    this.open = candles.open[at]!;
    this.high = candles.high[at]!;
    this.low = candles.low[at]!;
    this.close = candles.close[at]!;
    this.offer(candles.volume[at]!);
  }

  /** What a candle's volume lets fill (rule 11). */
  offer(volume: number): void {
    this.left = this.room(volume);
    this.traded = this.left > 0;
  }

  /** Quantity that a candle of some volume lets fill. */
  room(volume: number): number {
    return this.cap === null || Number.isNaN(volume) ? Number.POSITIVE_INFINITY : volume * this.cap;
  }
}

function known(value: number | undefined): number {
  return value === undefined || !(value > 0) ? 0 : value;
}
