import type { PortType, Strategy, StrategyNode } from '../../index.ts';
import { parseReference } from '../../strategy/reference.ts';
import type { StrategyBlock, StrategyInput } from '../../strategy/schema.ts';
import { BLOCK, libraryOf } from '../nodes/blocks.ts';

/**
 * A block's inside as a strategy that can be drawn: its inputs and outputs stand as nodes of their own, as blocks that
 * only have the one port.
 */
export function insideOf(strategy: Strategy, block: StrategyBlock): Strategy {
  const taken = new Set(block.nodes.map(({ id }) => id));
  const portId = (side: string, port: string) => {
    let id = `${side}-${port.toLowerCase().replace(/[^a-z0-9]/g, '-')}`;
    while (taken.has(id)) id = `${id}-port`;
    return id;
  };
  const blocks: NonNullable<Strategy['blocks']> = { ...strategy.blocks };
  const ends: StrategyNode[] = [];
  for (const [port, type] of Object.entries(block.inputs ?? {})) {
    const id = portId('in', port);
    // An input shows one output of its type, which passes through what it is given.
    blocks[id] = { title: port, inputs: { value: type }, outputs: { value: 'in.value' }, nodes: [] };
    ends.push({ id, type: BLOCK + id });
  }
  for (const [port, source] of Object.entries(block.outputs ?? {})) {
    const id = portId('out', port);
    blocks[id] = { title: port, inputs: { value: typeOf(strategy, block, source) }, outputs: {}, nodes: [] };
    ends.push({ id, type: BLOCK + id, inputs: { value: outward(source, portId) } });
  }
  const nodes = block.nodes.map((node): StrategyNode => {
    if (!node.inputs) return node;
    const inputs = Object.entries(node.inputs).map(([port, input]): [string, StrategyInput] => [
      port,
      Array.isArray(input) ? input.map((wire) => outward(wire, portId)) : outward(input, portId),
    ]);
    return { ...node, inputs: Object.fromEntries(inputs) };
  });
  const { layout: _layout, ...rest } = strategy;
  return { ...rest, blocks, nodes: [...ends, ...nodes] };
}

/** The nodes of a drawn inside that stand for inputs of the block: id → port. */
export function endsOf({ nodes, blocks = {} }: Strategy): ReadonlyMap<string, string> {
  return new Map(
    nodes.flatMap(({ type }): [string, string][] => {
      const id = type.startsWith(BLOCK) ? type.slice(BLOCK.length) : '';
      const end = blocks[id];
      return end?.nodes.length === 0 && end.outputs?.value === 'in.value' ? [[id, end.title ?? id]] : [];
    }),
  );
}

/** The type of what a block gives: of a node inside it, or of an input that it passes on. */
function typeOf(strategy: Strategy, block: StrategyBlock, reference: string): Exclude<PortType, 'any'> {
  const source = parseReference(reference);
  if (source?.node === 'in') return block.inputs?.[source.port] ?? 'number';
  const type = block.nodes.find(({ id }) => id === source?.node)?.type ?? '';
  const given = libraryOf(strategy).get(type)?.outputs[source?.port ?? '']?.type;
  return given === undefined || given === 'any' ? 'number' : given;
}

/** `in.price` inside a block is the output of the node that stands for the input. */
function outward<T extends string | number | boolean>(
  wire: T,
  portId: (side: string, port: string) => string,
): T | string {
  const source = typeof wire === 'string' ? parseReference(wire) : null;
  return source?.node === 'in' ? `${portId('in', source.port)}.value` : wire;
}
