import type { Basis, Column, Distance, ExitOn, ExitReason } from '../node/index.ts';
import type { Book } from './book.ts';
import { EntryPrices } from './entry-prices.ts';
import type { Notes } from './notes.ts';
import type { OrderBinding } from './port.ts';
import type { Clock, Span } from './span.ts';

/** One limit of an exit that takes profit. */
export interface Target {
  readonly span: Span | undefined;
  /** Part of the quantity entered, 0 to 1. */
  readonly share: number;
  /** Takes whatever is left of the position. */
  readonly last: boolean;
  level: number;
  marketable: boolean;
  /** Quantity that it has taken. */
  taken: number;
  done: boolean;
  /** Its market order was placed at a close and waits for its fill. */
  ordered: boolean;
  /** Under the venue's minimum: not placed until the position grows. */
  small: boolean;
  partly: boolean;
  closes: number;
}

/** What a guard is made from. */
export interface GuardParts {
  readonly index: number;
  readonly binding: OrderBinding;
  readonly book: Book;
  readonly clock: Clock;
  readonly notes: Notes;
  /** Indices of the entries that it guards; undefined: every one. */
  readonly names: ReadonlySet<number> | undefined;
  readonly span: (distance: Distance) => Span;
}

const NO_TARGETS: readonly Target[] = [];

/**
 * An exit that arms with entries and guards them. What it has in the market is told by plain fields, which the
 * matching reads without asking what kind of exit it is.
 */
export abstract class Guard {
  readonly index: number;
  readonly id: string;
  readonly book: Book;
  readonly names: ReadonlySet<number> | undefined;
  abstract readonly reason: ExitReason;
  /** Rule that a fill at its level cites. */
  abstract readonly rule: number;
  abstract readonly on: ExitOn;
  protected readonly clock: Clock;
  protected readonly notes: Notes;
  protected readonly priceInput: Column | undefined;
  private readonly armInput: Column | undefined;

  /** Level of a stop; NaN: none known. */
  level = Number.NaN;
  /** The stop fills at the next point of the path whatever its price. */
  urgent = false;
  /** Price in profit at which `touched` is to be called; NaN: none. */
  touch = Number.NaN;
  targets: readonly Target[] = NO_TARGETS;

  /** A market exit that waits for its fill. */
  pending = false;
  /** NaN: all that is guarded. */
  pendingQuantity = Number.NaN;
  pendingBorn = 0;
  pendingRule = 2;
  /** A triggered stop places no other before the next entry. */
  spent = false;
  partly = false;
  /** The close that was just looked at asks for an exit. */
  wouldAct = false;

  active = false;
  armed = false;
  bornBar = 0;
  protected entered = 0;
  private average = Number.NaN;
  private readonly orders = new EntryPrices();
  protected waitedForLevel = false;
  private readonly spans: Span[] = [];
  private readonly make: GuardParts['span'];

  constructor(parts: GuardParts) {
    this.index = parts.index;
    this.id = parts.binding.id;
    this.book = parts.book;
    this.names = parts.names;
    this.clock = parts.clock;
    this.notes = parts.notes;
    this.priceInput = parts.binding.inputs.price;
    this.armInput = parts.binding.inputs.arm;
    this.make = parts.span;
  }

  /** A distance of this exit: its ATR is read at the first fill, or at the first close at which it is known. */
  protected span(distance: Distance): Span {
    const span = this.make(distance);
    this.spans.push(span);
    return span;
  }

  guards(node: number): boolean {
    return this.names === undefined || this.names.has(node);
  }

  /** Quantity that it would close. */
  guarded(): number {
    return this.names === undefined ? this.book.quantity : this.guardedBefore(this.book.tail);
  }

  /** Quantity of the lots named that came before lot `tail`. */
  private guardedBefore(tail: number): number {
    const { book, names } = this;
    if (names === undefined) return book.quantity;
    let sum = 0;
    for (let i = book.head; i < tail; i++) {
      const lot = book.lots[i]!;
      if (lot.quantity > 0 && names.has(lot.node)) sum += lot.quantity;
    }
    return sum;
  }

  /** A stop that rests is an order, so its level is on the tick; one that waits for closes is a mere level. */
  protected rounded(level: number, side: number): number {
    if (this.on === 'close') return level;
    const { tick } = this.book.market;
    return side > 0 ? tick.down(level) : tick.up(level);
  }

  /** What a target has still to take. */
  wanted(target: Target): number {
    const guarded = this.guarded();
    return target.last ? guarded : Math.min(guarded, target.share * this.entered - target.taken);
  }

