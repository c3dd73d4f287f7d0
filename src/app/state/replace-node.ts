import type { Port, Strategy, StrategyNode } from '../../index.ts';
import { parseReference } from '../../strategy/reference.ts';
import type { StrategyInput, StrategyWire } from '../../strategy/schema.ts';
import { libraryOf } from '../nodes/blocks.ts';
import type { NodeFace } from '../nodes/face.ts';
import { updateNode } from './edits.ts';

type Specs = Readonly<Record<string, Port>>;

const visible = (ports: Specs) => Object.entries(ports).filter(([, { hidden }]) => !hidden);
const alike = (a: Port | undefined, b: Port | undefined) =>
  a !== undefined && b !== undefined && (a.type === b.type || a.type === 'any' || b.type === 'any');

/** For each old port the new one that takes its place: by name where the type fits, else the first free that fits. */
function matched(before: Specs, after: Specs): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const free = new Set(visible(after).map(([port]) => port));
  const pair = (old: string, fresh: string) => {
    pairs.set(old, fresh);
    free.delete(fresh);
  };
  for (const [port, spec] of visible(before))
    if (free.has(port) && alike(spec, after[port])) pair(port, port);
  for (const [port, spec] of visible(before)) {
    if (pairs.has(port)) continue;
    const fit = [...free].find((fresh) => alike(spec, after[fresh]));
    if (fit !== undefined) pair(port, fit);
  }
  return pairs;
}

/** Puts another type in the place of a node: its id, name, place, and every wire and setting that fits are kept. */
export function replaceNode(strategy: Strategy, id: string, type: string): Strategy {
  const known = libraryOf(strategy);
  const old = strategy.nodes.find((node) => node.id === id);
  const before = known.get(old?.type ?? '');
  const after = known.get(type);
  if (!old || !before || !after || old.type === type) return strategy;
  const inputs = matched(before.inputs, after.inputs);
  const outputs = matched(before.outputs, after.outputs);
  const carried = Object.entries(old.inputs ?? {}).flatMap(([port, input]): [string, StrategyInput][] => {
    const fresh = inputs.get(port);
    return fresh === undefined ? [] : [[fresh, shaped(input, after.inputs[fresh])]];
  });
  const { version: _version, params, inputs: _inputs, ...rest } = old;
  const node: StrategyNode = {
    ...rest,
    type,
    params: keptParams(params ?? {}, after),
    inputs: Object.fromEntries(carried),
  };
  return repointed(
    updateNode(strategy, id, () => node),
    id,
    (port) => outputs.get(port),
  );
}

/** A list where a list is taken, else its first wire. */
function shaped(input: StrategyInput, spec: Port | undefined): StrategyInput {
  if (spec?.variadic) return Array.isArray(input) ? input : [input];
  return Array.isArray(input) ? (input[0] ?? 0) : input;
}

function keptParams(
  params: Readonly<Record<string, unknown>>,
  { fields }: NodeFace,
): Record<string, unknown> {
  const kept = Object.entries(params).filter(([key, value]) => {
    const field = fields.find((each) => each.key === key);
    if (field?.kind === 'number') {
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = field;
      return typeof value === 'number'
        ? value >= min && value <= max
        : field.durations && typeof value === 'string';
    }
    if (field?.kind === 'choice') return typeof value === 'string' && field.options.includes(value);
    if (field?.kind === 'toggle') return typeof value === 'boolean';
    return field?.kind === 'market' || field?.kind === 'entries';
  });
  return Object.fromEntries(kept);
}

/** Lets the readers of a node read the outputs that took the place of the old ones; those without are cut. */
function repointed(strategy: Strategy, id: string, to: (port: string) => string | undefined): Strategy {
  const moved = (wire: StrategyWire): StrategyWire | null => {
    const source = typeof wire === 'string' ? parseReference(wire) : null;
    if (source?.node !== id) return wire;
    const port = to(source.port);
    return port === undefined ? null : `${id}.${port}`;
  };
  const nodes = strategy.nodes.map((node): StrategyNode => {
    const wires = Object.values(node.inputs ?? {}).flat();
    if (!wires.some((wire) => moved(wire) !== wire)) return node;
    const inputs = Object.entries(node.inputs ?? {}).flatMap(([port, input]): [string, StrategyInput][] => {
      if (!Array.isArray(input)) {
        const wire = moved(input);
        return wire === null ? [] : [[port, wire]];
      }
      const list = input.map(moved).filter((wire) => wire !== null);
      return list.length > 0 ? [[port, list]] : [];
    });
    return { ...node, inputs: Object.fromEntries(inputs) };
  });
  return { ...strategy, nodes };
}

/** How many of a node's wires another type would keep, for a list with the best first. */
export function wiresKept(strategy: Strategy, id: string, type: string): number {
  const count = (document: Strategy) =>
    document.nodes.reduce((sum, node) => {
      const wires = Object.values(node.inputs ?? {}).flat();
      return (
        sum +
        wires.filter(
          (wire) => typeof wire === 'string' && (node.id === id || parseReference(wire)?.node === id),
        ).length
      );
    }, 0);
  return count(replaceNode(strategy, id, type));
}
