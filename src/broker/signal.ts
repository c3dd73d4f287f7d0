import type { ClosePlan, Column, Distance, SignalPlan } from '../node/index.ts';
import type { Book } from './book.ts';
import type { OrderBinding } from './port.ts';
import type { Span } from './span.ts';

/** Where a node's one working order stands. */
export const NONE = 0;
export const MARKET = 1;
export const LIMIT = 2;
export const STOP = 3;
/** A trailing order that waits for its activation, and one that follows the price. */
export const WAITING = 4;
export const TRAILING = 5;

const CLOSE_SIZE = {
  mode: 'position-percent',
  band: 0,
  min: 0,
  max: Number.POSITIVE_INFINITY,
  leverage: 1,
  length: 0,
} as const;
const NO_OFFSET: Distance = { unit: 'percent', value: 0, atr: undefined };

/** A close-position node is an order that reduces whatever side is open. */
function closing(plan: ClosePlan): SignalPlan {
  return {
    role: 'signal',
    side: 1,
    opens: false,
    size: { ...CLOSE_SIZE, value: plan.percent },
    type: 'market',
    offset: undefined,
    limitOffset: NO_OFFSET,
    trail: undefined,
    activation: undefined,
    trigger: plan.trigger,
    reverse: true,
    entries: 1,
    minDistance: undefined,
    minDistanceSide: 'any',
    expireBars: undefined,
    postOnly: false,
  };
}

/** Modes whose quantity is cut down to the funds; the others are rejected when they cannot be paid. */
const CLIPPED = new Set([
  'equity-percent',
  'cash-percent',
  'initial-percent',
  'position-percent',
  'target-percent',
  'risk-percent',
  'risk-quote',
  'volatility-target',
  'kelly',
  'slots',
]);

/** A node that places orders, with its working order: at most one. */
export class Signal {
  readonly id: string;
  readonly plan: SignalPlan;
  readonly opens: boolean;
  /** True for close-position: it takes the side that is open. */
  readonly either: boolean;
  readonly minProfit: Span | undefined;
  readonly offset: Span | undefined;
  readonly limitOffset: Span;
  readonly trail: Span | undefined;
  readonly activation: Span | undefined;
  readonly minDistance: Span | undefined;
  readonly market: boolean;
  readonly target: boolean;
  readonly clipped: boolean;
  readonly when: Column | undefined;
  readonly scaleInput: Column | undefined;
  readonly priceInput: Column | undefined;
  readonly stopInput: Column | undefined;

  /** Orders that are cancelled when this one fills. */
  rivals: readonly Signal[] = [];
  /** Book side that it opens or reduces. */
  side: number;

  // Conditions
  /** Window index of the next bar on which the trigger fires; −1: not looked for. */
  next = -1;
  /** Last known condition before the block; NaN: none. */
  carried = Number.NaN;
  firesNow = false;
  acts = false;

  // The working order
  stage = NONE;
  /** Quantity still to fill; NaN: resolved at the fill. */
  quantity = Number.NaN;
  stop = Number.NaN;
  limit = Number.NaN;
  /** A stop-limit whose stop was reached. */
  triggered = false;
  /** A stop that fills at the next point of the path whatever its price. */
  urgent = false;
  /** A limit that takes at the next point, if that is at the limit or better. */
  marketable = false;
  /** First candle on which it may fill. */
  born = 0;
  /** Number of the order among all that filled. */
  order = 0;
  /** Some of it has filled. */
  started = false;
  /** Rest of a triggered stop. */
  rest = false;
  partly = false;
  held = 0;
  scale = 1;
  /** Quantity of the other side that this order closed first. */
  closed = Number.NaN;
  /** Best path price of a trailing order. */
  best = Number.NaN;

