import type { Desk } from './desk.ts';
import type { Signal } from './signal.ts';

/** A node that cancels working orders when its condition is true. */
export class Canceller {
  constructor(
    /** Its trigger; it never has an order of its own. */
    readonly trigger: Signal,
    readonly targets: readonly Signal[],
  ) {}

  /** Whether there is anything that it could cancel. */
  get wanted(): boolean {
    for (const { works } of this.targets) if (works) return true;
    return false;
  }

  decide(at: number, from: number, to: number, desk: Desk): void {
    if (!this.trigger.fires(at, from, to)) return;
    for (const target of this.targets) if (target.works) desk.drop(target);
  }
}
