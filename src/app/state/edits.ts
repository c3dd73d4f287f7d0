import type { Strategy, StrategyNode } from '../../index.ts';
import { library } from '../nodes/library.ts';
import { framesWithout } from './frames.ts';
import { parseReference } from '../../strategy/reference.ts';
import type { StrategyInput, StrategyWire } from '../../strategy/schema.ts';

/** Every change that the app makes to a strategy, as pure functions: the given document is never touched. */

export interface Place {
  readonly x: number;
  readonly y: number;
}
export interface PortRef {
  readonly node: string;
  readonly port: string;
}
/** `place`: position in a list of wires. */
export interface InputRef extends PortRef {
  readonly place?: number;
}
export interface AddOptions {
  readonly params?: Record<string, unknown>;
  readonly inputs?: Record<string, StrategyInput>;
  readonly title?: string;
}
/** Nodes that were copied, with their places. Wires from outside are kept where their source still stands. */
export interface Clip {
  readonly nodes: readonly StrategyNode[];
  readonly places: Readonly<Record<string, Place>>;
}

const RESERVED = ['in', 'frames', 'comments'];

/** An id that no node has yet: `ema`, `ema-2`, … */
export function freshId(base: string, taken: ReadonlySet<string>): string {
  const clean = base.replace(/[^a-z0-9-]/g, '-').replace(/^[^a-z]+/, '') || 'node';
  let id = clean;
  for (let n = 2; taken.has(id) || RESERVED.includes(id); n++) id = `${clean}-${n}`;
  return id;
}

const idsOf = (strategy: Strategy) => new Set(strategy.nodes.map(({ id }) => id));

export function addNode(
  strategy: Strategy,
  type: string,
  place: Place,
  { params, inputs, title }: AddOptions = {},
): { strategy: Strategy; id: string } {
  const id = freshId(type, idsOf(strategy));
  const node: StrategyNode = {
    id,
    type,
    ...(title ? { title } : {}),
    ...(params ? { params } : {}),
    ...(inputs ? { inputs } : {}),
  };
  return {
    id,
    strategy: {
      ...strategy,
      nodes: [...strategy.nodes, node],
      layout: { ...strategy.layout, [id]: rounded(place) },
    },
  };
}

const rounded = ({ x, y }: Place): Place => ({ x: Math.round(x), y: Math.round(y) });

/** Removes nodes and every wire that came from them. */
export function removeNodes(strategy: Strategy, ids: readonly string[]): Strategy {
  const gone = new Set(ids);
  if (!strategy.nodes.some(({ id }) => gone.has(id))) return strategy;
  const layout = { ...strategy.layout };
  const placesOf = (wanted: (id: string) => boolean) =>
    strategy.nodes.flatMap(({ id }) => {
      const place = strategy.layout?.[id];
      return wanted(id) && place && 'x' in place ? [place] : [];
    });
  if (layout.frames) {
    layout.frames = framesWithout(
      layout.frames,
      placesOf((id) => gone.has(id)),
      placesOf((id) => !gone.has(id)),
    );
  }
  for (const id of gone) delete layout[id];
  const nodes = strategy.nodes
    .filter(({ id }) => !gone.has(id))
    .map((node) =>
      withInputs(node, (wire) => typeof wire === 'string' && gone.has(parseReference(wire)?.node ?? '')),
    );
  return { ...strategy, nodes, layout };
}

/** The node without the wires that `drops` names. */
function withInputs(node: StrategyNode, drops: (wire: StrategyWire) => boolean): StrategyNode {
  if (!node.inputs) return node;
  let changed = false;
  const inputs: Record<string, StrategyInput> = {};
  for (const [port, input] of Object.entries(node.inputs)) {
    if (!Array.isArray(input)) {
      if (drops(input)) changed = true;
      else inputs[port] = input;
      continue;
    }
    const kept = input.filter((wire) => !drops(wire));
    if (kept.length !== input.length) changed = true;
    if (kept.length > 0) inputs[port] = kept;
  }
  return changed ? { ...node, inputs } : node;
}

export function updateNode(
  strategy: Strategy,
  id: string,
  update: (node: StrategyNode) => StrategyNode,
): Strategy {
  const index = strategy.nodes.findIndex((node) => node.id === id);
  const node = strategy.nodes[index];
  if (!node) return strategy;
  const next = update(node);
  return next === node ? strategy : { ...strategy, nodes: strategy.nodes.with(index, next) };
}

export function moveNodes(strategy: Strategy, places: ReadonlyMap<string, Place>): Strategy {
  const layout = { ...strategy.layout };
  let changed = false;
  for (const [id, place] of places) {
    const next = rounded(place);
    const old = layout[id];
    if (old && old.x === next.x && old.y === next.y) continue;
    layout[id] = { ...old, ...next };
    changed = true;
  }
  return changed ? { ...strategy, layout } : strategy;
}

export function setTitle(strategy: Strategy, id: string, title: string): Strategy {
  return updateNode(strategy, id, ({ title: _old, ...node }) => (title === '' ? node : { ...node, title }));
}