  constructor(
    readonly index: number,
    binding: OrderBinding,
    readonly book: Book,
    plan: SignalPlan | ClosePlan,
    span: (distance: Distance) => Span,
  ) {
    this.id = binding.id;
    this.either = plan.role === 'close';
    this.minProfit = plan.role === 'close' && plan.minProfit ? span(plan.minProfit) : undefined;
    this.plan = plan.role === 'close' ? closing(plan) : plan;
    const { offset, limitOffset, trail, activation, minDistance } = this.plan;
    this.offset = offset && span(offset);
    this.limitOffset = span(limitOffset);
    this.trail = trail && span(trail);
    this.activation = activation && span(activation);
    this.minDistance = minDistance && span(minDistance);
    this.side = this.plan.side;
    this.opens = this.plan.opens;
    this.market = this.plan.type === 'market';
    this.target = this.plan.size.mode.startsWith('target-');
    this.clipped = CLIPPED.has(this.plan.size.mode);
    this.when = binding.inputs.when;
    this.scaleInput = binding.inputs.scale;
    this.priceInput = binding.inputs.price;
    this.stopInput = binding.inputs.stopPrice;
  }

  get buys(): boolean {
    return this.side > 0 === this.opens;
  }

  get needsStop(): boolean {
    return !this.market && this.plan.type !== 'limit';
  }

  get needsLimit(): boolean {
    return this.plan.type === 'limit' || this.plan.type === 'stop-limit';
  }

  get works(): boolean {
    return this.stage !== NONE;
  }

  /** True where the order is one that waits for a price, or the rest of one. */
  get resting(): boolean {
    return this.stage !== NONE && !this.market;
  }

  /** True where the order itself stands at a price: not one that goes to market at the next open. */
  get waits(): boolean {
    return this.stage > MARKET;
  }

  /** Forgets the working order. Held funds are the account's business. */
  clear(): void {
    this.stage = NONE;
    this.quantity = this.stop = this.limit = this.closed = this.best = Number.NaN;
    this.triggered = this.urgent = this.marketable = this.started = this.rest = this.partly = false;
    this.held = 0;
    this.scale = 1;
  }

  /** Level of a trailing order behind its best price: where it turns into a market order. */
  trailed(best: number): number {
    const distance = this.trail?.fresh(best, 1) ?? Number.NaN;
    const { tick } = this.book.market;
    return this.buys ? tick.up(best + distance) : tick.down(best - distance);
  }

  /** The path came to one of its points: a trailing order follows a better price, and never falls back. */
  point(price: number): void {
    if (this.stage !== TRAILING) return;
    const { buys } = this;
    if (buys ? price < this.best : price > this.best) this.best = price;
    const level = this.trailed(this.best);
    if (Number.isNaN(level)) return;
    this.stop = Number.isNaN(this.stop)
      ? level
      : buys
        ? Math.min(this.stop, level)
        : Math.max(this.stop, level);
    if (buys ? price >= this.stop : price <= this.stop) this.urgent = true;
  }

  /** True where the trigger fires at window index `at`; `to`: end of what is readable, `from`: its start. */
  fires(at: number, from: number, to: number): boolean {
    return this.upcoming(at, from, to) === at;
  }

  /** Window index of the first bar from `at` on at which the trigger fires; `to`: none before. */
  upcoming(at: number, from: number, to: number): number {
    if (this.next < at) this.next = this.find(at, from, to);
    return this.next;
  }

  private find(at: number, from: number, to: number): number {
    const { when } = this;
    if (!when) return to;
    if (this.plan.trigger !== 'rising') {
      for (let i = at; i < to; i++) if (when[i] === 1) return i;
      return to;
    }
    let last = this.lastKnown(at, from);
    for (let i = at; i < to; i++) {
      const value = when[i]!;
      if (value === 1) {
        if (last !== 1) return i;
      } else if (!Number.isNaN(value)) last = value;
    }
    return to;
  }

  private lastKnown(at: number, from: number): number {
    const { when } = this;
    if (when) for (let i = at - 1; i >= from; i--) if (!Number.isNaN(when[i]!)) return when[i]!;
    return this.carried;
  }

  /** The block `from..to` ends: what its last known condition was, and nothing of its indices. */
  endBlock(from: number, to: number): void {
    if (this.plan.trigger === 'rising') this.carried = this.lastKnown(to, from);
    this.next = -1;
  }
}
