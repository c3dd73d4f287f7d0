import type { z } from 'zod';
import type { LedgerView } from './ledger.ts';
import type { AnyInputColumn, Column, InputColumns, OutputColumns, PortOptions, Ports } from './port.ts';

export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };
/** Plain data that JSON keeps exactly: no NaN, no ±Infinity, no −0. */
export type State = { [key: string]: JsonValue };

export const GROUPS = [
  'data',
  'math',
  'trend',
  'momentum',
  'volatility',
  'volume',
  'structure',
  'cycles',
  'regime',
  'conditions',
  'time',
  'position',
  'orders',
  'exits',
  'bots',
  'notes',
] as const;
export type Group = (typeof GROUPS)[number];

/** Outside evidence for a node: inputs and the outputs that the source gives for them (null: not given, not compared). */
export interface Golden {
  readonly source: string;
  readonly params?: Record<string, unknown>;
  readonly in: Readonly<
    Record<string, readonly (number | null)[] | Readonly<Record<string, readonly number[]>>>
  >;
  readonly out: Readonly<Record<string, readonly (number | null)[]>>;
  /** Relative tolerance that the source's digits allow. */
  readonly tolerance?: number;
}

/** Bars before a first value, inputs being known from bar 0; null where it depends on the data. One number, or one per output. */
export type Warmup<O extends Ports> = number | null | { readonly [K in keyof O]: number | null };

/** Names of what is wired into each input, for sentences: `{ source: 'close' }`. */
export type InputPhrases = Readonly<Record<string, string>>;

/** What every node states about itself, whatever it does. */
export interface NodeFacts<P> {
  readonly type: string;
  readonly group: Group;
  readonly title: string;
  /** For a beginner: what it measures, how it is read, a typical use, its trap. */
  readonly doc: string;
  /** Where the formula comes from. */
  readonly source?: string;
  /** Further words that a search should find it by. */
  readonly words?: readonly string[];
  /** Older or alternative type names that a file may use. */
  readonly aliases?: readonly string[];
  /** Version of the parameters; above 1, `migrate` has one step from each older version, oldest first. */
  readonly version?: number;
  readonly migrate?: readonly ((params: Record<string, unknown>) => Record<string, unknown>)[];
  /** A part of composites only, never shown in the palette. */
  readonly hidden?: true;
  /** Its setting in words: "RSI(14) of close". */
  sentence?(params: P, inputs: InputPhrases): string;
  /** Where its outputs are drawn, if the parameters say so rather than the ports. */
  axis?(params: P): NonNullable<PortOptions['plot']>;
  /**
   * The message of a bar on which its first output is true; `values` are its wired inputs then. The runtime
   * gathers them in the log of the run.
   */
  announce?(params: P, values: Readonly<Record<string, number>>): string;
}

interface Typed<P extends z.ZodObject, I extends Ports, O extends Ports> extends NodeFacts<z.infer<P>> {
  readonly params: P;
  readonly inputs: I;
  readonly outputs: O;
}

/**
 * What a later unknown (NaN) input bar does to a kernel. Outputs are unknown as long as it lies in
 * `[i − lookback, i]`, and the kernel is not called on those bars. `skip` keeps the state and goes on
 * after them (recursive averages); `restart` begins with a fresh state (sliding windows); `accepts`: the kernel
 * is called on every bar from the first of the data and deals with NaN itself.
 */
export type OnUnknown = 'skip' | 'restart' | 'accepts';

/** A node that computes columns from columns. */
export interface ComputeSpec<P extends z.ZodObject, I extends Ports, O extends Ports, S extends State>
  extends Typed<P, I, O> {
  /** Input bars read behind the current one. */
  lookback?(params: z.infer<P>): number;
  warmup(params: z.infer<P>): Warmup<O>;
  /**
   * Bars after which the value is within 1e-6 of what infinite history would give; default: the warm-up. Infinity
   * where it always matters where the history began (running totals, states).
   */
  settle?(params: z.infer<P>): number;
  readonly unknown?: OnUnknown;
  /** True where no input is read at the current bar (only behind it), so that a loop may pass through the node. */
  delayed?(params: z.infer<P>): boolean;
  state(params: z.infer<P>): S;
  /**
   * A resumable block: writes every output for bars `from..to` (`to` excluded), reads inputs at most `lookback`
   * bars behind and keeps everything else in `state`. Locals in, one tight loop, locals out.
   */
  run(
    params: z.infer<P>,
    state: S,
    inputs: InputColumns<I>,
    outputs: OutputColumns<O>,
    from: number,
    to: number,
  ): void;
  readonly golden?: readonly Golden[];
}

