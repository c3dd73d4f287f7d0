import type { NodeDefinition } from '../node/index.ts';
import type { Strategy } from '../strategy/schema.ts';
import type { FlatNode } from './inline.ts';

/** A node that can run: parameters checked, clock known. */
export interface ResolvedNode {
  readonly flat: FlatNode;
  readonly definition: NodeDefinition;
  readonly params: Record<string, unknown>;
  /** The clock of its inputs; a composite with a timeframe of its own ticks on `clock` resampled. */
  readonly clock: number;
}

/** The place of a market by its id; the main market where no name is given. */
export function marketIndex(name: unknown, strategy: Strategy): number {
  if (typeof name !== 'string') return 0;
  return Math.max(
    0,
    strategy.markets.findIndex(({ id }) => id === name),
  );
}
