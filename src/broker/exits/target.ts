import type { Distance, ExitOn, TargetPlan } from '../../node/index.ts';
import { Guard, type GuardParts, tighter } from '../guard.ts';
import type { Span } from '../span.ts';

const FULL = 1 - 1e-11;

type Given = { readonly distance: Distance | undefined; readonly share: number };

/** Nearest first, where the distances can be compared. */
function byDistance(targets: readonly Given[]): readonly Given[] {
  const unit = targets[0]?.distance?.unit;
  if (targets.some(({ distance }) => distance?.unit !== unit)) return targets;
  return [...targets].sort((a, b) => (a.distance?.value ?? 0) - (b.distance?.value ?? 0));
}

/** Takes profit: limits at distances in profit, or at a price that is followed. */
export class TargetGuard extends Guard {
  readonly reason = 'take-profit';
  readonly rule = 5;
  readonly on: ExitOn;
  readonly watches: boolean;
  override readonly fixed: boolean;
  override readonly momentary: boolean;
  private readonly steps: readonly { readonly afterBars: number; readonly span: Span }[];
  private step: Span | undefined;
  private followed = Number.NaN;

  constructor(
    parts: GuardParts,
    private readonly plan: TargetPlan,
  ) {
    super(parts);
    this.on = plan.on;
    this.steps = [...plan.steps]
      .sort((a, b) => a.afterBars - b.afterBars)
      .map(({ afterBars, distance }) => ({ afterBars, span: this.span(distance) }));
    this.watches =
      plan.on === 'close' || this.priceInput !== undefined || parts.binding.inputs.arm !== undefined;
    const whole = [{ distance: plan.distance, share: 100 }];
    const given = byDistance(plan.targets ?? whole);
    const full = given.reduce((sum, { share }) => sum + share / 100, 0) >= FULL;
    const [only, ...others] = given;
    const unit = only?.distance?.unit;
    this.fixed =
      !this.watches &&
      full &&
      others.length === 0 &&
      plan.steps.length === 0 &&
      unit !== undefined &&
      unit !== 'r';
    this.momentary = unit === 'atr';
    this.targets = given.map(({ distance, share }, place) => ({
      span: distance && this.span(distance),
      share: share / 100,
      last: full && place === given.length - 1,
      level: Number.NaN,
      marketable: false,
      taken: 0,
      done: false,
      ordered: false,
      small: false,
      partly: false,
      closes: 0,
    }));
  }

  override reset(): void {
    super.reset();
    this.followed = Number.NaN;
    this.step = undefined;
    for (const target of this.targets) {
      target.level = Number.NaN;
      target.marketable = target.done = target.ordered = target.small = target.partly = false;
      target.taken = target.closes = 0;
    }
  }

  protected override begin(): void {
    // An entry that fills at a close has its first candle behind it already.
    const bars = this.clock.read === this.clock.at ? 1 : 0;
    for (const { afterBars, span } of this.steps) if (afterBars <= bars) this.step = span;
  }

  refresh(moment: number): void {
    if (!this.armed) return;
    const { side, market } = this.book;
    const basis = this.basis(this.plan.basis);
    let unknown = false;
    for (const target of this.targets) {
      if (target.done && !target.ordered) continue;
      const span = this.step ?? target.span;
      const exact = this.priceInput
        ? this.follow()
        : basis + side * (span?.value(basis, this.entered) ?? Number.NaN);
      if (Number.isNaN(exact)) {
        if (span || this.priceInput) unknown = true;
        if (this.step) target.level = Number.NaN;
        continue;
      }
      const level = this.on === 'close' ? exact : side > 0 ? market.tick.up(exact) : market.tick.down(exact);
      if (level === target.level) continue;
      target.level = level;
      target.marketable = side * (level - moment) < 0;
    }
    this.waitedForLevel = unknown;
  }

  private follow(): number {
    const price = this.priceInput?.[this.clock.read] ?? Number.NaN;
    const { follow } = this.plan;
    if (Number.isNaN(this.followed)) this.followed = price;
    else if (follow === 'free' && !Number.isNaN(price)) this.followed = price;
    else if (follow === 'ratchet') this.followed = tighter(-this.book.side, this.followed, price);
    return this.followed;
  }

  protected override closed(price: number, walked: boolean): void {
    this.takeStep();
    const unknown = this.waitedForLevel;
    this.refresh(price);
    if (unknown && !this.waitedForLevel) this.notes.armedLate(this.index);
    if (this.on !== 'close' || !walked) return;
    for (const target of this.targets) {
      if (!this.pending) target.ordered = false;
      // One whose order is on its way would still act: it keeps entries of its side back.
      if (target.done && !target.ordered) continue;
      target.closes = this.book.side * (price - target.level) >= 0 ? target.closes + 1 : 0;
      if (target.closes >= this.plan.confirm) this.wouldAct = true;
    }
  }

  private takeStep(): void {
    const bars = this.book.market.bar + 1 - this.bornBar;
    for (const { afterBars, span } of this.steps) if (bars >= afterBars) this.step = span;
  }

  override order(born: number): void {
    let quantity = 0;
    let all = false;
    for (const target of this.targets) {
      if (target.done || target.closes < this.plan.confirm) continue;
      if (target.last) all = true;
      else quantity += this.wanted(target);
      target.done = target.ordered = true;
    }
    super.order(born);
    this.spent = false;
    // What takes all that is left takes what is left at its fill.
    if (!all) this.pendingQuantity = Math.min(quantity, this.guarded());
  }

  override levelOf(price: number, entered: number, side: number): number {
    const exact = price + side * (this.targets[0]?.span?.fresh(price, entered) ?? Number.NaN);
    const { tick } = this.book.market;
    return side > 0 ? tick.up(exact) : tick.down(exact);
  }

  override wakeBar(): number {
    const bars = this.book.market.bar + 1 - this.bornBar;
    for (const { afterBars } of this.steps) if (afterBars > bars) return this.bornBar + afterBars - 1;
    return Number.POSITIVE_INFINITY;
  }
}
