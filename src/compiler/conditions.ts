import type { Strategy } from '../strategy/schema.ts';
import { type FlatNode, type FlatWire, inlineBlocks } from './inline.ts';
import { isReference, wiresOf } from './wires.ts';

/** A strategy's nodes by id, blocks inlined. */
export function flatNodes(strategy: Strategy): ReadonlyMap<string, FlatNode> {
  return new Map(inlineBlocks(strategy).nodes.map((node) => [node.id, node]));
}

/** The ports that must all be true for an order, in the order in which they are wired; nested `and` nodes are taken apart. */
export function conditionsOf(nodes: ReadonlyMap<string, FlatNode>, id: string): string[] {
  const seen = new Set<string>();
  const parts = (wire: FlatWire): string[] => {
    if (!isReference(wire)) return [];
    const port = `${wire.node}.${wire.port}`;
    if (seen.has(port)) return [];
    seen.add(port);
    const source = nodes.get(wire.node);
    const inner = source?.type === 'and' ? wiresOf(source.inputs.in) : [];
    return inner.length > 0 ? inner.flatMap(parts) : [port];
  };
  return wiresOf(nodes.get(id)?.inputs.when).flatMap(parts);
}
