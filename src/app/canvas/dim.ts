import type { Strategy } from '../../index.ts';
import { parseReference } from '../../strategy/reference.ts';
import { useDocument } from '../state/document.ts';
import { useView } from '../state/view.ts';
import { sameWiring } from './wiring.ts';

/** Nodes on the way into and out of the selected ones, themselves included. */
export function relatedTo(strategy: Strategy, selected: readonly string[]): ReadonlySet<string> {
  const into = new Map<string, string[]>();
  const outOf = new Map<string, string[]>();
  const link = (map: Map<string, string[]>, from: string, to: string) => {
    const list = map.get(from);
    if (list) list.push(to);
    else map.set(from, [to]);
  };
  for (const { id, inputs } of strategy.nodes) {
    for (const wire of Object.values(inputs ?? {}).flat()) {
      const source = typeof wire === 'string' ? parseReference(wire)?.node : undefined;
      if (source === undefined) continue;
      link(into, id, source);
      link(outOf, source, id);
    }
  }
  const related = new Set(selected);
  for (const ways of [into, outOf]) {
    const seen = new Set(selected);
    const waiting = [...selected];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      for (const next of ways.get(id) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        related.add(next);
        waiting.push(next);
      }
    }
  }
  return related;
}

/** What stays bright beside the selection; null: nothing or everything is related to it, and all stays as it is. */
export function brightBeside(strategy: Strategy, selected: readonly string[]): ReadonlySet<string> | null {
  const chosen = selected.filter((id) => strategy.nodes.some((node) => node.id === id));
  const related = relatedTo(strategy, chosen);
  const alone = chosen.length === 0 || related.size === chosen.length;
  return alone || related.size === strategy.nodes.length ? null : related;
}

type DimListener = (bright: ReadonlySet<string> | null) => void;

let bright: ReadonlySet<string> | null = null;
const listeners = new Set<DimListener>();

/** Calls `listener` now and whenever other nodes are related to the selection; returns what ends it. */
export function onDim(listener: DimListener): () => void {
  listeners.add(listener);
  listener(bright);
  return () => listeners.delete(listener);
}

function sameNodes(a: ReadonlySet<string> | null, b: ReadonlySet<string> | null): boolean {
  if (a === null || b === null) return a === b;
  return a.size === b.size && [...a].every((id) => b.has(id));
}

/** Dims what is unrelated to the selection, past React: no card is rendered for it. Returns what ends it. */
export function startDimming(): () => void {
  const paint = () => {
    const next = brightBeside(useDocument.getState().strategy, useView.getState().selected);
    if (sameNodes(bright, next)) return;
    bright = next;
    for (const listener of listeners) listener(next);
  };
  paint();
  const stops = [
    useView.subscribe(({ selected }, before) => {
      if (selected !== before.selected) paint();
    }),
    useDocument.subscribe(({ strategy }, before) => {
      if (useView.getState().selected.length > 0 && !sameWiring(strategy, before.strategy)) paint();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
