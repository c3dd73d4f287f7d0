import type { ExitOn } from '../../node/index.ts';
import { Guard } from '../guard.ts';

/** The exit by which a risk guard closes a book: it has no level, and leaves only when it is told to. */
export class RiskExit extends Guard {
  readonly reason = 'signal';
  readonly rule = 2;
  readonly on: ExitOn = 'close';
  readonly watches = false;

  refresh(): void {}
}
