import type { Diagnostic } from '../strategy/diagnostic.ts';
import { parseReference } from '../strategy/reference.ts';
import type {
  Strategy,
  StrategyBlock,
  StrategyInput,
  StrategyNode,
  StrategyWire,
} from '../strategy/schema.ts';
import { BLOCK, sizeFaults } from './block-sizes.ts';
import { setIn } from './edit.ts';

/** A wire after blocks are inlined. `broken`: it named nothing, which has been said. */
export type FlatWire =
  | { readonly kind: 'reference'; readonly node: string; readonly port: string }
  | { readonly kind: 'literal'; readonly value: number | boolean }
  | { readonly kind: 'broken' };

/** A node after blocks are inlined; those of a block are called `use/node`. */
export interface FlatNode {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly params: Record<string, unknown>;
  readonly inputs: Readonly<Record<string, FlatWire | readonly FlatWire[]>>;
  readonly disabled: boolean;
  readonly muted: boolean;
  /** The node of the document that a diagnostic should name, and where it stands. */
  readonly owner: string;
  readonly place: readonly (string | number)[];
  /** What stands before the names of its neighbours: `use/`, or nothing. */
  readonly scope: string;
}

/** A use of a block, before it is replaced by the block's nodes. */
export interface FlatUse extends Omit<FlatNode, 'type' | 'version' | 'params' | 'disabled' | 'muted'> {
  readonly block: StrategyBlock;
  /** What a message calls it. */
  readonly title: string;
}

export interface Inlined {
  readonly nodes: FlatNode[];
  /** By id, `use` or `use/use`. */
  readonly uses: ReadonlyMap<string, FlatUse>;
  readonly diagnostics: Diagnostic[];
}

/** Replaces every use of a block by the block's nodes. Counts before it expands. */
export function inlineBlocks(strategy: Strategy): Inlined {
  const blocks = new Map(Object.entries(strategy.blocks ?? {}));
  const faults = [...sizeFaults(strategy.nodes, blocks), ...blockFaults(blocks)];
  const out: Out = { nodes: [], uses: new Map(), diagnostics: faults };
  if (faults.length > 0) return out;
  expand({ nodes: strategy.nodes, place: ['nodes'], scope: '', input: () => undefined }, blocks, out);
  return out;
}

interface Level {
  readonly nodes: readonly StrategyNode[];
  readonly place: readonly (string | number)[];
  readonly scope: string;
  readonly owner?: string;
  /** What the block's `in.port` is wired to; broken where that is a list or missing, which is said at the block. */
  input(port: string): FlatWire | undefined;
}

interface Out {
  readonly nodes: FlatNode[];
  readonly uses: Map<string, FlatUse>;
  readonly diagnostics: Diagnostic[];
}

