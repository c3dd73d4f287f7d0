import {
  type InputDefault,
  type NodeLibrary,
  type OrderOutput,
  RISK_OUTPUTS,
  TARGET_OUTPUTS,
} from '../node/index.ts';
import type { Diagnostic } from '../strategy/diagnostic.ts';
import type { Strategy } from '../strategy/schema.ts';
import { blockOutput } from './block-wires.ts';
import { type Bundle, Columns } from './columns.ts';
import type { FlatWire } from './inline.ts';
import { type InputSource, type Instance, Instances, isBundle, isList, type Linked } from './instance.ts';
import { marketPrograms } from './market-programs.ts';
import { linkNotices } from './notices.ts';
import { linkOrders } from './orders.ts';
import { flagged } from './params.ts';
import type { ColumnId, OutputStep, Program } from './program.ts';
import { type Resolved, resolveStrategy, tickClock } from './resolve.ts';
import { marketIndex, type ResolvedNode } from './resolved.ts';
import { components } from './scc.ts';
import { schedule } from './schedule.ts';
import { linkConditions } from './watched.ts';
import { isReference, isWire, sourceOf, wiresOf } from './wires.ts';

export interface LinkOptions {
  /** Ports to keep whole while running: names as `node.port` (a block's too), or all that are wired or belong to an indicator. */
  readonly taps?: 'all' | readonly string[];
  /** Whether kept ports have a row per tick of their own clock (default), or one per instant of the decision clock. */
  readonly tapsOn?: 'own' | 'decision';
  /**
   * Ports, as `node.port`, whose values a run over the same candles has given before: where nothing else needs the
   * nodes behind them, those are not computed again. Of strategies with one market, on its own clock.
   */
  readonly given?: readonly string[];
}

export interface LinkedStrategy {
  readonly program: Program;
  /** Errors leave out the nodes that they name and what hangs on them; the rest of the program runs. */
  readonly diagnostics: Diagnostic[];
}

/** Makes a strategy ready to run. Never throws on a strategy that passed the schema. */
export function link(strategy: Strategy, library: NodeLibrary, options: LinkOptions = {}): LinkedStrategy {
  const resolved = resolveStrategy(strategy, library);
  return { program: new Linker(resolved, library).program(options), diagnostics: resolved.diagnostics };
}

/** Everything that is wrong or doubtful about a strategy. */
export function check(strategy: Strategy, library: NodeLibrary): Diagnostic[] {
  return resolveStrategy(strategy, library).diagnostics;
}

export class Linker {
  readonly columns: Columns;
  readonly instances: Instances;
  readonly orderIds: readonly string[];
  private readonly made = new Map<string, Instance>();
  private readonly looped: ReadonlySet<string>;
  private readonly outputSteps = new Map<ColumnId, OutputStep>();

  constructor(
    readonly resolved: Resolved,
    readonly library: NodeLibrary,
  ) {
    this.columns = new Columns(resolved.clocks);
    this.instances = new Instances(library, this.columns);
    this.looped = loopMembers(resolved);
    this.orderIds = [...resolved.nodes.values()].flatMap(({ flat, definition }) =>
      definition.kind === 'order' ? [flat.id] : [],
    );
  }

  program({ taps = [], tapsOn = 'own', given = [] }: LinkOptions): Program {
    this.makeInOrder();
    const orders = linkOrders(this);
    const markets = marketPrograms(this);
    const notices = linkNotices(this);
    const conditions = linkConditions(this);
    const kept = this.tapColumns(taps, tapsOn);
    const known = this.givenColumns(given);
    for (let done = 0; done < this.instances.primitives.length; done++)
      this.instances.primitives[done]?.bind();
    const wanted = [
      ...orders.flatMap(({ inputs }) => Object.values(inputs)),
      ...markets.flatMap(({ bundle, atr, spread, funding, mark }) => [
        ...Object.values(bundle),
        atr,
        spread,
        funding,
        mark,
      ]),
      ...notices.flatMap(({ sent, values }) => [sent, ...values.map(([, column]) => column)]),
      ...conditions.map(({ column }) => column),
      ...kept.values(),
    ];
    const plan = schedule(
      this,
      this.outputSteps,
      wanted.flatMap((column) => column ?? []),
      new Set(known.values()),
    );
    return {
      strategy: this.resolved.strategy,
      ...this.columns.finish(),
      keep: plan.keep,
      pure: plan.pure,
      reactive: plan.reactive,
      markets,
      notices,
      conditions,
      orders: orders.map((order) => ({
        ...order,
        reactive: Object.values(order.inputs).some((id) => id !== undefined && plan.bar.has(id)),
      })),
      taps: kept,
      given: new Map([...known].filter(([, column]) => plan.given.has(column))),
    };
  }

