import { library } from '../../nodes/index.ts';
import { contractFaults } from './faults.ts';
import { goldenFaults } from './golden.ts';
import { runtimeFaults } from './runtime-faults.ts';

/** Everything that the suite finds wrong with a node. */
export function judge(type: string): string[] {
  const node = library.get(type);
  if (node?.kind !== 'compute' && node?.kind !== 'composite') return [`there is no node "${type}"`];
  const found = node.kind === 'compute' ? contractFaults(node) : [];
  if (found.length === 0) found.push(...node.golden.flatMap((golden) => goldenFaults(node, golden)));
  if (found.length === 0 && !node.hidden) found.push(...runtimeFaults(node));
  return found;
}
