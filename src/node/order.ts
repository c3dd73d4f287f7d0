import type { z } from 'zod';
import type { InputPhrases, NodeFacts, PartNode } from './define.ts';
import type { Distance } from './distance.ts';
import { bool, number, type Ports } from './port.ts';

/**
 * The contract of nodes that act. An order node computes nothing: it states what its parameters ask of the
 * broker, and the broker carries it out by the numbered rules of docs/simulation.md.
 */
export const ORDER_OUTPUTS = {
  filled: bool({ title: 'Filled' }),
  price: number({ title: 'Fill price', plot: 'price' }),
  size: number({ title: 'Fill size' }),
  resting: bool({ title: 'Resting' }),
  rejected: bool({ title: 'Rejected' }),
} as const;
/** Also the price at which the nearest part of a position would be sold with profit. */
export const TARGET_OUTPUTS = {
  ...ORDER_OUTPUTS,
  target: number({ title: 'Target', plot: 'price' }),
} as const;
/** Whether entries are held back. */
export const RISK_OUTPUTS = { paused: bool({ title: 'Paused' }) } as const;
export type OrderOutput = keyof typeof TARGET_OUTPUTS | keyof typeof RISK_OUTPUTS;

export const SIZE_MODES = [
  'equity-percent',
  'cash-percent',
  'initial-percent',
  'position-percent',
  'quote',
  'base',
  'target-percent',
  'target-quote',
  'target-base',
  'risk-percent',
  'risk-quote',
  'volatility-target',
  'kelly',
  'slots',
] as const;
export type SizeMode = (typeof SIZE_MODES)[number];
export const ORDER_TYPES = ['market', 'limit', 'stop', 'stop-limit', 'trailing'] as const;
export type OrderType = (typeof ORDER_TYPES)[number];
export const TRIGGERS = ['every', 'rising', 'while'] as const;
export type Trigger = (typeof TRIGGERS)[number];
export const DISTANCE_SIDES = ['any', 'better', 'worse'] as const;
export const BASES = ['average', 'first', 'last'] as const;
export type Basis = (typeof BASES)[number];
export const EXIT_ON = ['price', 'close'] as const;
export type ExitOn = (typeof EXIT_ON)[number];
export const FOLLOWS = ['ratchet', 'free', 'entry'] as const;
export type Follow = (typeof FOLLOWS)[number];

export interface SizePlan {
  readonly mode: SizeMode;
  readonly value: number;
  /** Target modes: percent of equity inside which nothing is traded. */
  readonly band: number;
  /** Bounds of the order's notional in quote currency. */
  readonly min: number;
  readonly max: number;
  /** Multiplies percent sizes. */
  readonly leverage: number;
  /** Bars over which `volatility-target` measures the market's volatility. */
  readonly length: number;
}

/** An order placed by a condition: it opens one side of its book, or reduces it. */
export interface SignalPlan {
  readonly role: 'signal';
  /** The side of the book that it opens or reduces: +1 long, −1 short. */
  readonly side: 1 | -1;
  readonly opens: boolean;
  readonly size: SizePlan;
  readonly type: OrderType;
  readonly offset: Distance | undefined;
  readonly limitOffset: Distance;
  readonly trail: Distance | undefined;
  readonly activation: Distance | undefined;
  readonly trigger: Trigger;
  readonly reverse: boolean;
  readonly entries: number;
  readonly minDistance: Distance | undefined;
  readonly minDistanceSide: (typeof DISTANCE_SIDES)[number];
  readonly expireBars: number | undefined;
  readonly postOnly: boolean;
}

/** Closes whatever side is open, or a part of it. */
export interface ClosePlan {
  readonly role: 'close';
  readonly percent: number;
  readonly minProfit: Distance | undefined;
  readonly trigger: Trigger;
}