/** A node in a composite's sub-graph; the grammar is that of the strategy file. */
export interface PartNode {
  readonly id: string;
  readonly type: string;
  readonly params?: Readonly<Record<string, unknown>>;
  /** `id.port` of a part, `in.port` of the composite, `in.port.close` for a column of a candles input, or a constant. */
  readonly inputs?: Readonly<Record<string, PartWire | readonly PartWire[]>>;
}
export type PartWire = string | number | boolean;

/** Where a composite's candles output takes its columns from. */
export interface PartCandles {
  readonly time: string;
  readonly open: string;
  readonly high: string;
  readonly low: string;
  readonly close: string;
  readonly volume: string;
}

export interface PartGraph<O extends Ports = Ports> {
  readonly nodes: readonly PartNode[];
  /** For each output the `id.port` (or `in.port`, `in.port.close`) that it shows. */
  readonly outputs: { readonly [K in keyof O]: string | PartCandles };
}

/** A node made of others: it has no kernel of its own, and equal parts of a strategy are computed once. */
export interface CompositeSpec<P extends z.ZodObject, I extends Ports, O extends Ports>
  extends Typed<P, I, O> {
  expand(params: z.infer<P>): PartGraph<O>;
  warmup(params: z.infer<P>): Warmup<O>;
  settle?(params: z.infer<P>): number;
  /**
   * The node's parts and candles run on candles of this timeframe, made from its candles input (`resample`, or
   * `candles` with a timeframe coarser than its market's); undefined: the input's own clock.
   */
  timeframe?(params: z.infer<P>): string | undefined;
  readonly golden?: readonly Golden[];
}

/** A node that reads the position, the account or past trades; it runs bar by bar. */
export interface LedgerSpec<P extends z.ZodObject, O extends Ports>
  extends Typed<P, Record<never, never>, O> {
  /** Writes every output at bar `at`. */
  read(params: z.infer<P>, ledger: LedgerView, outputs: OutputColumns<O>, at: number): void;
}

type P0 = z.ZodObject;
type Params = Record<string, unknown>;

export interface ComputeNode extends NodeFacts<Params> {
  readonly kind: 'compute';
  readonly params: P0;
  readonly inputs: Ports;
  readonly outputs: Ports;
  readonly unknown: OnUnknown;
  readonly golden: readonly Golden[];
  lookback(params: Params): number;
  warmup(params: Params): Warmup<Ports>;
  settle(params: Params): number;
  delayed(params: Params): boolean;
  state(params: Params): State;
  run(
    params: Params,
    state: State,
    inputs: Readonly<Record<string, AnyInputColumn>>,
    outputs: Readonly<Record<string, Column>>,
    from: number,
    to: number,
  ): void;
}

export interface CompositeNode extends NodeFacts<Params> {
  readonly kind: 'composite';
  readonly params: P0;
  readonly inputs: Ports;
  readonly outputs: Ports;
  readonly golden: readonly Golden[];
  expand(params: Params): PartGraph;
  warmup(params: Params): Warmup<Ports>;
  settle(params: Params): number;
  timeframe(params: Params): string | undefined;
}

export interface LedgerNode extends NodeFacts<Params> {
  readonly kind: 'ledger';
  readonly params: P0;
  readonly inputs: Ports;
  readonly outputs: Ports;
  read(params: Params, ledger: LedgerView, outputs: Readonly<Record<string, Column>>, at: number): void;
}

export function defineNode<
  P extends z.ZodObject,
  const I extends Ports,
  const O extends Ports,
  S extends State,
>(spec: ComputeSpec<P, I, O, S>): ComputeNode {
  const longest = (params: z.infer<P>) => longestWarmup(spec.warmup(params));
  const lookback = spec.lookback ?? (() => 0);
  const settle = spec.settle ?? longest;
  const delayed = spec.delayed ?? (() => false);
  return erase({ unknown: 'skip', golden: [], ...spec, kind: 'compute', lookback, settle, delayed });
}

export function defineComposite<P extends z.ZodObject, const I extends Ports, const O extends Ports>(
  spec: CompositeSpec<P, I, O>,
): CompositeNode {
  const longest = (params: z.infer<P>) => longestWarmup(spec.warmup(params));
  const settle = spec.settle ?? longest;
  const timeframe = spec.timeframe ?? (() => undefined);
  const composite: CompositeNode = { golden: [], ...spec, kind: 'composite', settle, timeframe };
  return composite;
}

export function defineLedgerNode<P extends z.ZodObject, const O extends Ports>(
  spec: LedgerSpec<P, O>,
): LedgerNode {
  return { ...spec, kind: 'ledger' };
}

export function longestWarmup(warmup: Warmup<Ports>): number {
  if (typeof warmup === 'number') return warmup;
  if (warmup === null) return 0;
  return Math.max(0, ...Object.values(warmup).map((bars) => bars ?? 0));
}

function erase(node: ComputeNode): ComputeNode {
  return node;
}
