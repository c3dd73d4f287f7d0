import type { Diagnostic } from './diagnostic.ts';

type Json = Record<string, unknown>;
const LISTS = ['frames', 'comments'];

/**
 * Keeps the positions that can be read and belong to a node; the others are dropped with one counted
 * warning, since a lost position is no reason to refuse a strategy.
 */
export function sortOutLayout(document: Json): { document: Json; diagnostics: Diagnostic[] } {
  const { layout } = document;
  if (!isObject(layout)) return { document, diagnostics: [] };
  const ids = new Set(nodeIds(document.nodes));
  const kept = Object.entries(layout).filter(
    ([key, value]) => LISTS.includes(key) || (ids.has(key) && isPosition(value)),
  );
  const count = Object.keys(layout).length - kept.length;
  if (count === 0) return { document, diagnostics: [] };
  const warning: Diagnostic = {
    code: 'layout-dropped',
    severity: 'warning',
    message:
      'Positions on the canvas that belong to no node or cannot be read were left out. Those nodes are placed anew.',
    path: 'layout',
    count,
  };
  return { document: { ...document, layout: Object.fromEntries(kept) }, diagnostics: [warning] };
}

function nodeIds(nodes: unknown): string[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown) => (isObject(node) && typeof node.id === 'string' ? [node.id] : []));
}

function isPosition(value: unknown): boolean {
  if (!isObject(value)) return false;
  const numbers = ['width', 'height'].every(
    (key) => value[key] === undefined || typeof value[key] === 'number',
  );
  return numbers && typeof value.x === 'number' && typeof value.y === 'number';
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
