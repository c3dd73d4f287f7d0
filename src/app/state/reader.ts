import type { readStrategy, ReadStrategy } from '../../strategy/read.ts';
import type { Strategy } from '../../strategy/schema.ts';

type Read = typeof readStrategy;
let read: Read | null = null;

/** What reads strategy files; loaded when there is something to read, which at a first visit there is not. */
export async function loadReader(): Promise<(input: unknown) => ReadStrategy> {
  if (!read) {
    await import('../jitless.ts');
    read = (await import('../../strategy/read.ts')).readStrategy;
  }
  return read;
}

/** Reads what this computer kept; null where it cannot be read, or `loadReader` has not been waited for. */
export function readKept(input: unknown): Strategy | null {
  return read?.(input).strategy ?? null;
}
