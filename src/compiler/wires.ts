import type { NodeDefinition, NodeLibrary, Port, PortType } from '../node/index.ts';
import type { Diagnostic, Fix } from '../strategy/diagnostic.ts';
import { referenceText } from '../strategy/reference.ts';
import type { Strategy } from '../strategy/schema.ts';
import type { FlatNode, FlatWire } from './inline.ts';

type Reference = FlatWire & { kind: 'reference' };

/** A node with its definition: what can be said before clocks and parameters are known. */
export interface KnownNode {
  readonly flat: FlatNode;
  readonly definition: NodeDefinition;
}
export type KnownNodes = ReadonlyMap<string, KnownNode>;

export function knowNodes(
  nodes: readonly FlatNode[],
  library: NodeLibrary,
): { known: KnownNodes; diagnostics: Diagnostic[] } {
  const known = new Map<string, KnownNode>();
  const diagnostics: Diagnostic[] = [];
  for (const flat of nodes) {
    const definition = library.get(flat.type);
    if (definition && !definition.hidden) known.set(flat.id, { flat, definition });
    else diagnostics.push(unknownNode(flat));
  }
  return { known, diagnostics };
}

function unknownNode({ type, owner, place }: FlatNode): Diagnostic {
  const what = type.startsWith('block:')
    ? `no block called "${type.slice(6)}" in this file`
    : `no node type "${type}"`;
  return {
    code: 'unknown-node',
    severity: 'error',
    message: `There is ${what}. It may be misspelt or need a newer Candlewire; it does nothing until it is replaced.`,
    node: owner,
    fix: { title: 'Remove the node', edits: [{ path: place }] },
  };
}

/** The wires of an input as a list, whatever its form. */
export function wiresOf(input: FlatWire | readonly FlatWire[] | undefined): readonly FlatWire[] {
  if (input === undefined) return [];
  return isWire(input) ? [input] : input;
}

export function isWire(input: FlatWire | readonly FlatWire[]): input is FlatWire {
  return 'kind' in input;
}

/** The output that a wire really shows once muted nodes are passed through; null: nothing. */
export function sourceOf(wire: FlatWire, known: KnownNodes, depth = 0): FlatWire | null {
  if (wire.kind !== 'reference') return wire.kind === 'literal' ? wire : null;
  const node = known.get(wire.node);
  if (!node || node.flat.disabled || depth > known.size) return null;
  if (!node.flat.muted) return wire;
  const type = node.definition.outputs[wire.port]?.type ?? 'any';
  const same = Object.entries(node.definition.inputs).find(([, input]) => carries(input.type, type));
  const [through] = wiresOf(same && node.flat.inputs[same[0]]);
  return through ? sourceOf(through, known, depth + 1) : null;
}

const passedTypes = new WeakMap<KnownNodes, Map<string, PortType | null>>();

/** The type of what a wire brings; null where it cannot be told (a loop of pass-through nodes). */
export function typeOf(wire: FlatWire, known: KnownNodes): PortType | null {
  const own = ownType(wire, known);
  if (own !== 'any' || wire.kind !== 'reference') return own;
  const types = passedTypes.get(known) ?? new Map<string, PortType | null>();
  passedTypes.set(known, types);
  const type = types.get(wire.node) ?? passedType(wire.node, known, types);
  types.set(wire.node, type);
  return type;
}

/** Depth first without recursion: a stranger's file may pass a value through thousands of nodes. */
function passedType(
  start: string,
  known: KnownNodes,
  types: ReadonlyMap<string, PortType | null>,
): PortType | null {
  const seen = new Set<string>();
  const open: FlatWire[] = [{ kind: 'reference', node: start, port: '' }];
  for (let wire = open.pop(); wire; wire = open.pop()) {
    const node = wire.kind === 'reference' ? wire.node : undefined;
    const own = node === start ? 'any' : ownType(wire, known);
    const type = own === 'any' && node !== undefined ? (types.get(node) ?? own) : own;
    if (type && type !== 'any') return type === 'candles' ? 'number' : type;
    if (type !== 'any' || node === undefined || seen.has(node)) continue;
    seen.add(node);
    const next = known.get(node);
    if (next) open.push(...passed(next).reverse());
  }
  return null;
}

function ownType(wire: FlatWire, known: KnownNodes): PortType | null {
  if (wire.kind === 'literal') return typeof wire.value === 'boolean' ? 'bool' : 'number';
  if (wire.kind === 'broken') return null;
  return known.get(wire.node)?.definition.outputs[wire.port]?.type ?? null;
}

/** What a node may pass through, first things first; an unwired input that reads a price brings a number. */
function passed({ flat, definition }: KnownNode): FlatWire[] {
  return Object.entries(definition.inputs).flatMap(([port, input]): FlatWire[] => {
    if (input.type !== 'any') return [];
    const price: FlatWire[] = input.from ? [{ kind: 'literal', value: 0 }] : [];
    return [...wiresOf(flat.inputs[port]), ...price];
  });
}

/** Whether an input takes a value: candles give their close, a bool is 0 or 1; a number is no condition. */
export function carries(input: PortType, source: PortType): boolean {
  if (input === source) return true;
  if (input === 'candles') return false;
  if (input === 'bool') return source === 'any';
  return true;
}