  /** In order of evaluation, so that a chain of thousands of nodes needs no deep recursion. */
  private makeInOrder(): void {
    for (const id of this.resolved.order) {
      const node = this.resolved.nodes.get(id);
      if (!node) continue;
      this.instance(id);
      for (const port of Object.keys(node.flat.inputs)) this.input(node, port);
    }
  }

  instance(id: string): Instance | undefined {
    const known = this.made.get(id);
    if (known) return known;
    const node = this.resolved.nodes.get(id);
    if (!node) return undefined;
    const { definition, params, clock, flat } = node;
    const { clocks, strategy, frames } = this.resolved;
    if (definition.kind === 'order') return this.orderInstance(id);
    const runs = definition.kind === 'composite' ? tickClock(node, clocks, strategy, frames) : clock;
    const looped = this.looped.has(id);
    const inputs: InputSource = (port) => this.input(node, port, runs);
    const instance = this.instances.make(definition, params, runs, flat.owner, inputs, looped);
    this.made.set(id, instance);
    return instance;
  }

  /** What a node's input is wired to, or reads unwired. */
  input(node: ResolvedNode, port: string, clock = node.clock): Linked | readonly Linked[] {
    const { flat, definition, params } = node;
    const spec = definition.inputs[port];
    const given = flat.inputs[port];
    if (given === undefined || wiresOf(given).length === 0) {
      if (spec?.from === 'feed' || spec?.from === 'feed-time') {
        const [name = ''] = flagged(definition, params, 'feed').map(([, value]) => value);
        return { column: this.columns.feed(name)[spec.from === 'feed' ? 'value' : 'time'] };
      }
      if (spec?.from) return this.unwired(spec.from, params.market, clock, spec.type === 'candles');
      return spec?.initial === undefined ? undefined : { constant: Number(spec.initial) };
    }
    if (!isWire(given)) return given.map((wire) => this.wired(wire, clock));
    return this.wired(given, clock);
  }

  marketBundle(market: number): Bundle {
    const frame = this.resolved.frames[market];
    const { clocks } = this.resolved;
    return this.columns.marketBundle(market, frame ? clocks.market(market, frame) : clocks.decision);
  }

  private unwired(from: InputDefault, market: unknown, clock: number, bundle: boolean): Linked {
    const series = this.marketBundle(from === 'market' ? marketIndex(market, this.resolved.strategy) : 0);
    if (bundle) return this.ticking(series, clock);
    return { column: from === 'volume' ? series.columns.volume : series.columns.close };
  }

  private wired(wire: FlatWire, clock: number): Linked {
    const source = sourceOf(wire, this.resolved.known);
    if (!source || source.kind === 'broken') return undefined;
    if (source.kind === 'literal') return { constant: Number(source.value) };
    const linked = this.instance(source.node)?.output(source.port);
    return linked && isBundle(linked) ? this.ticking(linked, clock) : linked;
  }

  /** Candles for a node that runs on buckets of them. */
  private ticking(bundle: Bundle, clock: number): Bundle {
    const spec = this.resolved.clocks.spec(clock);
    return spec.kind === 'resampled' && spec.base === bundle.clock
      ? this.columns.resample(bundle, clock)
      : bundle;
  }

  private orderInstance(id: string): Instance {
    const order = this.orderIds.indexOf(id);
    const clock = this.resolved.clocks.decision;
    return {
      output: (port) => {
        if (!isOrderOutput(port)) return undefined;
        const column = this.columns.shared(['order', id, port], () => this.columns.make(clock));
        this.outputSteps.set(column, { kind: 'output', clock, order, port, to: column });
        return { column };
      },
    };
  }

