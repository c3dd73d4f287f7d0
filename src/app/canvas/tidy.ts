import dagre from '@dagrejs/dagre';
import type { Strategy } from '../../index.ts';
import { parseReference } from '../../strategy/reference.ts';
import { moveNodes, type Place } from '../state/edits.ts';
import { holds } from '../state/frames.ts';
import { COLUMN, GAP_X, GAP_Y, placesOf, ROW } from './places.ts';
import { CARD_WIDTH } from './ports.ts';

const FRAME_PAD = 16;
const FRAME_HEAD = 34;

/** Places for every node: layers from left to right along the wires, what is not wired in rows under them. */
export function tidyPlaces(strategy: Strategy): ReadonlyMap<string, Place> {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: GAP_Y, ranksep: GAP_X, ranker: 'network-simplex' });
  graph.setDefaultEdgeLabel(() => ({}));
  const known = new Set(strategy.nodes.map(({ id }) => id));
  const wired = new Set<string>();
  const wires = strategy.nodes.flatMap((node) =>
    Object.values(node.inputs ?? {})
      .flat()
      .flatMap((wire): [string, string][] => {
        const source = typeof wire === 'string' ? parseReference(wire)?.node : undefined;
        return source !== undefined && known.has(source) && source !== node.id ? [[source, node.id]] : [];
      }),
  );
  for (const ends of wires) for (const id of ends) wired.add(id);
  for (const { id } of strategy.nodes)
    if (wired.has(id)) graph.setNode(id, { width: CARD_WIDTH, height: ROW });
  for (const [source, target] of wires) graph.setEdge(source, target);
  dagre.layout(graph);
  const snap = (value: number) => Math.round(value / 4) * 4;
  const places = new Map<string, Place>();
  let [right, bottom] = [0, -FRAME_HEAD - GAP_Y];
  for (const { id } of strategy.nodes) {
    if (!wired.has(id)) continue;
    const { x, y } = graph.node(id);
    const place = { x: snap(x - CARD_WIDTH / 2), y: snap(y - ROW / 2) };
    places.set(id, place);
    [right, bottom] = [Math.max(right, place.x), Math.max(bottom, place.y + ROW)];
  }
  const loose = strategy.nodes.filter(({ id }) => !wired.has(id));
  const inRow = Math.max(1, Math.min(loose.length, Math.floor(right / COLUMN) + 1));
  loose.forEach(({ id }, index) => {
    const column = (index % inRow) - (inRow - 1);
    const row = Math.floor(index / inRow);
    places.set(id, {
      x: snap(right + column * COLUMN),
      y: snap(bottom + FRAME_HEAD + GAP_Y + row * (ROW + GAP_Y)),
    });
  });
  return places;
}

/** The strategy tidied up; frames go with the nodes that stood in them. */
export function tidied(strategy: Strategy): Strategy {
  const before = placesOf(strategy);
  const after = tidyPlaces(strategy);
  const moved = moveNodes(strategy, after);
  const frames = moved.layout?.frames;
  if (!frames || !moved.layout) return moved;
  const reframed = frames.map((frame) => {
    const inside = [...before].flatMap(([id, place]) => {
      const to = after.get(id);
      return to && holds(frame, place) ? [to] : [];
    });
    return inside.length === 0 ? frame : { ...frame, ...around(inside) };
  });
  const layout = { ...moved.layout };
  layout.frames = reframed;
  return { ...moved, layout };
}

interface Box extends Place {
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

function around(places: readonly Place[]): Box {
  const [left, top] = [Math.min(...places.map(({ x }) => x)), Math.min(...places.map(({ y }) => y))];
  const [right, bottom] = [Math.max(...places.map(({ x }) => x)), Math.max(...places.map(({ y }) => y))];
  return {
    x: left - FRAME_PAD,
    y: top - FRAME_HEAD,
    width: right - left + CARD_WIDTH + 2 * FRAME_PAD,
    height: bottom - top + ROW + FRAME_HEAD + FRAME_PAD,
  };
}
