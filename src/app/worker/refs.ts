import { library, type Strategy } from '../../index.ts';
import { blockOf, libraryOf } from '../nodes/blocks.ts';
import { parseReference } from '../../strategy/reference.ts';

/**
 * Outputs worth keeping, `node.port`: all of computing nodes, of data nodes what is wired, of order nodes what is wired
 * (what they report makes a run go candle by candle) and whether a resting one waits.
 */
export function outputRefs(strategy: Strategy): readonly string[] {
  const wired = wiredRefs(strategy);
  return strategy.nodes.flatMap(({ id, type, params, disabled }) => {
    if (disabled) return [];
    const ref = (port: string) => `${id}.${port}`;
    const definition = library.get(type);
    if (!definition) return Object.keys(blockOf(strategy, type)?.outputs ?? {}).map(ref);
    const ports = Object.entries(definition.outputs).filter(([, output]) => output.type !== 'candles');
    const refs = ports.map(([port]) => ref(port));
    if (definition.kind === 'order') {
      const rests = params?.type !== undefined && params.type !== 'market';
      return refs.filter((each) => wired.has(each) || (rests && each === ref('resting')));
    }
    if (definition.group !== 'data') return refs;
    return refs.filter((each) => wired.has(each) || each === ref('close') || each === ref('value'));
  });
}

function wiredRefs(strategy: Strategy): ReadonlySet<string> {
  const wired = new Set<string>();
  for (const { inputs } of strategy.nodes) {
    for (const wire of Object.values(inputs ?? {}).flat()) if (typeof wire === 'string') wired.add(wire);
  }
  return wired;
}

/** Blocks in blocks are followed this far. */
const DEEPEST = 8;

/** What the engine calls an output: that of a block is one of a node inside it, `use/node.port`. */
export function tapOf(strategy: Strategy, ref: string): string {
  let source = parseReference(ref);
  let nodes = strategy.nodes;
  let scope = '';
  for (let depth = 0; source && depth < DEEPEST; depth++) {
    const { node: id, port } = source;
    const block = blockOf(strategy, nodes.find((node) => node.id === id)?.type ?? '');
    if (!block) return `${scope}${id}.${port}`;
    const inner = parseReference(block.outputs?.[port] ?? '');
    if (inner?.node === 'in') {
      const wire = nodes.find((node) => node.id === id)?.inputs?.[inner.port];
      source = typeof wire === 'string' ? parseReference(wire) : null;
      continue;
    }
    source = inner;
    nodes = block.nodes;
    scope += `${id}/`;
  }
  return ref;
}

/** What an output is, by the node's definition. */
export function outputOf(strategy: Strategy, ref: string) {
  const source = parseReference(ref);
  const type = strategy.nodes.find(({ id }) => id === source?.node)?.type;
  return source && type !== undefined ? libraryOf(strategy).get(type)?.outputs[source.port] : undefined;
}