  private tapColumns(taps: LinkOptions['taps'], tapsOn: LinkOptions['tapsOn']): Map<string, ColumnId> {
    const names = taps === 'all' ? this.everyPort() : (taps ?? []);
    const kept = new Map<string, ColumnId>();
    for (const name of names) {
      const dot = name.lastIndexOf('.');
      const clock = this.resolved.clocks.decision;
      const linked = this.port(name.slice(0, dot), name.slice(dot + 1), clock);
      if (!linked) continue;
      const column = isBundle(linked)
        ? linked.columns.close
        : 'constant' in linked
          ? this.columns.constant(linked.constant, clock)
          : linked.column;
      kept.set(name, tapsOn === 'decision' ? this.columns.align(column, clock) : column);
    }
    return kept;
  }

  /** A port of a node, or of a use of a block. */
  private port(id: string, port: string, clock: number): Linked {
    const { uses } = this.resolved;
    if (!uses.has(id)) return this.instance(id)?.output(port);
    const wire = blockOutput(uses, id, port);
    return wire && this.wired(wire, clock);
  }

  private givenColumns(names: readonly string[]): Map<string, ColumnId> {
    const { clocks, strategy } = this.resolved;
    if (strategy.markets.length !== 1 || clocks.spec(clocks.decision).kind !== 'market') return new Map();
    const columns = this.tapColumns(names, 'own');
    return new Map([...columns].filter(([, column]) => this.columns.clockOf(column) === clocks.decision));
  }

  /** Of data nodes only what is wired: a bundle has more columns than anybody looks at. */
  private everyPort(): string[] {
    const wired = new Set<string>();
    for (const { flat } of this.resolved.nodes.values()) {
      for (const input of Object.values(flat.inputs)) {
        for (const wire of wiresOf(input)) if (isReference(wire)) wired.add(`${wire.node}.${wire.port}`);
      }
    }
    return [...this.resolved.nodes.values()].flatMap(({ flat, definition }) =>
      Object.entries(definition.outputs).flatMap(([port, { type }]) => {
        const name = `${flat.id}.${port}`;
        if (type === 'candles') return [];
        const always = definition.group !== 'data' || port === 'close' || port === 'value';
        return always || wired.has(name) ? [name] : [];
      }),
    );
  }
}

function isOrderOutput(port: string): port is OrderOutput {
  return Object.hasOwn(TARGET_OUTPUTS, port) || Object.hasOwn(RISK_OUTPUTS, port);
}

/** Nodes on a circle, delayed or not: they run bar by bar and are never shared. */
function loopMembers({ nodes, known }: Resolved): Set<string> {
  const list = [...nodes.values()];
  const indexOf = new Map(list.map(({ flat }, index) => [flat.id, index]));
  const edges = list.map(({ flat, definition }) =>
    Object.keys(definition.inputs).flatMap((port) =>
      wiresOf(flat.inputs[port]).flatMap((wire) => {
        const source = sourceOf(wire, known);
        const index = source && isReference(source) ? indexOf.get(source.node) : undefined;
        return index === undefined || list[index]?.definition.kind === 'order' ? [] : [index];
      }),
    ),
  );
  const members = new Set<string>();
  for (const component of components(list.length, (index) => edges[index] ?? [])) {
    const [first] = component;
    if (component.length > 1 || (first !== undefined && edges[first]?.includes(first))) {
      for (const index of component) {
        const node = list[index];
        if (node) members.add(node.flat.id);
      }
    }
  }
  return members;
}

/** The column behind an input of an order node, on the decision clock. */
export function inputColumn(linker: Linker, node: ResolvedNode, port: string): ColumnId | undefined {
  const clock = linker.resolved.clocks.decision;
  const linked = linker.input(node, port);
  const single = isList(linked) ? linked[0] : linked;
  if (single === undefined) return undefined;
  return isBundle(single)
    ? linker.columns.align(single.columns.close, clock)
    : linker.columns.on(single, clock);
}
