import type { Diagnostic } from '../strategy/diagnostic.ts';

/** Exit statuses of every command. */
export const EXIT = { done: 0, input: 1, usage: 2, outside: 3 } as const;

/** The command was written wrongly: exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Something outside failed, such as a port in use: exit status 3. */
export class OutsideError extends Error {
  override readonly name = 'OutsideError';
}

/** The input was at fault: exit status 1. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics[0]?.message ?? 'The input is at fault.');
    this.diagnostics = diagnostics;
  }
}