interface Guard {
  /** Ids of the entries that it guards; undefined: every entry of its book. */
  readonly of: readonly string[] | undefined;
}
interface LevelGuard extends Guard {
  readonly on: ExitOn;
  readonly confirm: number;
}
/** A stop at a distance or price, moved along by steps. Break-even is a stop that has no level before its step. */
export interface StopPlan extends LevelGuard {
  readonly role: 'stop';
  readonly reason: 'stop-loss' | 'break-even';
  readonly distance: Distance | undefined;
  readonly steps: readonly { readonly at: Distance; readonly to: Distance }[];
  readonly basis: Basis;
  readonly follow: Follow;
}
/** Takes profit at one or several distances, or at a price. */
export interface TargetPlan extends LevelGuard {
  readonly role: 'target';
  readonly distance: Distance | undefined;
  readonly targets: readonly { readonly distance: Distance; readonly share: number }[] | undefined;
  readonly steps: readonly { readonly afterBars: number; readonly distance: Distance }[];
  readonly basis: Basis;
  readonly follow: Follow;
}
export interface TrailPlan extends LevelGuard {
  readonly role: 'trail';
  readonly distance: Distance;
  readonly activation: Distance | undefined;
}
export interface TimePlan extends Guard {
  readonly role: 'time';
  readonly bars: number;
}

/** When one of several orders fills, the others are cancelled. */
export interface OcoPlan {
  readonly role: 'oco';
  readonly of: readonly string[];
}
/** Cancels working orders: those of the nodes named, or all of the market (of one book, if it says which). */
export interface CancelPlan {
  readonly role: 'cancel';
  readonly of: readonly string[] | undefined;
  readonly book: string | undefined;
  readonly trigger: Trigger;
}
export const RISK_SCOPES = ['all', 'market', 'side', 'book'] as const;
export const RISK_ACTIONS = ['pause', 'close', 'stop'] as const;
/** Limits whose breaking holds entries back. Infinity: no limit. */
export interface RiskPlan {
  readonly role: 'risk';
  readonly scope: (typeof RISK_SCOPES)[number];
  /** The side that it is about; 0: both. */
  readonly side: 1 | -1 | 0;
  readonly action: (typeof RISK_ACTIONS)[number];
  /** Percent of the highest equity, and of the equity at the beginning of the day (UTC). */
  readonly maxDrawdown: number;
  readonly dailyLoss: number;
  readonly dailyProfit: number;
  readonly stopOuts: number;
  readonly stopOutBars: number;
  readonly lossesInRow: number;
  readonly openPositions: number;
  readonly tradesPerDay: number;
  /** How long entries are held back; undefined: as `until` says. */
  readonly bars: number | undefined;
  readonly until: 'day' | 'clear';
}

/** What a node asks of the broker. The rules between nodes are the broker's. */
export type OrderPlan =
  | SignalPlan
  | ClosePlan
  | StopPlan
  | TargetPlan
  | TrailPlan
  | TimePlan
  | OcoPlan
  | CancelPlan
  | RiskPlan;

type Params = Record<string, unknown>;
/** Its inputs are the market's candles and close, unless `inputs` names one of the order node's own: `in.scale`. */
type Derived = Readonly<Record<string, Omit<PartNode, 'id'>>>;

export interface OrderNode extends NodeFacts<Params> {
  readonly kind: 'order';
  readonly params: z.ZodObject;
  readonly inputs: Ports;
  readonly outputs: Ports;
  /**
   * Indicators that the parameters call for besides what is wired (an ATR distance): the compiler wires them
   * to the node's market and hands their first output over as an input column of the given name.
   */
  derive(params: Params): Derived;
  plan(params: Params): OrderPlan;
}

export interface OrderSpec<P extends z.ZodObject, I extends Ports, O extends Ports>
  extends NodeFacts<z.infer<P>> {
  readonly params: P;
  readonly inputs: I;
  readonly outputs: O;
  derive?(params: z.infer<P>): Derived;
  plan(params: z.infer<P>): OrderPlan;
  sentence?(params: z.infer<P>, inputs: InputPhrases): string;
}

export function defineOrderNode<P extends z.ZodObject, const I extends Ports, const O extends Ports>(
  spec: OrderSpec<P, I, O>,
): OrderNode {
  const node: OrderNode = { derive: () => ({}), ...spec, kind: 'order' };
  return node;
}
