import type { Strategy, StrategyNode } from '../../index.ts';
import { parseReference } from '../../strategy/reference.ts';
import type { StrategyBlock, StrategyInput, StrategyWire } from '../../strategy/schema.ts';
import { BLOCK, blockOf } from '../nodes/blocks.ts';
import { freshId, type Place, updateNode } from './edits.ts';

/** Changes to a strategy's blocks, as pure functions. */

/** How often a block is used: on the canvas and inside other blocks. */
export function usesOf({ nodes, blocks }: Strategy, type: string): number {
  const all = [nodes, ...Object.values(blocks ?? {}).map((block) => block.nodes)].flat();
  return all.filter((node) => node.type === type).length;
}

/** Gives a node a block of its own, which then changes without the other uses. */
export function ownCopy(strategy: Strategy, id: string): Strategy {
  const node = strategy.nodes.find((each) => each.id === id);
  const block = node && blockOf(strategy, node.type);
  if (!node || !block) return strategy;
  const name = freshId(node.type.slice(BLOCK.length), new Set(Object.keys(strategy.blocks ?? {})));
  const copy = { ...structuredClone(block), title: `${block.title ?? node.type.slice(BLOCK.length)} (copy)` };
  const with_ = { ...strategy, blocks: { ...strategy.blocks, [name]: copy } };
  return updateNode(with_, id, (one) => ({ ...one, type: BLOCK + name }));
}

type Inputs = Readonly<Record<string, StrategyInput>>;

/** Every wire of some inputs, changed; undefined takes it out. */
function rewired(
  inputs: Inputs,
  change: (wire: StrategyWire) => StrategyInput | undefined,
): Record<string, StrategyInput> {
  const next: Record<string, StrategyInput> = {};
  for (const [port, input] of Object.entries(inputs)) {
    if (Array.isArray(input)) {
      const list = input.flatMap((wire) => change(wire) ?? []);
      if (list.length > 0) next[port] = list;
      continue;
    }
    const wire = change(input);
    if (wire !== undefined) next[port] = wire;
  }
  return next;
}

/** Puts the nodes of a block in the place of a node that uses it; what the block had set is written into them. */
export function unfold(strategy: Strategy, id: string): { strategy: Strategy; ids: readonly string[] } {
  const use = strategy.nodes.find((each) => each.id === id);
  const block = use && blockOf(strategy, use.type);
  if (!use || !block) return { strategy, ids: [] };
  const taken = new Set(strategy.nodes.map((node) => node.id));
  const renamed = new Map<string, string>();
  for (const inner of block.nodes) {
    const fresh = freshId(inner.id, taken);
    taken.add(fresh);
    renamed.set(inner.id, fresh);
  }
  const inside = (wire: StrategyWire): StrategyInput | undefined => {
    const source = typeof wire === 'string' ? parseReference(wire) : null;
    if (!source) return wire;
    return source.node === 'in'
      ? use.inputs?.[source.port]
      : `${renamed.get(source.node) ?? source.node}.${source.port}`;
  };
  const outside = (wire: StrategyWire): StrategyInput | undefined => {
    const source = typeof wire === 'string' ? parseReference(wire) : null;
    if (source?.node !== id) return wire;
    const output = block.outputs?.[source.port];
    return output === undefined ? undefined : inside(output);
  };
  const inner = settled(block, use.params ?? {}).map(
    (node): StrategyNode => ({
      ...node,
      id: renamed.get(node.id) ?? node.id,
      ...(use.disabled ? { disabled: true } : {}),
      inputs: rewired(node.inputs ?? {}, inside),
    }),
  );
  const others = strategy.nodes
    .filter((node) => node.id !== id)
    .map((node) => (node.inputs ? { ...node, inputs: rewired(node.inputs, outside) } : node));
  const at = strategy.nodes.indexOf(use);
  const { [id]: place, ...layout } = strategy.layout ?? {};
  const from: Place = place && 'x' in place ? place : { x: 0, y: 0 };
  inner.forEach((node, row) => {
    layout[node.id] = { x: from.x + row * 24, y: from.y + row * 92 };
  });
  return {
    strategy: { ...strategy, nodes: [...others.slice(0, at), ...inner, ...others.slice(at)], layout },
    ids: inner.map((node) => node.id),
  };
}

/** A block's nodes with its own settings written into them. */
function settled(block: StrategyBlock, given: Readonly<Record<string, unknown>>): readonly StrategyNode[] {
  let nodes: readonly StrategyNode[] = block.nodes;
  for (const [name, { of, default: initial }] of Object.entries(block.params ?? {})) {
    for (const target of of) {
      const [id, ...path] = target.split('.');
      nodes = nodes.map((node) =>
        node.id === id ? { ...node, params: written(node.params ?? {}, path, given[name] ?? initial) } : node,
      );
    }
  }
  return nodes;
}

function written(
  params: Readonly<Record<string, unknown>>,
  [key, ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  if (key === undefined) return { ...params };
  const inner = params[key];
  const record = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? { ...inner } : {};
  return { ...params, [key]: rest.length === 0 ? value : written(record, rest, value) };
}