function expand(level: Level, blocks: ReadonlyMap<string, StrategyBlock>, out: Out): void {
  const { nodes, uses, diagnostics } = out;
  const byId = new Map(level.nodes.map((node) => [node.id, node]));
  const report = (node: StrategyNode, port: string | undefined, code: string, message: string) =>
    diagnostics.push({
      code,
      severity: 'error',
      message,
      node: level.owner ?? node.id,
      ...(port ? { port } : {}),
    });

  const resolve = (text: string, node: StrategyNode, port: string): FlatWire => {
    const reference = parseReference(text);
    if (!reference) {
      report(node, port, 'bad-reference', `"${text}" is no wire: write node.port, for example "rsi.value".`);
      return { kind: 'broken' };
    }
    if (reference.node === 'in' && level.owner) {
      return level.input(reference.port) ?? broken(node, port, text);
    }
    const target = byId.get(reference.node);
    if (!target) return broken(node, port, text);
    return through(target, reference.port, level.scope) ?? broken(node, port, text);
  };
  const broken = (node: StrategyNode, port: string, text: string): FlatWire => {
    report(
      node,
      port,
      'unknown-reference',
      `"${text}" names nothing: there is no such node or output. Wire it anew.`,
    );
    return { kind: 'broken' };
  };
  /** Follows a reference to a block's output inwards. */
  const through = (target: StrategyNode, port: string, scope: string): FlatWire | undefined => {
    const block = blockOf(target.type, blocks);
    if (!block) return { kind: 'reference', node: `${scope}${target.id}`, port };
    const inner = parseReference(block.outputs?.[port] ?? '');
    if (!inner) return undefined;
    if (inner.node === 'in') {
      const wire = target.inputs?.[inner.port];
      return wire === undefined || Array.isArray(wire) ? undefined : toWire(wire, target, inner.port);
    }
    const next = block.nodes.find(({ id }) => id === inner.node);
    return next && through(next, inner.port, `${scope}${target.id}/`);
  };
  const toWire = (wire: StrategyWire, node: StrategyNode, port: string): FlatWire =>
    typeof wire === 'string' ? resolve(wire, node, port) : { kind: 'literal', value: wire };
  const toInput = (input: StrategyInput, node: StrategyNode, port: string) =>
    Array.isArray(input) ? input.map((wire) => toWire(wire, node, port)) : toWire(input, node, port);

  level.nodes.forEach((node, index) => {
    const inputs = Object.fromEntries(
      Object.entries(node.inputs ?? {}).map(([port, input]) => [port, toInput(input, node, port)]),
    );
    const owner = level.owner ?? node.id;
    const place = [...level.place, index];
    const block = blockOf(node.type, blocks);
    if (!block) {
      nodes.push({
        id: `${level.scope}${node.id}`,
        type: node.type,
        version: node.version ?? 1,
        params: node.params ?? {},
        inputs,
        disabled: node.disabled ?? false,
        muted: node.muted ?? false,
        owner,
        place,
        scope: level.scope,
      });
      return;
    }
    const id = `${level.scope}${node.id}`;
    const title = block.title ?? `the block "${node.type.slice(BLOCK.length)}"`;
    uses.set(id, { id, inputs, owner, place, scope: level.scope, block, title });
    for (const port of Object.keys(inputs)) {
      if (!block.inputs?.[port])
        report(node, port, 'unknown-input', `This block has no input called "${port}". Remove the wire.`);
    }
    for (const port of Object.keys(block.inputs ?? {})) {
      if (inputs[port] === undefined)
        report(node, port, 'missing-input', `This block needs a wire at "${port}". Connect one.`);
    }
    for (const name of Object.keys(node.params ?? {})) {
      if (!block.params?.[name])
        report(node, undefined, 'unknown-field', `This block has no setting called "${name}". Remove it.`);
    }
    const off = node.disabled || node.muted;
    expand(
      {
        nodes: withParams(block, node.params ?? {}).map((inner) =>
          off ? { ...inner, disabled: true } : inner,
        ),
        place: ['blocks', node.type.slice(BLOCK.length), 'nodes'],
        scope: `${level.scope}${node.id}/`,
        owner,
        input: (port) => {
          const wire = inputs[port];
          if (wire && 'kind' in wire) return wire;
          return wire || block.inputs?.[port] ? { kind: 'broken' } : undefined;
        },
      },
      blocks,
      out,
    );
  });
}

function blockOf(type: string, blocks: ReadonlyMap<string, StrategyBlock>): StrategyBlock | undefined {
  return type.startsWith(BLOCK) ? blocks.get(type.slice(BLOCK.length)) : undefined;
}

/** The block's nodes with its own parameters written into them. */
function withParams(block: StrategyBlock, given: Record<string, unknown>): StrategyNode[] {
  let nodes = block.nodes;
  for (const [name, param] of Object.entries(block.params ?? {})) {
    const value = given[name] ?? param.default;
    for (const target of param.of) {
      const [id, ...path] = target.split('.');
      nodes = nodes.map((node) =>
        node.id === id ? { ...node, params: setIn(node.params ?? {}, path, value) } : node,
      );
    }
  }
  return nodes;
}

/** Outputs and parameters of blocks that name nothing. */
function blockFaults(blocks: ReadonlyMap<string, StrategyBlock>): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [name, block] of blocks) {
    const ids = new Set(block.nodes.map(({ id }) => id));
    const fault = (path: string, text: string) =>
      found.push({
        code: 'unknown-reference',
        severity: 'error',
        message: `"${text}" names nothing in the block "${name}". Correct or remove it.`,
        path: `blocks.${name}.${path}`,
      });
    for (const [port, text] of Object.entries(block.outputs ?? {})) {
      const reference = parseReference(text);
      const known =
        reference?.node === 'in' ? block.inputs?.[reference.port] : reference && ids.has(reference.node);
      if (!known) fault(`outputs.${port}`, text);
    }
    for (const [param, { of }] of Object.entries(block.params ?? {})) {
      for (const target of of) {
        const [id, field] = target.split('.');
        if (!id || !field || !ids.has(id)) fault(`params.${param}.of`, target);
      }
    }
  }
  return found;
}
