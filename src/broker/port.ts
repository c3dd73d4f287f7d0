import type { CandleColumns, Column, LedgerView, OrderNode, OrderOutput } from '../node/index.ts';
import type { ExecutionSettings, MarketSettings, Slippage } from '../strategy/schema.ts';
import type { Timeframe } from '../time/timeframe.ts';
import type { BrokerResult } from './result.ts';

/** The settings of a run with every default filled in. */
export type Execution = Required<ExecutionSettings>;

/** A market as the broker trades it: the file's settings over the account's, defaults filled in. */
export interface BrokerMarket {
  readonly settings: MarketSettings;
  readonly timeframe: Timeframe;
  readonly kind: 'spot' | 'margin' | 'perp';
  readonly leverage: number;
  readonly makerFee: number;
  readonly takerFee: number;
  readonly slippage: Slippage;
  readonly feed: MarketFeed;
}

/**
 * Windows on the decision clock, rewritten in place: all columns of a run share one index. Index i is an
 * instant; where the market has no candle closing at that instant `ticks[i]` is 0 and the prices hold the last
 * candle. The `lookback` bars before the block being run are readable.
 */
export interface MarketFeed {
  readonly candles: CandleColumns;
  /** 1 where a candle of this market closes at the instant; undefined: at every instant. */
  readonly ticks: Column | undefined;
  /** ATR of the market at each instant, where the slippage model asks for it. */
  readonly atr: Column | undefined;
  readonly spread: Column | undefined;
  readonly funding: Column | undefined;
  readonly mark: Column | undefined;
  /** The magnifier's candles, whole: those inside the candle that opens at `time`. */
  readonly finer: CandleColumns | undefined;
}

export interface OrderBinding {
  readonly id: string;
  readonly definition: OrderNode;
  /** Checked by the node's own schema, defaults filled in, durations in bars of the decision clock. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Index of the market it trades. */
  readonly market: number;
  readonly book: string;
  /**
   * Wired inputs by port, and derived indicators by their name, on the decision clock; undefined: not wired.
   * A constant is a column that holds it.
   */
  readonly inputs: Readonly<Record<string, Column | undefined>>;
  /** True where an input depends on the ledger or on a loop: its column is written bar by bar, just before `decide`. */
  readonly reactive: boolean;
}

export interface BrokerSetup {
  /** Instants to expect, to allocate once; any number works. */
  readonly rows?: number;
  /** The main market's candles where all of them are known before and are the instants: they are not kept twice. */
  readonly whole?: Pick<CandleColumns, 'time' | 'open' | 'close'>;
  /** Where there are several markets: the opening time of the candle that closes at an instant, whichever market's it is. */
  readonly opens?: Column;
  /** Makes room for a column of all instants, with anything in it; fresh memory unless given. */
  readonly room?: (rows: number) => Float64Array;
  readonly markets: readonly BrokerMarket[];
  readonly cash: number;
  readonly currency: string | undefined;
  readonly execution: Execution;
  /** In file order: their order of acting. */
  readonly nodes: readonly OrderBinding[];
  /**
   * The instant (counted from the run's first) at whose close every condition was first known; −1: from the start.
   * Buy & hold buys at the next open. Found while running, so asked only when a result is made.
   */
  warmup(): number;
}

/**
 * The broker as the session drives it. Window indices: all columns of the setup are read at the same index.
 * Deterministic: a function of the setup and the calls, whatever the size of the blocks.
 */
export interface Broker {
  readonly ledger: LedgerView;
  /** Steps (a) to (e) for the instants `from..to`, where no node depends on the ledger. */
  run(from: number, to: number): void;
  /** Steps (a) and (b) of one instant: resting orders walk the candles that close, then the ledger marks. */
  advance(at: number): void;
  /** Steps (d) and (e) of the instant that was advanced last. */
  decide(at: number): void;
  /** The very last instant of the data, in place of `advance` and `decide`, where `closeAtEnd` is set. */
  end(at: number): void;
  /** An order node's output at the instant advanced last. */
  output(node: number, port: OrderOutput): number;
  /** The windows were moved: what stood at index `from` stands at `to` now. */
  shift(from: number, to: number): void;
  /** The result so far; the broker can go on afterwards. */
  result(): BrokerResult;
}
