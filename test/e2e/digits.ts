import { library } from '../../nodes/index.ts';
import { hashColumns } from '../../src/strategy/canonical.ts';
import { type MarketKind, randomFrom } from '../contract/random.ts';
import { runInRuntime, type Tested } from '../contract/runtime.ts';
import { randomRun } from '../contract/runtime-faults.ts';

const KINDS: readonly MarketKind[] = ['lively', 'ties', 'tiny', 'huge'];

/** A hash of every digit that each computing node gives on seeded walks with seeded parameters, by node type. */
export function digitsOfNodes(): Record<string, string> {
  const tested = library.all.filter(
    (node): node is Tested => !node.hidden && (node.kind === 'compute' || node.kind === 'composite'),
  );
  return Object.fromEntries(tested.map((node) => [node.type, hashColumns(KINDS.flatMap(columnsOn(node)))]));
}

function columnsOn(node: Tested): (kind: MarketKind, seed: number) => Float64Array[] {
  return (kind, seed) => {
    const found = runInRuntime(randomRun(node, randomFrom(seed + 31), kind, { room: 300 }));
    // Engines may give an unknown value different bits.
    return Object.values(found).map((column) =>
      Float64Array.from(column, (value) => (Number.isNaN(value) ? Number.MAX_VALUE : value)),
    );
  };
}
