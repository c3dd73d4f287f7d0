import type { PortType, Strategy, StrategyNode } from '../../index.ts';
import { parseReference } from '../../strategy/reference.ts';
import type { StrategyBlock, StrategyInput, StrategyWire } from '../../strategy/schema.ts';
import { BLOCK, libraryOf } from '../nodes/blocks.ts';
import { freshId, type Place, removeNodes } from './edits.ts';

type BlockPort = Exclude<PortType, 'any'>;

/**
 * Folds nodes into a block of the strategy and puts one node in their place: what comes in from outside becomes an
 * input, what leaves becomes an output. Order nodes stay outside: they act by themselves.
 */
export function makeBlock(
  strategy: Strategy,
  ids: readonly string[],
  title: string,
): { strategy: Strategy; id: string } | null {
  const known = libraryOf(strategy);
  const inside = strategy.nodes.filter(
    ({ id, type }) => ids.includes(id) && known.get(type)?.kind !== 'order',
  );
  if (inside.length === 0) return null;
  const within = new Set(inside.map(({ id }) => id));
  const typeOf = (wire: string): BlockPort => {
    const source = parseReference(wire);
    const node = strategy.nodes.find(({ id }) => id === source?.node);
    const type = known.get(node?.type ?? '')?.outputs[source?.port ?? '']?.type;
    return type === 'bool' || type === 'candles' ? type : 'number';
  };
  const ports = new Map<string, string>();
  const taken = new Set<string>();
  const nodes = inside.map((node): StrategyNode => {
    const inputs = eachWire(node.inputs ?? {}, (wire) => {
      const source = typeof wire === 'string' ? parseReference(wire) : null;
      if (!source || typeof wire !== 'string' || within.has(source.node)) return wire;
      const port = ports.get(wire) ?? portName(source.node, source.port, taken);
      ports.set(wire, port);
      return `in.${port}`;
    });
    return { ...node, inputs };
  });
  const outputs = new Map<string, string>();
  const given = new Set<string>();
  const name = freshId(title.toLowerCase(), new Set(Object.keys(strategy.blocks ?? {})));
  const id = freshId(name, new Set(strategy.nodes.map((node) => node.id)));
  const others = strategy.nodes.map((node) =>
    within.has(node.id)
      ? node
      : {
          ...node,
          ...(node.inputs
            ? {
                inputs: eachWire(node.inputs, (wire) => {
                  const source = typeof wire === 'string' ? parseReference(wire) : null;
                  if (!source || typeof wire !== 'string' || !within.has(source.node)) return wire;
                  const port = outputs.get(wire) ?? portName(source.node, source.port, given);
                  outputs.set(wire, port);
                  return `${id}.${port}`;
                }),
              }
            : {}),
        },
  );
  const block: StrategyBlock = {
    title,
    inputs: Object.fromEntries([...ports].map(([wire, port]) => [port, typeOf(wire)])),
    outputs: Object.fromEntries([...outputs].map(([wire, port]) => [port, wire])),
    nodes,
  };
  const use: StrategyNode = {
    id,
    type: BLOCK + name,
    inputs: Object.fromEntries([...ports].map(([wire, port]) => [port, wire])),
  };
  const at = strategy.nodes.findIndex((node) => within.has(node.id));
  const place = middle(strategy, within);
  const left = removeNodes({ ...strategy, nodes: others }, [...within]);
  return {
    id,
    strategy: {
      ...left,
      blocks: { ...strategy.blocks, [name]: block },
      nodes: [...left.nodes.slice(0, at), use, ...left.nodes.slice(at)],
      layout: { ...left.layout, [id]: place },
    },
  };
}

function eachWire(
  inputs: Readonly<Record<string, StrategyInput>>,
  change: (wire: StrategyWire) => StrategyWire,
): Record<string, StrategyInput> {
  return Object.fromEntries(
    Object.entries(inputs).map(([port, input]) => [
      port,
      Array.isArray(input) ? input.map(change) : change(input),
    ]),
  );
}

/** `fast.value` → `fast`, `candles.close` → `close`; letters and digits only, as ports are called. */
function portName(node: string, port: string, taken: Set<string>): string {
  const plain = (port === 'value' ? node : port).replace(/[^A-Za-z0-9]/g, '');
  let name = plain;
  for (let n = 2; taken.has(name); n++) name = plain + n;
  taken.add(name);
  return name;
}

function middle(strategy: Strategy, ids: ReadonlySet<string>): Place {
  const places = [...ids].flatMap((id) => {
    const place = strategy.layout?.[id];
    return place && 'x' in place ? [place] : [];
  });
  if (places.length === 0) return { x: 0, y: 0 };
  const mean = (of: (place: Place) => number) =>
    Math.round(places.reduce((sum, place) => sum + of(place), 0) / places.length / 4) * 4;
  return { x: mean(({ x }) => x), y: mean(({ y }) => y) };
}
