import type { Fill, Trade } from '../../src/broker/result.ts';
import type { AccountSettings, ExecutionSettings, MarketSettings } from '../../src/strategy/schema.ts';
import type { Candles } from '../../src/time/candles.ts';

/** What the referee judges: a broker's whole input, with every condition already worked out as a column. */
export interface RefereeInput {
  readonly markets: readonly {
    readonly id: string;
    readonly settings: MarketSettings;
    readonly candles: Candles;
    /** The magnifier's candles. */
    readonly finer?: Candles | undefined;
  }[];
  readonly account?: AccountSettings;
  readonly execution?: ExecutionSettings;
  /** Order nodes only, in file order. */
  readonly nodes: readonly RefereeNode[];
}

export interface RefereeNode {
  readonly id: string;
  readonly type: string;
  /** As written in the strategy file. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** `when`, `price`, `stopPrice`, `scale`, `arm`: one value an instant, NaN unknown. */
  readonly inputs?: Readonly<Record<string, ArrayLike<number>>>;
}

export interface RefereeResult {
  fills: Fill[];
  trades: Trade[];
  openTrades: Trade[];
  lots: Trade[];
  /** Opening time of the candles that close at each instant, and the equity there. */
  time: number[];
  equity: number[];
  counts: Record<'rejected' | 'expired' | 'partlyFilled' | 'liquidations' | 'ambiguous', number>;
}
