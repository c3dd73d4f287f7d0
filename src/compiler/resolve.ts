import type { InputDefault, NodeDefinition, NodeLibrary } from '../node/index.ts';
import type { Diagnostic } from '../strategy/diagnostic.ts';
import type { Strategy } from '../strategy/schema.ts';
import { parseTimeframe, type Timeframe } from '../time/timeframe.ts';
import { blockWireFaults, standsIn } from './block-wires.ts';
import { Clocks } from './clocks.ts';
import { type FlatUse, type FlatWire, inlineBlocks } from './inline.ts';
import { magnifierFaults } from './magnifier-check.ts';
import { marketFaults } from './node-checks.ts';
import { orderFaults } from './order-checks.ts';
import { parseParams } from './params.ts';
import { marketIndex, type ResolvedNode } from './resolved.ts';
import { components } from './scc.ts';
import { tickWarnings } from './tick-checks.ts';
import {
  isReference,
  type KnownNode,
  type KnownNodes,
  knowNodes,
  sourceOf,
  wireFaults,
  wiresOf,
} from './wires.ts';

export interface Resolved {
  readonly strategy: Strategy;
  readonly frames: readonly Timeframe[];
  readonly clocks: Clocks;
  /** The nodes that can run, in file order; whatever is wired to a faulty node is left out with it. */
  readonly nodes: ReadonlyMap<string, ResolvedNode>;
  /** Their ids, each after what it is wired to. */
  readonly order: readonly string[];
  readonly known: KnownNodes;
  /** Uses of blocks, which the nodes above stand in for. */
  readonly uses: ReadonlyMap<string, FlatUse>;
  readonly diagnostics: Diagnostic[];
}

/** Checks a strategy against a library and finds what of it can run. Never throws. */
export function resolveStrategy(strategy: Strategy, library: NodeLibrary): Resolved {
  const frames = strategy.markets.flatMap(({ timeframe }) => parseTimeframe(timeframe) ?? []);
  const clocks = new Clocks(frames.map((timeframe) => ({ timeframe })));
  const { nodes: flat, uses, diagnostics } = inlineBlocks(strategy);
  const { known, diagnostics: unknown } = knowNodes(flat, library);
  diagnostics.push(...unknown);
  const inert = new Set<string>();
  const misused = blockWireFaults(uses, known, strategy);
  for (const faults of misused.values()) diagnostics.push(...faults);
  for (const node of known.values()) {
    if (standsIn(node.flat.scope, misused)) {
      inert.add(node.flat.id);
      continue;
    }
    const faults = wireFaults(node, known, strategy);
    const broken = Object.values(node.flat.inputs).some((input) =>
      wiresOf(input).some(({ kind }) => kind === 'broken'),
    );
    diagnostics.push(...faults);
    if (faults.length > 0 || broken || node.flat.disabled || node.flat.muted) inert.add(node.flat.id);
  }
  const { nodes, order } = resolveInOrder({ strategy, frames, clocks, known, inert, diagnostics });
  for (const loop of loops(nodes, known)) {
    diagnostics.push(loopFault(loop));
    for (const { flat: node } of loop) inert.add(node.id);
  }
  const sound = [...nodes.values()].filter(({ flat }) => !inert.has(flat.id));
  for (const [id, faults] of orderFaults(sound, known, strategy)) {
    diagnostics.push(...faults);
    inert.add(id);
  }
  diagnostics.push(...magnifierFaults(strategy, clocks.timeframe(clocks.decision)));
  diagnostics.push(...tickWarnings(sound, strategy));
  spreadInert(nodes, known, inert);
  for (const id of inert) nodes.delete(id);
  const running = order.filter((id) => nodes.has(id));
  return { strategy, frames, clocks, nodes, order: running, known, uses, diagnostics };
}

interface Work {
  strategy: Strategy;
  frames: readonly Timeframe[];
  clocks: Clocks;
  known: KnownNodes;
  inert: Set<string>;
  diagnostics: Diagnostic[];
}

/** The nodes that a node's wires lead to; those of orders count from their last bar and bind nothing. */
function dependencies(
  { flat, definition }: KnownNode,
  known: KnownNodes,
): { node: KnownNode; port: string; input: string }[] {
  return Object.keys(definition.inputs).flatMap((input) =>
    wiresOf(flat.inputs[input]).flatMap((wire: FlatWire) => {
      const source = sourceOf(wire, known);
      const node = source && isReference(source) ? known.get(source.node) : undefined;
      return node && source && isReference(source) ? [{ node, port: source.port, input }] : [];
    }),
  );
}

