import type { PortType, Strategy } from '../../index.ts';
import { parseReference } from '../../strategy/reference.ts';
import type { StrategyBlock } from '../../strategy/schema.ts';
import type { FieldSpec, Named } from '../inspector/fields.ts';
import type { FaceLibrary, NodeFace } from './face.ts';
import { library } from './library.ts';

export const BLOCK = 'block:';
/** Blocks inside blocks: the compiler reports one that contains itself, here it must only end. */
const DEEPEST = 8;

type Blocks = NonNullable<Strategy['blocks']>;

/** The block that a node type names; undefined: it is no block, or none of this strategy. */
export function blockOf(strategy: Strategy, type: string): StrategyBlock | undefined {
  return type.startsWith(BLOCK) ? strategy.blocks?.[type.slice(BLOCK.length)] : undefined;
}

const made = new WeakMap<Blocks, FaceLibrary>();

/** Every node type that a strategy may use: Candlewire's own, and the blocks of this strategy. */
export function libraryOf({ blocks }: Strategy): FaceLibrary {
  if (!blocks) return library;
  const known = made.get(blocks);
  if (known) return known;
  const own = new Map(
    Object.entries(blocks).map(([name, block]) => [BLOCK + name, definitionOf(name, block, blocks)]),
  );
  const whole: FaceLibrary = { all: library.all, get: (type) => library.get(type) ?? own.get(type) };
  made.set(blocks, whole);
  return whole;
}

/** A block as a node: what it takes, gives and lets be set, as far as the app must know. */
function definitionOf(name: string, block: StrategyBlock, blocks: Blocks): NodeFace {
  const title = block.title ?? name;
  const outputs = Object.keys(block.outputs ?? {}).map((port) => [
    port,
    { type: outputType(block, port, blocks, 0), title: port },
  ]);
  const inputs = Object.entries(block.inputs ?? {}).map(([port, type]) => [port, { type, title: port }]);
  return {
    kind: 'composite',
    type: BLOCK + name,
    group: 'notes',
    title,
    fields: Object.entries(block.params ?? {}).map(([key, param]) => fieldOf(block, key, param)),
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(outputs),
    sentence: (given) =>
      Object.entries(block.params ?? {})
        .map(([key, param]) => `${param.title ?? key} ${String(given[key])}`)
        .join(', '),
  };
}

function outputType(block: StrategyBlock, port: string, blocks: Blocks, depth: number): PortType {
  const source = parseReference(block.outputs?.[port] ?? '');
  if (!source || depth > DEEPEST) return 'any';
  if (source.node === 'in') return block.inputs?.[source.port] ?? 'any';
  const type = block.nodes.find(({ id }) => id === source.node)?.type ?? '';
  const inner = type.startsWith(BLOCK) ? blocks[type.slice(BLOCK.length)] : undefined;
  if (inner) return outputType(inner, source.port, blocks, depth + 1);
  return library.get(type)?.outputs[source.port]?.type ?? 'any';
}

type BlockParam = NonNullable<StrategyBlock['params']>[string];

/** What the first setting that it stands for allows, under the block's own name and default. */
function fieldOf(
  block: StrategyBlock,
  key: string,
  { of, default: initial, title = key }: BlockParam,
): FieldSpec {
  const [id, ...path] = (of[0] ?? '').split('.');
  const type = block.nodes.find((node) => node.id === id)?.type ?? '';
  const inner =
    path.length === 1 ? library.get(type)?.fields.find((field) => field.key === path[0]) : undefined;
  const named = { key, title, initial, unit: undefined, hint: undefined, optional: false };
  return inner ? { ...inner, key, title, initial, optional: false } : plain(named);
}

function plain(named: Named): FieldSpec {
  if (typeof named.initial === 'boolean') return { ...named, kind: 'toggle' };
  if (typeof named.initial !== 'number') return { ...named, kind: 'text' };
  const free = { min: undefined, max: undefined, slider: undefined };
  return { ...named, kind: 'number', integer: false, durations: false, ...free };
}
