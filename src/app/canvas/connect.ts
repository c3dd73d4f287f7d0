import { toast } from '../ui/toast.ts';
import { useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import type { InputRef, Place, PortRef } from '../state/edits.ts';
import { addNode, connect as connectIn } from '../state/edits.ts';
import { judge } from './rules.ts';

/** Draws a wire, or says why not and what would do instead. Returns whether it is drawn. */
export function connect(from: PortRef, to: InputRef): boolean {
  const { strategy, connect } = useDocument.getState();
  const verdict = judge(strategy, from, to);
  if (verdict.ok) {
    markEdit();
    connect(verdict.from, to);
    return true;
  }
  const insert = verdict.offersCompare
    ? { action: { label: 'Insert a comparison', onClick: () => insertCompare(from, to) } }
    : {};
  toast.error(verdict.reason, insert);
  return false;
}

/** Puts a comparison with 0 between a number and the condition it was drawn to. */
function insertCompare(from: PortRef, to: InputRef): void {
  const { strategy, change } = useDocument.getState();
  markEdit();
  change((before) => {
    const { strategy: added, id } = addNode(before, 'compare', between(strategy.layout, from.node, to.node), {
      params: { op: '>' },
      inputs: { a: `${from.node}.${from.port}`, b: 0 },
    });
    return connectIn(added, { node: id, port: 'value' }, to);
  });
}

function between(layout: Readonly<Record<string, unknown>> | undefined, a: string, b: string): Place {
  const [one, two] = [layout?.[a], layout?.[b]].map((place) => (isPlace(place) ? place : { x: 0, y: 0 }));
  if (!one || !two) return { x: 0, y: 0 };
  return { x: (one.x + two.x) / 2, y: (one.y + two.y) / 2 + 48 };
}

function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && 'x' in value && 'y' in value;
}
