import type { ExitOn, TimePlan } from '../../node/index.ts';
import { Guard, type GuardParts } from '../guard.ts';

/** Leaves when the trade has lasted a number of bars. */
export class TimeGuard extends Guard {
  readonly reason = 'time-exit';
  readonly rule = 2;
  readonly on: ExitOn = 'close';
  readonly watches: boolean;

  constructor(
    parts: GuardParts,
    private readonly plan: TimePlan,
    /** 1 where a decision fills at the next open, 0 where it fills at its own close. */
    private readonly ahead: number,
  ) {
    super(parts);
    this.watches = parts.binding.inputs.arm !== undefined;
  }

  refresh(): void {}

  protected override closed(): void {
    this.wouldAct = this.book.market.bar >= this.wakeBar();
  }

  override wakeBar(): number {
    return this.bornBar + this.plan.bars - this.ahead;
  }
}
