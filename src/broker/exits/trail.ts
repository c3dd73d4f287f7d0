import type { ExitOn, TrailPlan } from '../../node/index.ts';
import { Guard, type GuardParts, tighter } from '../guard.ts';
import type { Span } from '../span.ts';

/** A stop that follows the best price of the path (rule 9), or the best close. */
export class TrailGuard extends Guard {
  readonly reason = 'trailing-stop';
  readonly rule = 9;
  readonly on: ExitOn;
  readonly watches: boolean;
  override readonly restless: boolean;
  private readonly distance: Span;
  private readonly activation: Span | undefined;
  private running = false;
  private best = Number.NaN;
  private closes = 0;

  constructor(
    parts: GuardParts,
    private readonly plan: TrailPlan,
  ) {
    super(parts);
    this.on = plan.on;
    this.distance = this.span(plan.distance);
    this.activation = plan.activation && this.span(plan.activation);
    this.watches = plan.on === 'close' || parts.binding.inputs.arm !== undefined;
    this.restless = plan.on === 'price' && plan.distance.unit === 'atr';
  }

  override reset(): void {
    super.reset();
    this.running = false;
    this.best = Number.NaN;
    this.closes = 0;
  }

  protected override armedAt(price: number): void {
    if (!this.activation) this.start(price);
  }

  private start(price: number): void {
    this.running = true;
    this.touch = Number.NaN;
    // Of closes the entry candle's counts, also where the entry filled at that very close.
    if (this.on === 'price' || this.clock.read === this.clock.at) this.best = price;
  }

  refresh(moment: number): void {
    if (!this.armed || this.spent) return;
    if (this.running) {
      if (Number.isNaN(this.level)) this.move(moment);
      return;
    }
    const basis = this.basis('average');
    this.touch = basis + this.book.side * (this.activation?.value(basis, this.entered) ?? Number.NaN);
    this.waitedForLevel = Number.isNaN(this.touch);
  }

  override touched(price: number): void {
    this.start(price);
    this.move(price);
  }

  override point(price: number): void {
    if (!this.running || this.spent || this.on !== 'price') return;
    if (this.book.side * (price - this.best) > 0) this.best = price;
    if (!Number.isNaN(this.level)) this.move(price);
  }

  /** Brings the level up behind the best price; it never loosens. */
  private move(moment: number): void {
    if (Number.isNaN(this.best)) return;
    const { side } = this.book;
    const exact = this.best - side * this.distance.fresh(this.best, this.entered);
    this.waitedForLevel = Number.isNaN(exact);
    if (this.waitedForLevel) return;
    const rounded = this.rounded(exact, side);
    const level = tighter(side, this.level, rounded);
    if (level === this.level) return;
    this.level = level;
    if (this.on === 'price' && side * (level - moment) >= 0) this.urgent = true;
  }

  protected override closed(price: number, walked: boolean): void {
    if (!this.running) {
      if (Number.isNaN(this.touch)) this.refresh(price);
      return;
    }
    if (this.on === 'close') {
      if (walked) this.compare(price);
    } else if (Number.isNaN(this.level) && !this.spent) {
      this.move(price);
      if (!Number.isNaN(this.level)) this.notes.armedLate(this.index);
    }
  }

  private compare(price: number): void {
    const { side } = this.book;
    if (Number.isNaN(this.best) || side * (price - this.best) > 0) this.best = price;
    this.move(price);
    this.closes = side * (price - this.level) <= 0 ? this.closes + 1 : 0;
    this.wouldAct = this.closes >= this.plan.confirm;
  }

  override bound(): number {
    return this.running ? this.best : this.touch;
  }

  override alone(price: number, side: number): number | undefined {
    if (this.activation || !this.armedInput()) return undefined;
    if (this.distance.unit === 'quote') return Number.NaN;
    const exact = price - side * this.distance.fresh(price, 1);
    return this.rounded(exact, side);
  }
}