/** Wires an output to an input; in a list without a place the wire is appended. */
export function connect(strategy: Strategy, from: PortRef, to: InputRef): Strategy {
  const wire = `${from.node}.${from.port}`;
  return updateNode(strategy, to.node, (node) => {
    const variadic = library.get(node.type)?.inputs[to.port]?.variadic;
    const old = node.inputs?.[to.port];
    if (!variadic) return { ...node, inputs: { ...node.inputs, [to.port]: wire } };
    const list = Array.isArray(old) ? [...old] : old === undefined ? [] : [old];
    if (list.includes(wire) && to.place === undefined) return node;
    if (to.place === undefined || to.place >= list.length) list.push(wire);
    else list[to.place] = wire;
    return { ...node, inputs: { ...node.inputs, [to.port]: list } };
  });
}

export function disconnect(strategy: Strategy, { node: id, port, place }: InputRef): Strategy {
  return updateNode(strategy, id, (node) => {
    const old = node.inputs?.[port];
    if (old === undefined) return node;
    const { [port]: _gone, ...inputs } = node.inputs ?? {};
    if (!Array.isArray(old) || place === undefined) return { ...node, inputs };
    const kept = old.filter((_wire, index) => index !== place);
    return { ...node, inputs: kept.length > 0 ? { ...inputs, [port]: kept } : inputs };
  });
}

export function setInput(
  strategy: Strategy,
  id: string,
  port: string,
  value: StrategyInput | undefined,
): Strategy {
  return updateNode(strategy, id, (node) => {
    const { [port]: _old, ...inputs } = node.inputs ?? {};
    return { ...node, inputs: value === undefined ? inputs : { ...inputs, [port]: value } };
  });
}

/** Sets one key, however deep, of a node's parameters; undefined removes it. */
export function setParam(
  strategy: Strategy,
  id: string,
  path: readonly (string | number)[],
  value: unknown,
): Strategy {
  return updateNode(strategy, id, (node) => {
    const params = setDeep(node.params ?? {}, path, value);
    return { ...node, params: isRecord(params) ? params : {} };
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function setDeep(target: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const list: unknown[] = Array.isArray(target) ? [...target] : [];
    const next = setDeep(list[key], rest, value);
    if (next === undefined) list.splice(key, 1);
    else list[key] = next;
    return list;
  }
  const { [key]: old, ...others } = isRecord(target) ? target : {};
  const next = setDeep(old, rest, value);
  return next === undefined ? others : { ...(isRecord(target) ? target : {}), [key]: next };
}

export function setDisabled(strategy: Strategy, ids: readonly string[], disabled: boolean): Strategy {
  return ids.reduce(
    (changed, id) =>
      updateNode(changed, id, ({ disabled: _old, ...node }) => (disabled ? { ...node, disabled } : node)),
    strategy,
  );
}

export function setMarket(
  strategy: Strategy,
  index: number,
  settings: Partial<Strategy['markets'][number]>,
): Strategy {
  const market = strategy.markets[index];
  if (!market) return strategy;
  return { ...strategy, markets: strategy.markets.with(index, { ...market, ...settings }) };
}

export function copyNodes(strategy: Strategy, ids: readonly string[]): Clip {
  const wanted = new Set(ids);
  const nodes = strategy.nodes.filter(({ id }) => wanted.has(id));
  const places: Record<string, Place> = {};
  for (const { id } of nodes) {
    const place = strategy.layout?.[id];
    if (place && 'x' in place) places[id] = { x: place.x, y: place.y };
  }
  return { nodes, places };
}

/** Puts copies `offset` away from the originals; wires among them point to the copies. */
export function pasteNodes(
  strategy: Strategy,
  clip: Clip,
  offset: Place,
): { strategy: Strategy; ids: readonly string[] } {
  const taken = idsOf(strategy);
  const known = new Set(taken);
  const renamed = new Map<string, string>();
  for (const { id } of clip.nodes) {
    const fresh = freshId(id.replace(/-\d+$/, ''), taken);
    taken.add(fresh);
    renamed.set(id, fresh);
  }
  const moved = (wire: StrategyWire): StrategyWire => {
    const source = typeof wire === 'string' ? parseReference(wire) : null;
    const fresh = source && renamed.get(source.node);
    return source && fresh ? `${fresh}.${source.port}` : wire;
  };
  const layout = { ...strategy.layout };
  const nodes = clip.nodes.map((node): StrategyNode => {
    const id = renamed.get(node.id) ?? node.id;
    const place = clip.places[node.id];
    if (place) layout[id] = rounded({ x: place.x + offset.x, y: place.y + offset.y });
    const inputs = Object.entries(node.inputs ?? {}).map(([port, input]) => [
      port,
      Array.isArray(input) ? input.map(moved) : moved(input),
    ]);
    const copy: StrategyNode = { ...node, id, inputs: Object.fromEntries(inputs) };
    return withInputs(copy, (wire) => {
      const source = typeof wire === 'string' ? parseReference(wire) : null;
      return source !== null && !known.has(source.node) && !taken.has(source.node);
    });
  });
  return {
    strategy: { ...strategy, nodes: [...strategy.nodes, ...nodes], layout },
    ids: [...renamed.values()],
  };
}
