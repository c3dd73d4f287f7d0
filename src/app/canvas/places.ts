import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { Strategy } from '../../index.ts';
import type { Place } from '../state/edits.ts';
import { useCanvas } from './canvas-store.ts';
import { CARD_WIDTH } from './ports.ts';

export const ROW = 76;
export const GAP_X = 48;
export const GAP_Y = 40;
export const COLUMN = CARD_WIDTH + GAP_X;
/** Columns of the grid that stands in until layers can be laid out. */
const COLUMNS = 6;

type Tidy = typeof import('./tidy.ts');
const useTidy = create<{ tidy: Tidy | null }>()(() => ({ tidy: null }));

/** Loads what lays nodes out by their wires: documents that say where their nodes stand do not need it. */
export async function loadTidy(): Promise<Tidy> {
  const tidy = useTidy.getState().tidy ?? (await import('./tidy.ts'));
  useTidy.setState({ tidy });
  return tidy;
}

export function isPlaced({ nodes, layout }: Strategy): boolean {
  return nodes.every(({ id }) => {
    const place = layout?.[id];
    return place !== undefined && 'x' in place;
  });
}

/** Where nodes stand: as the document says; those without a place are put by their wires, under the others. */
export function placesOf(
  strategy: Strategy,
  tidy: Tidy | null = useTidy.getState().tidy,
): ReadonlyMap<string, Place> {
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
  for (const [id, { x, y }] of (tidy?.tidyPlaces ?? grid)(strategy)) {
    if (!places.has(id)) places.set(id, { x, y: y + shift });
  }
  return places;
}

function grid({ nodes }: Strategy): ReadonlyMap<string, Place> {
  return new Map(
    nodes.map(({ id }, at) => [
      id,
      { x: (at % COLUMNS) * COLUMN, y: Math.floor(at / COLUMNS) * (ROW + GAP_Y) },
    ]),
  );
}

/** The places of a document that is drawn: drawn again, and fitted, once nodes without a place have theirs. */
export function usePlaces(strategy: Strategy): ReadonlyMap<string, Place> {
  const tidy = useTidy((state) => state.tidy);
  const waits = !tidy && !isPlaced(strategy);
  useEffect(() => {
    if (waits) void loadTidy().then(() => requestAnimationFrame(() => useCanvas.getState().control?.fit()));
  }, [waits]);
  return useMemo(() => placesOf(strategy, tidy), [strategy, tidy]);
}
