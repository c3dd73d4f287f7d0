import type { Strategy, StrategyNode } from '../../index.ts';
import { parseReference } from '../../strategy/reference.ts';
import type { FaceLibrary } from '../nodes/face.ts';
import type { WireEdge } from './cards.ts';
import { handleId } from './ports.ts';

/** What goes where in a strategy. */
export interface Wiring {
  readonly wires: readonly WireEdge[];
  /** Node → its outputs that are wired. */
  readonly wired: ReadonlyMap<string, ReadonlySet<string>>;
  /** Node → the nodes that it feeds. */
  readonly readers: ReadonlyMap<string, ReadonlySet<string>>;
}

export function wiringOf(strategy: Strategy, known: FaceLibrary): Wiring {
  const types = new Map(strategy.nodes.map(({ id, type }) => [id, known.get(type)?.outputs]));
  const wired = new Map<string, Set<string>>();
  const readers = new Map<string, Set<string>>();
  const wires: WireEdge[] = [];
  for (const node of strategy.nodes) {
    for (const [port, input] of Object.entries(node.inputs ?? {})) {
      for (const [index, wire] of (Array.isArray(input) ? input : [input]).entries()) {
        const source = typeof wire === 'string' ? parseReference(wire) : null;
        if (!source) continue;
        addTo(wired, source.node, source.port);
        addTo(readers, source.node, node.id);
        if (!types.has(source.node)) continue;
        const to = { port, ...(Array.isArray(input) ? { place: index } : {}) };
        const type = types.get(source.node)?.[source.port]?.type ?? 'any';
        wires.push({
          id: `${node.id}/${handleId('in', to)}`,
          type: 'wire',
          source: source.node,
          sourceHandle: handleId('out', { port: source.port }),
          target: node.id,
          targetHandle: handleId('in', to),
          data: { type, source: `${source.node}.${source.port}` },
        });
      }
    }
  }
  return { wires, wired, readers };
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}

/** Whether two strategies have the same nodes with the same wires: they differ in settings and names only. */
export function sameWiring(a: Strategy, b: Strategy): boolean {
  return (
    a.blocks === b.blocks &&
    a.nodes.length === b.nodes.length &&
    a.nodes.every((node, at) => sameEnds(node, b.nodes[at]))
  );
}

function sameEnds(a: StrategyNode, b: StrategyNode | undefined): boolean {
  return a === b || (a.id === b?.id && a.type === b.type && a.inputs === b.inputs);
}

/** Nodes that differ between two strategies of the same wiring, and all that they feed: those that may speak of them. */
export function touched(before: Strategy, after: Strategy, { readers }: Wiring): ReadonlySet<string> {
  const waiting = after.nodes.filter((node, at) => node !== before.nodes[at]).map(({ id }) => id);
  const found = new Set(waiting);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const reader of readers.get(id) ?? []) {
      if (found.has(reader)) continue;
      found.add(reader);
      waiting.push(reader);
    }
  }
  return found;
}
