import type { NodeLibrary } from '../node/index.ts';
import type { Diagnostic } from '../strategy/diagnostic.ts';
import { parseReference } from '../strategy/reference.ts';
import type { Strategy, StrategyInput, StrategyNode, StrategyWire } from '../strategy/schema.ts';
import { check } from './link.ts';
import { components } from './scc.ts';

/** A wire on the canvas. `place` is its position in a variadic input. */
export interface GraphEdge {
  readonly from: { readonly node: string; readonly port: string };
  readonly to: { readonly node: string; readonly port: string; readonly place?: number };
}
/** A node on the canvas: constants stay with it, wires are edges. */
export interface GraphNode extends Omit<StrategyNode, 'inputs'> {
  readonly constants?: Readonly<
    Record<string, number | boolean | Readonly<Record<number, number | boolean>>>
  >;
}
export interface Graph {
  /** The document without its nodes: name, markets, account, execution, blocks, layout… */
  readonly document: Omit<Strategy, 'nodes'>;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** The strategy that a graph draws, its nodes in a stable topological order, and everything that is wrong with it. */
export function compile(
  graph: Graph,
  library: NodeLibrary,
): { strategy: Strategy; diagnostics: Diagnostic[] } {
  const { document, nodes, edges } = graph;
  const byTarget = new Map<string, GraphEdge[]>();
  for (const edge of edges) byTarget.set(edge.to.node, [...(byTarget.get(edge.to.node) ?? []), edge]);
  const written = nodes.map(({ constants = {}, ...node }): StrategyNode => {
    const inputs: Record<string, StrategyInput> = {};
    const lists = new Map<string, StrategyWire[]>();
    const put = (port: string, place: number | undefined, wire: StrategyWire) => {
      if (place === undefined) inputs[port] = wire;
      else {
        const list = lists.get(port) ?? [];
        list[place] = wire;
        lists.set(port, list);
      }
    };
    for (const [port, value] of Object.entries(constants)) {
      if (typeof value !== 'object') put(port, undefined, value);
      else for (const [place, item] of Object.entries(value)) put(port, Number(place), item);
    }
    for (const { from, to } of byTarget.get(node.id) ?? [])
      put(to.port, to.place, `${from.node}.${from.port}`);
    for (const [port, list] of lists) inputs[port] = list.filter((wire) => wire !== undefined);
    return Object.keys(inputs).length > 0 ? { ...node, inputs } : node;
  });
  const strategy: Strategy = { ...document, nodes: inOrder(written, library) };
  return { strategy, diagnostics: check(strategy, library) };
}

/** The graph that a strategy draws; `compile` undoes it. */
export function decompile({ nodes, ...document }: Strategy): Graph {
  const edges: GraphEdge[] = [];
  const drawn = nodes.map(({ inputs, ...node }): GraphNode => {
    const constants: Record<string, number | boolean | Record<number, number | boolean>> = {};
    for (const [port, input] of Object.entries(inputs ?? {})) {
      const wires: [StrategyWire, number | undefined][] = Array.isArray(input)
        ? input.map((wire, place) => [wire, place])
        : [[input, undefined]];
      const list: Record<number, number | boolean> = {};
      for (const [wire, place] of wires) {
        if (typeof wire === 'string') {
          const from = parseReference(wire) ?? { node: wire, port: '' };
          edges.push({ from, to: { node: node.id, port, ...(place === undefined ? {} : { place }) } });
        } else if (place === undefined) constants[port] = wire;
        else list[place] = wire;
      }
      if (Object.keys(list).length > 0) constants[port] = list;
    }
    return Object.keys(constants).length > 0 ? { ...node, constants } : node;
  });
  return { document, nodes: drawn, edges };
}

/**
 * Nodes in order of evaluation, otherwise as they stood. Order nodes keep the order of the file among
 * themselves: it is their order of acting. A loop stays as it is written.
 */
export function inOrder(nodes: readonly StrategyNode[], library: NodeLibrary): StrategyNode[] {
  const indexOf = new Map(nodes.map(({ id }, index) => [id, index]));
  const orders = nodes.flatMap(({ type }, index) => (library.get(type)?.kind === 'order' ? [index] : []));
  const isOrder = new Set(orders);
  const sources = nodes.map(({ inputs }, index) => {
    const wires = Object.values(inputs ?? {}).flat();
    const found = wires.flatMap((wire) => {
      const source = typeof wire === 'string' ? indexOf.get(parseReference(wire)?.node ?? '') : undefined;
      return source === undefined || isOrder.has(source) ? [] : [source];
    });
    const before = isOrder.has(index) ? orders[orders.indexOf(index) - 1] : undefined;
    return [...found, ...(before === undefined ? [] : [before])].sort((a, b) => a - b);
  });
  return components(nodes.length, (index) => sources[index] ?? [])
    .flatMap((component) => [...component].sort((a, b) => a - b))
    .flatMap((index) => nodes[index] ?? []);
}