function resolveInOrder(work: Work): { nodes: Map<string, ResolvedNode>; order: string[] } {
  const { known, clocks, strategy, frames, inert, diagnostics } = work;
  const list = [...known.values()];
  const indexOf = new Map(list.map((node, index) => [node.flat.id, index]));
  const edges = list.map((node) =>
    dependencies(node, known).flatMap(({ node: target }) =>
      target.definition.kind === 'order' ? [] : [indexOf.get(target.flat.id) ?? 0],
    ),
  );
  const outputClock = new Map<string, number>();
  const resolved = new Map<string, ResolvedNode>();
  for (const component of components(list.length, (index) => edges[index] ?? [])) {
    const members = component.flatMap((index) => list[index] ?? []);
    const within = new Set(members.map(({ flat }) => flat.id));
    const inputs = members.flatMap((node) => inputClocks(node, work, outputClock, within));
    const clock = clocks.finest(inputs);
    for (const { flat, definition } of members) {
      const runs = definition.kind === 'order' || definition.kind === 'ledger' ? clocks.decision : clock;
      const { params, diagnostics: faults } = parseParams(flat, definition, clocks.timeframe(runs));
      diagnostics.push(...faults);
      outputClock.set(flat.id, runs);
      if (!params) {
        inert.add(flat.id);
        continue;
      }
      const node: ResolvedNode = { flat, definition, params, clock: runs };
      const more = marketFaults(node, strategy, frames, clocks);
      diagnostics.push(...more);
      if (more.length > 0) inert.add(flat.id);
      else outputClock.set(flat.id, tickClock(node, clocks, strategy, frames));
      resolved.set(flat.id, node);
    }
  }
  const inFileOrder = list.flatMap(({ flat }) => resolved.get(flat.id) ?? []);
  return { nodes: new Map(inFileOrder.map((node) => [node.flat.id, node])), order: [...resolved.keys()] };
}

/** The clock that a node's outputs tick on. */
export function tickClock(
  node: ResolvedNode,
  clocks: Clocks,
  strategy: Strategy,
  frames: readonly Timeframe[],
): number {
  const { definition, params, clock } = node;
  if (definition.kind !== 'composite') return clock;
  const own = readsMarket(definition) ? marketClock(params.market, clocks, strategy, frames) : clock;
  const timeframe = parseTimeframe(definition.timeframe(params) ?? '');
  return timeframe ? clocks.resampled(own, timeframe) : own;
}

function readsMarket(definition: NodeDefinition): boolean {
  return Object.values(definition.inputs).some(({ from }) => from === 'market');
}

function marketClock(
  name: unknown,
  clocks: Clocks,
  strategy: Strategy,
  frames: readonly Timeframe[],
): number {
  const market = marketIndex(name, strategy);
  const frame = frames[market];
  return frame ? clocks.market(market, frame) : clocks.decision;
}

function inputClocks(
  node: KnownNode,
  { clocks, strategy, frames, known }: Work,
  outputClock: ReadonlyMap<string, number>,
  within: ReadonlySet<string>,
): number[] {
  const { flat, definition } = node;
  const wired = dependencies(node, known).flatMap(({ node: source }) => {
    if (source.definition.kind === 'order' || source.definition.kind === 'ledger') return [clocks.decision];
    const clock = outputClock.get(source.flat.id);
    return within.has(source.flat.id) || clock === undefined ? [] : [clock];
  });
  const unwired = Object.entries(definition.inputs).flatMap(([port, { from }]) => {
    if (wiresOf(flat.inputs[port]).length > 0 || from === undefined || TIMED.has(from)) return [];
    return [marketClock(from === 'market' ? flat.params.market : undefined, clocks, strategy, frames)];
  });
  return [...wired, ...unwired];
}

/** What is read on whatever clock a node runs on. */
const TIMED: ReadonlySet<InputDefault> = new Set(['instant', 'feed', 'feed-time']);

/** Circles that no delayed output opens. */
function loops(nodes: ReadonlyMap<string, ResolvedNode>, known: KnownNodes): ResolvedNode[][] {
  const list = [...nodes.values()];
  const indexOf = new Map(list.map(({ flat }, index) => [flat.id, index]));
  const edges = list.map((node) =>
    dependencies(node, known).flatMap(({ node: source, port }) => {
      const index = indexOf.get(source.flat.id);
      const target = index === undefined ? undefined : list[index];
      return index === undefined || !target || isDelayed(target, port) ? [] : [index];
    }),
  );
  return components(list.length, (index) => edges[index] ?? []).flatMap((component) => {
    const [first] = component;
    const circle = component.length > 1 || (first !== undefined && (edges[first] ?? []).includes(first));
    return circle ? [component.flatMap((index) => list[index] ?? [])] : [];
  });
}

function isDelayed({ definition, params }: ResolvedNode, port: string): boolean {
  if (definition.kind === 'order' || definition.kind === 'ledger') return true;
  if (definition.outputs[port]?.delayed) return true;
  return definition.kind === 'compute' && definition.delayed(params);
}

function loopFault(loop: readonly ResolvedNode[]): Diagnostic {
  const names = loop.map(({ flat }) => flat.id);
  const shown = names.length > 6 ? [...names.slice(0, 6), '…'] : names;
  const [first] = loop;
  return {
    code: 'loop',
    severity: 'error',
    message: `These nodes wait for each other in a circle: ${shown.join(' → ')}. Put a Previous between two of them.`,
    ...(first ? { node: first.flat.owner } : {}),
  };
}

function spreadInert(nodes: ReadonlyMap<string, ResolvedNode>, known: KnownNodes, inert: Set<string>): void {
  for (let grew = true; grew; ) {
    grew = false;
    for (const node of nodes.values()) {
      if (inert.has(node.flat.id)) continue;
      const dead = Object.values(node.flat.inputs).some((input) =>
        wiresOf(input).some((wire) => {
          const source = sourceOf(wire, known);
          return !source || (isReference(source) && (inert.has(source.node) || !nodes.has(source.node)));
        }),
      );
      if (dead) {
        inert.add(node.flat.id);
        grew = true;
      }
    }
  }
}
