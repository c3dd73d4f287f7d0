import type { Fill, Trade } from '../../src/broker/result.ts';
import type { ExitReason } from '../../src/node/index.ts';
import type { Candles } from '../../src/time/candles.ts';
import type { CloseParams, Distance, ExitParams, OrderParams } from './params.ts';
import type { Venue } from './venue.ts';

/** Prices of the candle, or of the finer one inside it, that is being walked. */
export interface Bar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

export interface Market {
  readonly index: number;
  readonly id: string;
  readonly venue: Venue;
  readonly candles: Candles;
  /** The magnifier's candles. */
  readonly finer: Candles | undefined;
  /** What is walked of the candle at `row`. */
  bar: Bar;
  /** Row of the candle that closes at each instant; −1: none. */
  readonly rows: readonly number[];
  /** Last closed candle, −1 before the first. */
  closed: number;
  /** The candle being walked, or the last closed one: fills carry its time. */
  row: number;
  /** Price at which positions are marked. */
  mark: number;
  volumeLeft: number;
  /** Time up to which funding is paid; NaN: not yet. */
  funded: number;
  atr(length: number): number;
  /** Yearly volatility of the last `length` closed candles; NaN: unknown. */
  volatility(length: number): number;
}

export interface Lot {
  readonly node: string;
  readonly order: number;
  readonly row: number;
  readonly time: number;
  readonly price: number;
  quantity: number;
  readonly feeEach: number;
  /** Funding paid on what is left of it. */
  funding: number;
}

/** A round trip under way. */
export interface Trip {
  readonly side: 1 | -1;
  readonly row: number;
  readonly time: number;
  readonly node: string;
  firstPrice: number;
  entered: number;
  entryMoney: number;
  exited: number;
  exitMoney: number;
  fees: number;
  funding: number;
  worst: number;
  best: number;
  /** The book's risk, once known. */
  r: number;
}

export interface EntryOrder {
  readonly order: number;
  readonly node: string;
  quantity: number;
  /** Average price of its fills: of a single one exactly its price. */
  price: number;
}

export interface Book {
  readonly key: string;
  readonly name: string;
  readonly market: Market;
  /** Signed quantity held. */
  quantity: number;
  average: number;
  lots: Lot[];
  entryOrders: EntryOrder[];
  trip: Trip | null;
  guards: Guard[];
  /** Points of the path ahead inside the candle being walked. */
  path: number[];
}

/** A limit that a take-profit rests in the market. */
export interface Target {
  readonly share: number;
  readonly distance: Distance | null;
  level: number;
  filled: number;
  done: boolean;
  partly: boolean;
  /** Judged marketable: `now` at this point of the path, `open` at the next open. */
  marketable: 'no' | 'now' | 'open';
  closes: number;
}

export interface Guard {
  readonly node: Node & { kind: 'exit' };
  readonly of: readonly string[] | undefined;
  armed: boolean;
  average: number;
  held: number;
  entered: number;
  row: number;
  /** Bars of the position at the next open that a stepped target is for. */
  bars: number;
  atrs: Map<number, number>;
  followed: number;
  reached: boolean[];
  /** Level of the steps reached or the break-even; of a trailing stop its own. NaN: none. */
  floor: number;
  active: boolean;
  best: number;
  closes: number;
  /** A stop placed at or beyond the close fills at the next open whatever it is. */
  hot: boolean;
  spent: boolean;
  placed: number;
  targets: Target[];
}

interface NodeFacts {
  readonly index: number;
  readonly id: string;
  readonly type: string;
  readonly market: Market;
  readonly book: Book;
  input(port: string, instant: number): number;
  /** The instant whose inputs are known: that of the last closed candles. */
  readAt(): number;
  wired(port: string): boolean;
  /** The condition's last known value, for edges. */
  known: boolean;
}
export type Node = NodeFacts &
  (
    | { readonly kind: 'entry' | 'reduce'; readonly side: 1 | -1; readonly params: OrderParams }
    | { readonly kind: 'close'; readonly params: CloseParams }
    | { readonly kind: 'exit'; readonly params: ExitParams }
  );

export interface Working {
  readonly id: number;
  readonly node: Node;
  readonly book: Book;
  /** +1 buys, −1 sells. */
  side: 1 | -1;
  readonly role: 'entry' | 'target' | 'reduce' | 'close' | 'exit';
  readonly guard: Guard | null;
  readonly target: Target | null;
  type: 'market' | 'limit' | 'stop' | 'stop-limit' | 'trailing';
  price: number;
  stop: number;
  /** NaN until sized. */
  quantity: number;
  filled: number;
  readonly scale: number;
  reserve: number;
  readonly reason: ExitReason | 'entry';
  rule: number;
  marketable: 'no' | 'now' | 'open';
  hot: boolean;
  best: number;
  active: boolean;
  readonly placedRow: number;
  /** Row of the first candle of its market on which it may fill. */
  readonly liveFrom: number;
  /** Quantity of the other side that a reversal found, NaN before. */
  reversed: number;
  readonly resting: boolean;
  partly: boolean;
}

export interface World {
  readonly markets: readonly Market[];
  readonly books: Book[];
  readonly nodes: readonly Node[];
  readonly initial: number;
  readonly execution: {
    readonly pessimistic: boolean;
    readonly fillAtClose: boolean;
    readonly touch: boolean;
    readonly volumeCap: number | null;
    readonly latency: number;
    readonly closeAtEnd: false | 'open' | 'close';
  };
  cash: number;
  instant: number;
  /** Instant of the last closed candles: what order nodes read. */
  inputsAt: number;
  working: Working[];
  nextOrder: number;
  fills: Fill[];
  trades: Trade[];
  lots: Trade[];
  counts: { rejected: number; expired: number; partlyFilled: number; liquidations: number };
  /** The path is inside a candle, past its open. */
  inside: boolean;
  /** Candles in which the path alone decided, as `market:row`. */
  readonly ambiguous: Set<string>;
  /** Last instant at which a node was rejected for a reason, as `node:reason`. */
  readonly rejections: Map<string, number>;
}