  /** An entry that it guards has filled, at `price` after slippage; `raw` is the path's price. */
  enter(quantity: number, price: number, raw: number, order: number, fresh: boolean): void {
    if (!this.active) this.activate();
    if (!this.armed) this.arm(raw);
    if (fresh) this.spent = this.partly = false;
    for (const target of this.targets) target.small = false;
    this.entered += quantity;
    const before = this.names === undefined ? 0 : this.guardedBefore(this.book.tail - 1);
    this.average =
      before > 0 && price !== this.average
        ? (before * this.average + quantity * price) / (before + quantity)
        : price;
    this.orders.add(order, fresh, quantity, price);
    this.refresh(raw);
  }

  private activate(): void {
    this.reset();
    this.active = true;
    for (const span of this.spans) span.keep();
    this.bornBar = this.book.market.bar;
    this.begin();
  }

  private arm(price: number): void {
    if (this.armInput && this.armInput[this.clock.read] !== 1) return;
    this.armed = true;
    this.armedAt(price);
  }

  protected basis(basis: Basis): number {
    const { book, names } = this;
    if (basis === 'average') return names === undefined ? book.average : this.average;
    if (basis === 'first') return names === undefined ? book.firstEntry : this.orders.first;
    return names === undefined ? book.lastEntry : this.orders.last;
  }

  /** Looks at a close, after its inputs: moves levels, and sets `wouldAct`. `walked`: the candle traded. */
  close(price: number, walked: boolean): void {
    this.wouldAct = false;
    for (const span of this.spans) span.keep();
    if (!this.armed) this.arm(price);
    if (this.armed) this.closed(price, walked);
  }

  /** A market exit that may fill from candle `born` on. */
  order(born: number): void {
    this.partly = false;
    this.pending = true;
    this.pendingQuantity = Number.NaN;
    this.pendingBorn = born;
    this.pendingRule = 2;
    this.spent = true;
  }

  /** What a triggered stop or exit could not fill goes to market at the next open. */
  keepRest(quantity: number, rule: number): void {
    this.pending = true;
    this.pendingQuantity = quantity;
    this.pendingBorn = this.book.market.bar + 1;
    this.pendingRule = rule;
    this.spent = true;
    this.urgent = false;
  }

  /** The guarded position is gone. */
  reset(): void {
    if (this.active && Number.isNaN(this.level) && this.waitedForLevel) this.notes.neverArmed(this.index);
    this.active = this.armed = this.urgent = this.pending = this.spent = this.partly = false;
    this.wouldAct = this.waitedForLevel = false;
    this.level = this.touch = this.pendingQuantity = Number.NaN;
    this.average = Number.NaN;
    this.entered = 0;
    // First and last are entry orders of the position: those whose entries are gone still count.
    if (this.book.side === 0) this.orders.clear();
    for (const span of this.spans) span.reset();
  }

  /** True where a stop of it stands in the market. */
  get rests(): boolean {
    return this.on === 'price' && !this.spent && !Number.isNaN(this.level);
  }

  /** True where a level is not known yet: every close is looked at until it is. */
  get waits(): boolean {
    return this.waitedForLevel || this.spans.some((span) => span.waits);
  }

  /** True where every close must be looked at. */
  abstract readonly watches: boolean;
  /** True where every path point may move a level, whatever the price. */
  readonly restless: boolean = false;
  /** First candle at whose close something is decided by time alone. */
  wakeBar(): number {
    return Number.POSITIVE_INFINITY;
  }
  /** The bound on the side of profit within which nothing moves; NaN: none. */
  bound(): number {
    return this.touch;
  }
  /** Level of the stop that it would give an entry standing alone; NaN: unknown; undefined: it gives none. */
  alone(_price: number, _side: number): number | undefined {
    return undefined;
  }

  /** True where an entry alone fixes its level, and it closes the whole position there. */
  readonly fixed: boolean = false;
  /** True where its level hangs on what is known at the moment of the entry, not on the entry's price alone. */
  readonly momentary: boolean = false;
  /** Level that an entry of `entered` at `price` gives one that is `fixed`. */
  levelOf(_price: number, _entered: number, _side: number): number {
    return Number.NaN;
  }

  protected begin(): void {}
  protected armedAt(_price: number): void {}
  protected closed(_price: number, _walked: boolean): void {}
  /** Places or moves levels; `moment` is the price of the path, or the close. */
  abstract refresh(moment: number): void;
  /** The path touched `touch`. */
  touched(_price: number): void {}
  /** The path came to one of its points. */
  point(_price: number): void {}
  protected armedInput(): boolean {
    return this.armInput === undefined || this.armInput[this.clock.read] === 1;
  }
}

/** The tighter of two stop levels for a side; NaN is none. */
export function tighter(side: number, a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  if (Number.isNaN(b)) return a;
  return side > 0 ? Math.max(a, b) : Math.min(a, b);
}
