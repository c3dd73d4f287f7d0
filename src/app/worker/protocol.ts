import type { Breakdown, Diagnostic, Luck, Message, Metrics, Strategy } from '../../index.ts';
import type { MonthReturn } from '../../broker/months.ts';
import type { StoredFeed } from '../../market/index.ts';
import type { MarketOffer, Range } from '../state/market-data.ts';

export type { Breakdown, Luck, Message, MonthReturn, StoredFeed };

/** Rows of a summarised block of a `Line`. */
export const BLOCK = 16;

/** One value per candle of the chart, with the least and greatest of each block, so that any zoom draws fast. */
export interface Line {
  readonly values: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** An output that is drawn: over the candles, or on an axis of its own. */
export interface Plot {
  /** `node.port`. */
  readonly ref: string;
  readonly axis: 'price' | 'own';
  readonly line: Line;
}

/** Fills in columns, in order of time. `names` holds the texts that the last columns point into; −1: none. */
export interface FillTable {
  readonly count: number;
  readonly names: readonly string[];
  /** Row of the candle in which it filled. */
  readonly row: Int32Array;
  readonly price: Float64Array;
  readonly quantity: Float64Array;
  readonly fee: Float64Array;
  readonly buy: Uint8Array;
  readonly entry: Uint8Array;
  readonly rule: Uint8Array;
  readonly node: Int32Array;
  readonly market: Int32Array;
  readonly book: Int32Array;
  readonly reason: Int32Array;
}

/** Round trips in columns, by their exit; those still open stand last, with an exit row of −1. */
export interface TradeTable {
  readonly count: number;
  readonly names: readonly string[];
  readonly entryRow: Int32Array;
  readonly exitRow: Int32Array;
  readonly entryTime: Float64Array;
  readonly exitTime: Float64Array;
  readonly entryPrice: Float64Array;
  readonly exitPrice: Float64Array;
  readonly quantity: Float64Array;
  readonly fees: Float64Array;
  readonly profit: Float64Array;
  readonly profitPercent: Float64Array;
  readonly bars: Int32Array;
  readonly mae: Float64Array;
  readonly mfe: Float64Array;
  readonly long: Uint8Array;
  readonly entryNode: Int32Array;
  readonly exitNode: Int32Array;
  readonly reason: Int32Array;
  readonly market: Int32Array;
  readonly book: Int32Array;
}

/** What an output looks like over the visible candles. */
export interface Look {
  readonly spark?: Float64Array;
  readonly truth?: Uint8Array;
  /** Share of known candles of the whole run on which a condition held. */
  readonly share?: number;
}

/** When an order node acted. */
export interface OrderMarks {
  readonly id: string;
  /** Rows at whose close (or inside which) an order of the node acted, ascending. */
  readonly fires: Int32Array;
  /** Pairs of rows, first and last, during which an exit stood guard. */
  readonly armed: Int32Array;
  readonly entries: number;
  readonly exits: number;
}

/** Candles of the main market as the chart shows them. */
export interface ChartCandles {
  /** Names the data set and range: the same key, the same candles. */
  readonly key: string;
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

export interface RunRequest {
  readonly strategy: Strategy;
  readonly range: Range | null;
  /** Key of the candles that the page has already; others come with the report. */
  readonly has: string | null;
  /** First and last visible row; null: all. */
  readonly view: readonly [number, number] | null;
  /** Whether anybody looks at the drawdown. */
  readonly drawdown?: boolean;
}

export interface RunReport {
  readonly strategy: Strategy;
  readonly rows: number;
  readonly candlesKey: string;
  readonly candles: ChartCandles | null;
  readonly timeframe: string;
  readonly equity: Line;
  readonly hold: Line;
  /** Null where it was not asked for. */
  readonly drawdown: Line | null;
  readonly plots: readonly Plot[];
  /** Every output on every candle, in shared memory; null where it cannot be shared: then ask for single rows. */
  readonly values: ReadonlyMap<string, Float64Array> | null;
  readonly fills: FillTable;
  readonly trades: TradeTable;
  readonly metrics: Metrics;
  readonly warnings: readonly Diagnostic[];
  /** What is wrong or doubtful about the strategy itself. */
  readonly diagnostics: readonly Diagnostic[];
  readonly orders: readonly OrderMarks[];
  readonly looks: ReadonlyMap<string, Look>;
  readonly months: readonly MonthReturn[];
  /** How many messages nodes wrote; null: no node writes any. */
  readonly messages: number | null;
}

/** A report without what the page has from the report before: columns that the edit left alone are not sent again. */
export interface RunNews extends Omit<RunReport, 'strategy' | 'plots' | 'values' | 'looks'> {
  /** Lines by `node.port`, in order; null: as before. */
  readonly plots: readonly (Omit<Plot, 'line'> & { readonly line: Line | null })[];
  /** Null: as before. The whole is null where memory cannot be shared. */
  readonly values: ReadonlyMap<string, Float64Array | null> | null;
  readonly looks: ReadonlyMap<string, Look | null>;
}

export type RunReply =
  | { readonly state: 'done'; readonly news: RunNews }
  /** Symbols and timeframes for which there are no candles here. */
  | {
      readonly state: 'no-candles';
      readonly missing: readonly string[];
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly state: 'failed'; readonly message: string };

/** How many candles survive each condition in turn. */
export interface FunnelStep {
  readonly kind: 'all' | 'condition' | 'free' | 'filled';
  /** `node.port` of a condition. */
  readonly ref: string | null;
  readonly count: number;
}

/** What stood in the way of an entry at a candle. */
export interface Missed {
  readonly conditions: readonly {
    /** `node.port`. */
    readonly ref: string;
    /** At the candle: 1 or 0; NaN: not known. */
    readonly value: number;
    /** Candles of the whole run on which it was the only one in the way. */
    readonly only: number;
  }[];
  /** A position of the same market and book was open. */
  readonly held: boolean;
}

export interface Outcome {
  readonly equity: Float64Array;
  readonly hold: Float64Array;
  readonly totalReturn: number | null;
  readonly buyHoldReturn: number | null;
  readonly maxDrawdown: number | null;
  readonly trades: number | null;
}

/** A line of a picture: what the node gives, or what it was given. */
export interface PictureLine {
  readonly title: string;
  readonly axis: 'price' | 'own';
  readonly role: 'output' | 'input';
  readonly values: Float64Array;
}

/** 1 where a condition of the node held. */
export interface PictureStrip {
  readonly title: string;
  readonly cells: Uint8Array;
}

/** A node at work on sample candles, all columns of one length. */
export interface Picture {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly lines: readonly PictureLine[];
  readonly strips: readonly PictureStrip[];
  readonly fills: readonly { readonly row: number; readonly price: number; readonly buy: boolean }[];
  /** The least and greatest possible value on the node's own axis. */
  readonly range: readonly [number, number] | null;
  /** How the node was set, in words. */
  readonly setting: string;
}

/** What the simulation worker answers to. All rows are rows of the newest run. */
export interface Simulator {
  run(request: RunRequest): Promise<RunReply>;
  /** Outputs of the newest run in the order of `values`. */
  refs(): Promise<readonly string[]>;
  values(row: number): Promise<Float64Array>;
  looks(view: readonly [number, number] | null): Promise<ReadonlyMap<string, Look>>;
  /** Computed when it is asked for; null: no such use of a block. */
  inside(use: string, view: readonly [number, number] | null): Promise<Inside | null>;
  funnel(node: string): Promise<readonly FunnelStep[]>;
  missed(node: string, row: number): Promise<Missed | null>;
  /** Null where there is no run, or a newer one came meanwhile. */
  luck(): Promise<Luck | null>;
  /** What nodes that write messages said in the newest run, in order of time. */
  messages(): Promise<readonly Message[]>;
  /** The series from outside that a strategy asks for, and those that are kept here. */
  feeds(strategy: Strategy): Promise<FeedState>;
  removeFeed(name: string): Promise<void>;
  /** The newest run by market, direction, node and reason. */
  breakdown(): Promise<Breakdown | null>;
  /** A run of its own that leaves the newest one alone; `points`: how many of its equity to give. */
  measure(strategy: Strategy, range: Range | null, points: number): Promise<Outcome | null>;
  /** A node type at work, for its reference page; null: nothing to be seen of it. */
  picture(type: string): Promise<Picture | null>;
  /** What is wrong or doubtful about a strategy. */
  check(strategy: Strategy): Promise<readonly Diagnostic[]>;
  /** The document as a file holds it: nodes in order of evaluation, two spaces, a newline at the end. */
  text(strategy: Strategy): Promise<string>;
  /** Everything that there are candles for, samples first; asked again after an import. */
  offers(): Promise<readonly MarketOffer[]>;
  /** The user's files were replaced: read them anew. */
  forgetFiles(): Promise<void>;
}

/** The inside of a block in the newest run: values on every candle and looks, by `use/node.port`. */
export interface Inside {
  readonly values: ReadonlyMap<string, Float64Array>;
  readonly looks: ReadonlyMap<string, Look>;
}

export interface FeedState {
  readonly asked: readonly string[];
  readonly kept: readonly StoredFeed[];
}

/** What became of a file of candles or of a series. */
export type Imported =
  | { readonly kind: 'candles'; readonly offer: MarketOffer; readonly diagnostics: readonly Diagnostic[] }
  /** Read, but not kept before it has a name. */
  | {
      readonly kind: 'feed';
      readonly count: number;
      readonly from: number;
      readonly to: number;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/** What the import worker answers to. */
export interface Importer {
  /** Keeps candles at once; a file that is refused changes nothing. */
  read(file: File, as: 'anything' | 'feed'): Promise<Imported>;
  /** Keeps the series that was read last, under a name. */
  keep(name: string): Promise<void>;
}
