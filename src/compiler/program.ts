import type { ComputeNode, LedgerNode, OrderNode, OrderOutput } from '../node/index.ts';
import type { MarketSettings, Strategy } from '../strategy/schema.ts';
import type { ExtraColumn, PriceColumn } from '../time/candles.ts';
import type { Timeframe } from '../time/timeframe.ts';

/** When columns get a new row. A clock's rows are its ticks, in order of time. */
export type ClockSpec =
  /** A candle of a market closes. */
  | { readonly kind: 'market'; readonly market: number; readonly timeframe: Timeframe }
  /** A bucket of candles of another clock is complete: at the first instant at or after its end. */
  | { readonly kind: 'resampled'; readonly base: number; readonly timeframe: Timeframe }
  /** Any of several clocks of one timeframe ticks. */
  | { readonly kind: 'union'; readonly of: readonly number[]; readonly timeframe: Timeframe };

export type ColumnId = number;
export type BundleIds = Readonly<Record<'time' | PriceColumn, ColumnId>>;
export type InputIds = ColumnId | BundleIds | readonly ColumnId[] | undefined;

interface OnClock {
  readonly clock: number;
}
export interface KernelStep extends OnClock {
  readonly kind: 'kernel';
  /** The strategy's node that it belongs to. */
  readonly node: string;
  readonly definition: ComputeNode;
  readonly params: Record<string, unknown>;
  readonly inputs: Readonly<Record<string, InputIds>>;
  readonly outputs: Readonly<Record<string, ColumnId>>;
}
export interface LedgerStep extends OnClock {
  readonly kind: 'ledger';
  readonly node: string;
  readonly definition: LedgerNode;
  readonly params: Record<string, unknown>;
  readonly outputs: Readonly<Record<string, ColumnId>>;
}
/** The last value of a column of one clock, at each tick of another. */
export interface AlignStep extends OnClock {
  readonly kind: 'align';
  readonly from: ColumnId;
  readonly fromClock: number;
  readonly to: ColumnId;
}
export type Aggregate = 'first' | 'last' | 'max' | 'min' | 'sum' | 'bucket';
export interface ResampleStep extends OnClock {
  readonly kind: 'resample';
  readonly base: number;
  readonly columns: readonly { readonly from: ColumnId; readonly to: ColumnId; readonly how: Aggregate }[];
}
/** What an order node reports of the bar. */
export interface OutputStep extends OnClock {
  readonly kind: 'output';
  readonly order: number;
  readonly port: OrderOutput;
  readonly to: ColumnId;
}
export type StepSpec = KernelStep | LedgerStep | AlignStep | ResampleStep | OutputStep;

export interface OrderSpec {
  readonly id: string;
  readonly definition: OrderNode;
  readonly params: Record<string, unknown>;
  readonly market: number;
  readonly book: string;
  readonly inputs: Readonly<Record<string, ColumnId | undefined>>;
  readonly reactive: boolean;
}

export interface ProgramMarket {
  readonly settings: MarketSettings;
  readonly timeframe: Timeframe;
  /** Its candles on the decision clock. */
  readonly bundle: BundleIds;
  /** True where it ticks at every instant. */
  readonly everyInstant: boolean;
  readonly atr: ColumnId | undefined;
  readonly spread: ColumnId | undefined;
  readonly funding: ColumnId | undefined;
  readonly mark: ColumnId | undefined;
}

/** A node that writes messages: on each tick of its clock on which `sent` is 1. */
export interface Notice extends OnClock {
  readonly node: string;
  readonly definition: ComputeNode;
  readonly params: Record<string, unknown>;
  readonly sent: ColumnId;
  /** Wired inputs by port. */
  readonly values: readonly (readonly [string, ColumnId])[];
}

/** A series from outside: the last value that was published, and when, on the decision clock. */
export interface FeedColumns {
  readonly name: string;
  readonly value: ColumnId;
  readonly time: ColumnId;
}

/** A port that orders wait for. */
export interface Condition {
  readonly port: string;
  readonly column: ColumnId;
  /** The nodes of the document that it belongs to, and that wait for it. */
  readonly node: string;
  readonly orders: readonly string[];
  /** The ports that must all hold for it; none: it is such a part itself. */
  readonly parts: readonly string[];
}

/** A strategy made ready to run: columns, the steps that fill them, and the orders that read them. */
export interface Program {
  readonly strategy: Strategy;
  readonly clocks: readonly ClockSpec[];
  readonly decision: number;
  /** The clock of each column. */
  readonly columns: readonly number[];
  /** Bars of each clock that must stay readable behind the current one. */
  readonly keep: readonly number[];
  readonly constants: readonly { readonly column: ColumnId; readonly value: number }[];
  /** Candle columns to be filled from the data, per market. */
  readonly series: readonly {
    readonly market: number;
    readonly name: 'time' | PriceColumn | ExtraColumn;
    readonly column: ColumnId;
  }[];
  readonly instants: readonly ColumnId[];
  readonly feeds: readonly FeedColumns[];
  readonly notices: readonly Notice[];
  readonly pure: readonly StepSpec[];
  readonly reactive: readonly StepSpec[];
  readonly markets: readonly ProgramMarket[];
  readonly orders: readonly OrderSpec[];
  readonly conditions: readonly Condition[];
  /** Ports to keep whole, by `node.port`. */
  readonly taps: ReadonlyMap<string, ColumnId>;
  /** Columns on the decision clock that are not computed but given, by the `node.port` that they are known as. */
  readonly given: ReadonlyMap<string, ColumnId>;
}
