import type { PortType, Strategy, StrategyNode } from '../../index.ts';
import { parseReference } from '../../strategy/reference.ts';
import type { StrategyInput, StrategyWire } from '../../strategy/schema.ts';
import type { NodeFace } from '../nodes/face.ts';
import { libraryOf } from '../nodes/blocks.ts';
import { connect, disconnect, type InputRef, type PortRef, updateNode } from './edits.ts';

/** Changes to the wires of a strategy, as pure functions. */

/** Every wire of the strategy, changed; null takes it out. */
function rewire(
  strategy: Strategy,
  change: (wire: StrategyWire, to: InputRef) => StrategyWire | null,
): Strategy {
  let changed = false;
  const nodes = strategy.nodes.map((node): StrategyNode => {
    let own = false;
    const inputs: Record<string, StrategyInput> = {};
    for (const [port, input] of Object.entries(node.inputs ?? {})) {
      const list = Array.isArray(input) ? input : [input];
      const next = list.map((wire) => change(wire, { node: node.id, port }));
      if (next.some((wire, at) => wire !== list[at])) own = true;
      const kept = next.filter((wire) => wire !== null);
      const [first] = kept;
      if (Array.isArray(input) ? kept.length > 0 : first !== undefined)
        inputs[port] = Array.isArray(input) ? kept : (first ?? 0);
    }
    if (!own) return node;
    changed = true;
    return { ...node, inputs };
  });
  return changed ? { ...strategy, nodes } : strategy;
}

/** The inputs that read an output. */
export function readersOf(strategy: Strategy, { node, port }: PortRef): readonly InputRef[] {
  const ref = `${node}.${port}`;
  return strategy.nodes.flatMap((target) =>
    Object.entries(target.inputs ?? {}).flatMap(([input, wires]): InputRef[] => {
      if (!Array.isArray(wires)) return wires === ref ? [{ node: target.id, port: input }] : [];
      return wires.flatMap((wire, place) => (wire === ref ? [{ node: target.id, port: input, place }] : []));
    }),
  );
}

/** Cuts every wire that leaves an output. */
export function breakOutput(strategy: Strategy, { node, port }: PortRef): Strategy {
  const ref = `${node}.${port}`;
  return rewire(strategy, (wire) => (wire === ref ? null : wire));
}

/** Lets everything that reads one output read another. */
export function moveReaders(strategy: Strategy, from: PortRef, to: PortRef): Strategy {
  const [old, fresh] = [`${from.node}.${from.port}`, `${to.node}.${to.port}`];
  return rewire(strategy, (wire, reader) => (wire === old && reader.node !== to.node ? fresh : wire));
}

/** Carries what is wired into one input over to another. */
export function moveInput(strategy: Strategy, from: InputRef, to: InputRef): Strategy {
  const input = strategy.nodes.find(({ id }) => id === from.node)?.inputs?.[from.port];
  const wires = (Array.isArray(input) ? input : [input]).filter((wire) => typeof wire === 'string');
  const chosen = from.place === undefined ? wires : wires.slice(from.place, from.place + 1);
  return chosen.reduce(
    (moved, wire) => {
      const source = parseReference(wire);
      return source ? connect(moved, source, to) : moved;
    },
    disconnect(strategy, from),
  );
}

/** Exchanges what two inputs of a node are given. */
export function swapInputs(strategy: Strategy, id: string, a: string, b: string): Strategy {
  return updateNode(strategy, id, (node) => {
    const { [a]: one, [b]: other, ...rest } = node.inputs ?? {};
    if (one === undefined && other === undefined) return node;
    return {
      ...node,
      inputs: {
        ...rest,
        ...(other === undefined ? {} : { [a]: other }),
        ...(one === undefined ? {} : { [b]: one }),
      },
    };
  });
}

/** The first two inputs of a node that take the same; null: there are none to swap. */
export function swappable(face: NodeFace | undefined): readonly [string, string] | null {
  const inputs = Object.entries(face?.inputs ?? {}).filter(([, spec]) => !spec.hidden && !spec.variadic);
  for (const [at, [a, spec]] of inputs.entries()) {
    const twin = inputs.slice(at + 1).find(([, other]) => other.type === spec.type);
    if (twin) return [a, twin[0]];
  }
  return null;
}

/** Lifts nodes out of their wires, which heal: what read them reads what they read. The nodes stay, unwired. */
export function liftOut(strategy: Strategy, ids: readonly string[]): Strategy {
  const lifted = new Set(ids);
  const known = libraryOf(strategy);
  const byId = new Map(strategy.nodes.map((node) => [node.id, node]));
  const behind = (wire: StrategyWire): StrategyWire | null => {
    let source = typeof wire === 'string' ? parseReference(wire) : null;
    for (let steps = 0; source && lifted.has(source.node) && steps <= ids.length; steps++) {
      const node = byId.get(source.node);
      const face = known.get(node?.type ?? '');
      const through = node && firstWire(node, face, face?.outputs[source.port]?.type);
      if (through === undefined) return null;
      source = parseReference(through);
    }
    return source ? (lifted.has(source.node) ? null : `${source.node}.${source.port}`) : wire;
  };
  return rewire(strategy, (wire, reader) => {
    const source = typeof wire === 'string' ? parseReference(wire) : null;
    if (lifted.has(reader.node)) return source && !lifted.has(source.node) ? null : wire;
    return source && lifted.has(source.node) ? behind(wire) : wire;
  });
}

/** What a node would pass on in the place of an output: its first wired input of that type. */
function firstWire(
  node: StrategyNode,
  face: NodeFace | undefined,
  type: PortType | undefined,
): string | undefined {
  for (const [port, spec] of Object.entries(face?.inputs ?? {})) {
    const input = node.inputs?.[port];
    const wire = Array.isArray(input) ? input.find((each) => typeof each === 'string') : input;
    if (typeof wire === 'string' && (spec.type === type || spec.type === 'any' || type === 'any'))
      return wire;
  }
  return undefined;
}

/** Passes muted nodes by: what reads them gets their input as if they were not there. */
export function setMuted(strategy: Strategy, ids: readonly string[], muted: boolean): Strategy {
  return ids.reduce(
    (changed, id) =>
      updateNode(changed, id, ({ muted: _old, ...node }) => (muted ? { ...node, muted } : node)),
    strategy,
  );
}
