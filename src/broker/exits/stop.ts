import type { ExitOn, ExitReason, StopPlan } from '../../node/index.ts';
import { Guard, type GuardParts, tighter } from '../guard.ts';
import type { Span } from '../span.ts';

interface Step {
  readonly at: Span;
  readonly to: Span;
  reached: boolean;
}

/** Stop loss and break-even: a level of loss, moved along by the profit that was touched. */
export class StopGuard extends Guard {
  readonly reason: ExitReason;
  readonly rule = 4;
  readonly on: ExitOn;
  readonly watches: boolean;
  override readonly fixed: boolean;
  override readonly momentary: boolean;
  private readonly distance: Span | undefined;
  private readonly steps: readonly Step[];
  private followed = Number.NaN;
  private stepLevel = Number.NaN;
  private closes = 0;

  constructor(
    parts: GuardParts,
    private readonly plan: StopPlan,
  ) {
    super(parts);
    this.reason = plan.reason;
    this.on = plan.on;
    this.watches =
      plan.on === 'close' || this.priceInput !== undefined || parts.binding.inputs.arm !== undefined;
    this.distance = plan.distance && this.span(plan.distance);
    this.fixed =
      !this.watches && plan.steps.length === 0 && plan.distance !== undefined && plan.distance.unit !== 'r';
    this.momentary = plan.distance?.unit === 'atr';
    this.steps = plan.steps.map(({ at, to }) => ({ at: this.span(at), to: this.span(to), reached: false }));
  }

  override reset(): void {
    super.reset();
    this.followed = this.stepLevel = Number.NaN;
    this.closes = 0;
    for (const step of this.steps) {
      step.reached = false;
    }
  }

  refresh(moment: number): void {
    if (!this.armed || (this.spent && this.on === 'price')) return;
    const { side } = this.book;
    const basis = this.basis(this.plan.basis);
    const base = this.priceInput
      ? this.follow()
      : basis - side * (this.distance?.value(basis, this.entered) ?? Number.NaN);
    this.touch = Number.NaN;
    let unknown = false;
    for (const step of this.steps) {
      const next = basis + side * (step.reached ? step.to : step.at).value(basis, this.entered);
      if (Number.isNaN(next)) unknown = true;
      else if (step.reached) this.stepLevel = tighter(side, this.stepLevel, next);
      else this.touch = nearer(side, this.touch, next);
    }
    const exact = tighter(side, base, this.stepLevel);
    const level = this.rounded(exact, side);
    this.waitedForLevel =
      unknown || (Number.isNaN(base) && (this.distance !== undefined || this.priceInput !== undefined));
    if (level === this.level || Number.isNaN(exact)) return;
    this.level = level;
    this.urgent = this.on === 'price' && side * (level - moment) >= 0;
    if (this.urgent) this.notes.stopBeyond(this.index);
  }

  private follow(): number {
    const price = this.priceInput?.[this.clock.read] ?? Number.NaN;
    const { follow } = this.plan;
    if (Number.isNaN(this.followed)) this.followed = price;
    else if (follow === 'ratchet') this.followed = tighter(this.book.side, this.followed, price);
    else if (follow === 'free' && !Number.isNaN(price)) this.followed = price;
    return this.followed;
  }

  override touched(price: number): void {
    const { side } = this.book;
    const basis = this.basis(this.plan.basis);
    for (const step of this.steps) {
      const at = basis + side * step.at.value(basis, this.entered);
      if (!step.reached && side * (price - at) >= 0) step.reached = true;
    }
    // One that is to fill whatever the price is not called off by a level that moves at the same open.
    const { urgent } = this;
    this.refresh(price);
    if (urgent) this.urgent = true;
  }

  protected override closed(price: number, walked: boolean): void {
    if (this.watches || this.waitedForLevel) this.refreshAtClose(price);
    if (this.on !== 'close' || !walked) return;
    this.closes = this.book.side * (price - this.level) <= 0 ? this.closes + 1 : 0;
    this.wouldAct = this.closes >= this.plan.confirm;
  }

  private refreshAtClose(price: number): void {
    const unknown = this.waitedForLevel && Number.isNaN(this.level);
    this.refresh(price);
    if (unknown && !Number.isNaN(this.level)) this.notes.armedLate(this.index);
  }

  override levelOf(price: number, entered: number, side: number): number {
    return this.rounded(price - side * (this.distance?.fresh(price, entered) ?? Number.NaN), side);
  }

  override alone(price: number, side: number): number | undefined {
    if (!this.armedInput() || (!this.distance && !this.priceInput)) return undefined;
    if (this.distance?.unit === 'quote') return Number.NaN;
    const exact = this.priceInput
      ? (this.priceInput[this.clock.read] ?? Number.NaN)
      : price - side * (this.distance?.fresh(price, 1) ?? Number.NaN);
    return this.rounded(exact, side);
  }
}

/** The touch price that a path in profit meets first. */
function nearer(side: number, a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  if (Number.isNaN(b)) return a;
  return side > 0 ? Math.min(a, b) : Math.max(a, b);
}
