import type {
  NodeDefinition,
  NodeLibrary,
  PartCandles,
  PartGraph,
  PartNode,
  PartWire,
  Port,
} from '../node/index.ts';
import { canonicalJson } from '../strategy/canonical.ts';
import { EXTRA_COLUMNS, PRICE_COLUMNS } from '../time/candles.ts';
import { type Bundle, bundleOf, type Columns, type Value } from './columns.ts';
import type { ColumnId, InputIds, KernelStep, LedgerStep } from './program.ts';

export type Linked = Value | Bundle | undefined;
/** What is wired into a port; a list for a variadic one. Asked only when needed, so that loops can close. */
export type InputSource = (port: string) => Linked | readonly Linked[];

/** One computing node, with its inputs bound once all nodes are there. */
export interface Primitive {
  readonly step: KernelStep | LedgerStep;
  readonly bind: () => void;
}

/** What a node shows to its neighbours. */
export interface Instance {
  output(port: string): Linked;
}

/** Makes the primitives of a strategy, expanding composites; one builder a program. */
export class Instances {
  readonly primitives: Primitive[] = [];
  private readonly shared = new Map<string, Instance>();

  constructor(
    private readonly library: NodeLibrary,
    private readonly columns: Columns,
  ) {}

  /** @throws Error where a composite's own graph is wrong: a fault of the node library, not of the strategy. */
  make(
    definition: NodeDefinition,
    params: Record<string, unknown>,
    clock: number,
    node: string,
    inputs: InputSource,
    looped: boolean,
  ): Instance {
    switch (definition.kind) {
      case 'compute':
        return this.kernel(definition, params, clock, node, inputs, looped);
      case 'ledger':
        return this.ledger(definition, params, clock, node);
      case 'composite':
        return this.composite(definition.expand(params), clock, node, inputs, looped);
      case 'order':
        throw new Error(`"${definition.type}" acts; it cannot be part of a composite.`);
    }
  }

  private kernel(
    definition: KernelStep['definition'],
    params: Record<string, unknown>,
    clock: number,
    node: string,
    inputs: InputSource,
    looped: boolean,
  ): Instance {
    const bindAll = () =>
      Object.fromEntries(
        Object.keys(definition.inputs).map((port) => [port, this.bindInput(definition, port, clock, inputs)]),
      );
    const create = (bound: Record<string, InputIds>): Instance => {
      const outputs = Object.fromEntries(
        Object.keys(definition.outputs).map((port) => [port, this.columns.make(clock)]),
      );
      const step: KernelStep = { kind: 'kernel', clock, node, definition, params, inputs: bound, outputs };
      this.primitives.push({ step, bind: () => looped && Object.assign(bound, bindAll()) });
      return { output: (port) => columnOutput(outputs, port) };
    };
    if (looped) return create({});
    const bound = bindAll();
    const key = canonicalJson([definition.type, params, clock, bound]);
    const instance = this.shared.get(key) ?? create(bound);
    this.shared.set(key, instance);
    return instance;
  }

  private ledger(
    definition: LedgerStep['definition'],
    params: Record<string, unknown>,
    clock: number,
    node: string,
  ): Instance {
    const key = canonicalJson([definition.type, params]);
    const known = this.shared.get(key);
    if (known) return known;
    const outputs = Object.fromEntries(
      Object.keys(definition.outputs).map((port) => [port, this.columns.make(clock)]),
    );
    this.primitives.push({
      step: { kind: 'ledger', clock, node, definition, params, outputs },
      bind: () => undefined,
    });
    const instance: Instance = { output: (port) => columnOutput(outputs, port) };
    this.shared.set(key, instance);
    return instance;
  }

  private bindInput(definition: NodeDefinition, port: string, clock: number, inputs: InputSource): InputIds {
    const spec = definition.inputs[port];
    if (spec?.from === 'instant') return this.columns.instant(clock);
    const linked = inputs(port);
    if (linked === undefined) return this.unknownInput(spec, clock);
    if (isList(linked)) return linked.flatMap((item) => this.column(item, clock) ?? []);
    if (isBundle(linked)) {
      return spec?.type === 'candles'
        ? this.columns.bundleOn(linked, clock)
        : this.columns.align(linked.columns.close, clock);
    }
    return this.columns.on(linked, clock);
  }

