import dagre from '@dagrejs/dagre';
import type { Strategy } from '../../index.ts';
import { parseReference } from '../../strategy/reference.ts';
import type { Place } from '../state/edits.ts';
import { CARD_WIDTH } from './ports.ts';

const ROW = 76;
const GAP_X = 48;
const GAP_Y = 40;

/** Places for every node: layers from left to right along the wires. */
export function tidyPlaces(strategy: Strategy): ReadonlyMap<string, Place> {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: GAP_Y, ranksep: GAP_X, ranker: 'network-simplex' });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of strategy.nodes) graph.setNode(id, { width: CARD_WIDTH, height: ROW });
  const known = new Set(strategy.nodes.map(({ id }) => id));
  for (const node of strategy.nodes) {
    for (const wire of Object.values(node.inputs ?? {}).flat()) {
      const source = typeof wire === 'string' ? parseReference(wire)?.node : undefined;
      if (source !== undefined && known.has(source) && source !== node.id) graph.setEdge(source, node.id);
    }
  }
  dagre.layout(graph);
  return new Map(
    strategy.nodes.map(({ id }) => {
      const { x, y } = graph.node(id);
      return [id, { x: Math.round((x - CARD_WIDTH / 2) / 4) * 4, y: Math.round((y - ROW / 2) / 4) * 4 }];
    }),
  );
}

/** Where nodes stand: as the document says; those without a place are put by their wires, under the others. */
export function placesOf(strategy: Strategy): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { id } of strategy.nodes) {
    const place = strategy.layout?.[id];
    if (!place || !('x' in place)) continue;
    places.set(id, { x: place.x, y: place.y });
    bottom = Math.max(bottom, place.y + ROW + GAP_Y);
  }
  if (places.size === strategy.nodes.length) return places;
  const shift = Number.isFinite(bottom) ? bottom : 0;
  for (const [id, { x, y }] of tidyPlaces(strategy)) {
    if (!places.has(id)) places.set(id, { x, y: y + shift });
  }
  return places;
}