/** Everything that is wrong with a node's own wires. */
export function wireFaults(
  { flat, definition }: KnownNode,
  known: KnownNodes,
  strategy: Strategy,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (port: string, code: string, message: string, fix?: Fix) =>
    found.push({ code, severity: 'error', message, node: flat.owner, port, ...(fix ? { fix } : {}) });
  const at = [...flat.place, 'inputs'];

  for (const port of Object.keys(flat.inputs)) {
    if (definition.inputs[port] && !definition.inputs[port].hidden) continue;
    report(port, 'unknown-input', `${definition.title} has no input called "${port}". Remove the wire.`, {
      title: 'Remove the wire',
      edits: [{ path: [...at, port] }],
    });
  }
  for (const [port, spec] of Object.entries(definition.inputs)) {
    if (spec.hidden) continue;
    const input = flat.inputs[port];
    const empty = input === undefined || wiresOf(input).length === 0;
    if (empty && (input === undefined || spec.variadic)) {
      const required = !spec.optional && spec.from === undefined && spec.initial === undefined;
      if (required) report(port, 'missing-input', missing(definition, port, spec));
      continue;
    }
    if (spec.variadic && isWire(input)) {
      const text = input.kind === 'reference' ? referenceText(input) : undefined;
      report(
        port,
        'list-expected',
        `"${port}" of ${definition.title} takes a list of wires. Put the wire in brackets.`,
        {
          title: 'Make it a list',
          edits: [{ path: [...at, port], value: [text ?? (input.kind === 'literal' ? input.value : '')] }],
        },
      );
      continue;
    }
    if (!spec.variadic && !isWire(input)) {
      report(
        port,
        'list-unexpected',
        `"${port}" of ${definition.title} takes one wire, not a list. Keep one of them.`,
      );
      continue;
    }
    for (const wire of wiresOf(input)) {
      const fault = wireFault(wire, spec.type, `"${port}" of ${definition.title}`, known);
      if (fault)
        report(
          port,
          fault.code,
          fault.message,
          fault.offersCompare ? compareFix(flat, port, wire, strategy) : undefined,
        );
    }
  }
  return found;
}

function missing(definition: NodeDefinition, port: string, { type }: Port): string {
  const what = type === 'bool' ? 'a condition' : type === 'candles' ? 'candles' : 'a number';
  return `${definition.title} does nothing yet: connect ${what} to "${port}".`;
}

export interface WireFault {
  code: string;
  message: string;
  offersCompare?: boolean;
}

/** What is wrong with a wire into a port of a type; `name` is what a message calls the port. */
export function wireFault(
  wire: FlatWire,
  wanted: PortType,
  name: string,
  known: KnownNodes,
): WireFault | null {
  if (wire.kind === 'broken') return null;
  if (wire.kind === 'literal') return literalFault(wire.value, wanted, name);
  const source = known.get(wire.node);
  if (!source) return null;
  if (!source.definition.outputs[wire.port]) {
    const ports = Object.keys(source.definition.outputs).join(', ');
    return {
      code: 'unknown-output',
      message: `${source.definition.title} has no output called "${wire.port}". It has: ${ports}.`,
    };
  }
  const type = typeOf(wire, known);
  if (!type || carries(wanted, type)) return null;
  if (wanted === 'candles') {
    return {
      code: 'wrong-type',
      message: `${name} takes candles, but ${wire.node}.${wire.port} is a single value. Connect candles.`,
    };
  }
  return {
    code: 'number-as-condition',
    message: `${name} takes a condition, but ${wire.node}.${wire.port} is a number. Compare it with something first.`,
    offersCompare: true,
  };
}

function literalFault(value: number | boolean, type: PortType, name: string): WireFault | null {
  const isBool = typeof value === 'boolean';
  if (type === 'any' || (type === 'bool' && isBool) || (type === 'number' && !isBool)) return null;
  const wanted = type === 'bool' ? 'true or false' : type === 'number' ? 'a number' : 'candles';
  return {
    code: 'wrong-literal',
    message: `${name} takes ${wanted}, not ${String(value)}. Correct it or connect a wire.`,
  };
}

/** Puts a `compare` with zero between a number and the condition that it was wired to. */
export function compareFix(
  flat: Pick<FlatNode, 'scope' | 'inputs' | 'place'>,
  port: string,
  wire: FlatWire,
  strategy: Strategy,
): Fix | undefined {
  if (wire.kind !== 'reference' || flat.scope !== '') return undefined;
  const id = freshId('compare', strategy);
  const compare = { id, type: 'compare', params: { op: '>' }, inputs: { a: referenceText(wire), b: 0 } };
  const input = flat.inputs[port];
  const list = input && !isWire(input) ? input : undefined;
  const place = [...flat.place, 'inputs', port, ...(list ? [list.indexOf(wire)] : [])];
  return {
    title: 'Compare it with 0',
    edits: [
      { path: place, value: `${id}.value` },
      { path: ['nodes', strategy.nodes.length], value: compare },
    ],
  };
}

/** An id that no node of the strategy has yet: `ema`, `ema-2`, … */
export function freshId(base: string, { nodes }: Pick<Strategy, 'nodes'>): string {
  const taken = new Set([...nodes.map(({ id }) => id), 'in', 'frames', 'comments']);
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  return id;
}

export function isReference(wire: FlatWire): wire is Reference {
  return wire.kind === 'reference';
}