  /** A composite's own optional input may stay open where a part needs a value: it is unknown then. */
  private unknownInput(spec: Port | undefined, clock: number): InputIds {
    const needed = spec !== undefined && !spec.optional && spec.type !== 'candles';
    return needed ? this.columns.constant(Number.NaN, clock) : undefined;
  }

  private column(linked: Linked, clock: number): ColumnId | undefined {
    if (linked === undefined) return undefined;
    return isBundle(linked)
      ? this.columns.align(linked.columns.close, clock)
      : this.columns.on(linked, clock);
  }

  private composite(
    graph: PartGraph,
    clock: number,
    node: string,
    inputs: InputSource,
    looped: boolean,
  ): Instance {
    const parts = new Map(graph.nodes.map((part) => [part.id, part]));
    const made = new Map<string, Instance>();
    const part = (id: string): Instance => {
      const known = made.get(id);
      if (known) return known;
      const spec = parts.get(id);
      if (!spec) throw new Error(`A composite names a part "${id}" that it does not have.`);
      const instance = this.part(spec, clock, node, wire, looped);
      made.set(id, instance);
      return instance;
    };
    const wire = (text: PartWire): Linked | readonly Linked[] => {
      if (typeof text !== 'string') return { constant: Number(text) };
      const [id = '', port = '', column] = text.split('.');
      return id === 'in' ? field(inputs(port), column) : part(id).output(port);
    };
    const single = (text: string): Linked => {
      const linked = wire(text);
      return isList(linked) ? linked[0] : linked;
    };
    return {
      output: (port) => {
        const source = graph.outputs[port];
        if (source === undefined) return undefined;
        return typeof source === 'string' ? single(source) : this.bundle(source, clock, single);
      },
    };
  }

  private part(
    spec: PartNode,
    clock: number,
    node: string,
    wire: (text: PartWire) => Linked | readonly Linked[],
    looped: boolean,
  ): Instance {
    const definition = this.library.get(spec.type);
    if (!definition)
      throw new Error(`A composite needs the node type "${spec.type}", which the library lacks.`);
    const params = definition.params.parse(spec.params ?? {});
    const input: InputSource = (port) => {
      const given = spec.inputs?.[port];
      if (given === undefined) return undefined;
      return isParts(given) ? given.flatMap((text) => wire(text)) : wire(given);
    };
    return this.make(definition, params, clock, node, input, looped);
  }

  private bundle(source: PartCandles, clock: number, single: (text: string) => Linked): Bundle {
    const columns = bundleOf(
      (name) => this.column(single(source[name]), clock) ?? this.columns.constant(Number.NaN, clock),
    );
    return { clock, columns, extra: () => ({ constant: Number.NaN }) };
  }
}

function columnOutput(outputs: Readonly<Record<string, ColumnId>>, port: string): Linked {
  const column = outputs[port];
  return column === undefined ? undefined : { column };
}

/** `in.candles.close`: a column of a bundle. */
function field(linked: Linked | readonly Linked[], name: string | undefined): Linked | readonly Linked[] {
  if (name === undefined || linked === undefined || isList(linked) || !isBundle(linked)) return linked;
  if (name === 'time') return { column: linked.columns.time };
  const price = PRICE_COLUMNS.find((column) => column === name);
  if (price) return { column: linked.columns[price] };
  const extra = EXTRA_COLUMNS.find((column) => column === name);
  return extra && linked.extra(extra);
}

export function isBundle(linked: Value | Bundle): linked is Bundle {
  return 'columns' in linked;
}
export function isList(linked: Linked | readonly Linked[]): linked is readonly Linked[] {
  return Array.isArray(linked);
}
function isParts(wire: PartWire | readonly PartWire[]): wire is readonly PartWire[] {
  return Array.isArray(wire);
}
