import type { Strategy } from '../../index.ts';
import { parseReference } from '../../strategy/reference.ts';
import { useDocument } from '../state/document.ts';
import { useView } from '../state/view.ts';

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

/** Rules that let what has nothing to do with the selection step back; empty where nothing or everything does. */
export function dimRules(strategy: Strategy, selected: readonly string[]): string {
  const chosen = selected.filter((id) => strategy.nodes.some((node) => node.id === id));
  const related = relatedTo(strategy, chosen);
  if (chosen.length === 0 || related.size === chosen.length || related.size === strategy.nodes.length)
    return '';
  const cards = [...related].map((id) => `[data-id="${id}"]`).join();
  const wires = strategy.nodes
    .filter(({ id }) => related.has(id))
    .map(({ id }) => `[data-id^="${id}/"]`)
    .join();
  const card = `.canvas .react-flow__node-card:not(:is(${cards}))`;
  return `
${card} .node-card { background: var(--canvas); box-shadow: none; }
${card} :is(.node-title, .node-value) { color: var(--muted); }
${card} :is(.node-drawing, .node-edge, .node-head svg) { opacity: 0.4; }
.canvas .react-flow__edge:not(:is(${wires})) { opacity: 0.4; }`;
}

/**
 * Dims what is unrelated to the selection by a style sheet of its own, so that no card is rendered for it; returns what
 * ends it.
 */
export function startDimming(): () => void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  let written = '';
  const paint = () => {
    const rules = dimRules(useDocument.getState().strategy, useView.getState().selected);
    if (rules !== written) sheet.replaceSync(rules);
    written = rules;
  };
  paint();
  const stops = [
    useView.subscribe(({ selected }, before) => {
      if (selected !== before.selected) paint();
    }),
    useDocument.subscribe(({ strategy }, before) => {
      if (strategy.nodes !== before.strategy.nodes && useView.getState().selected.length > 0) paint();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
}
