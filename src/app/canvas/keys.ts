import type { KeyboardEvent } from 'react';
import { useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import { disconnect } from '../state/edits.ts';
import { useView } from '../state/view.ts';
import { readHandle } from './ports.ts';
import { placesOf } from './tidy.ts';

const STEP = 8;
const LONG_STEP = 40;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Keys of the surface and of the card that has the focus. */
export function useCanvasKeys(wires: ReadonlySet<string>, clearWires: () => void) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('input, textarea, [role=dialog]')) return;
    const card = target?.closest<HTMLElement>('.react-flow__node-card')?.dataset.id;
    const view = useView.getState();

    if (card && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      view.select([card]);
      if (event.key === 'Enter') openForm();
      return;
    }
    const arrow = ARROWS[event.key];
    if (arrow && card) {
      event.preventDefault();
      const ids = view.selected.includes(card) ? view.selected : [card];
      nudge(ids, arrow, event.shiftKey ? LONG_STEP : STEP);
      return;
    }
    if ((event.key === 'Delete' || event.key === 'Backspace') && wires.size > 0) {
      event.preventDefault();
      event.stopPropagation();
      cutWires(wires);
      clearWires();
    }
  };
}

/** Opens the inspector and puts the focus on its first field. */
export function openForm(): void {
  useView.getState().openInspector();
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('[data-fields] :is(input, button)')?.focus();
  });
}

function nudge(ids: readonly string[], [x, y]: readonly [number, number], step: number): void {
  const { strategy, move } = useDocument.getState();
  const places = placesOf(strategy);
  const moved = ids.flatMap((id) => {
    const place = places.get(id);
    return place ? [[id, { x: place.x + x * step, y: place.y + y * step }] as const] : [];
  });
  move(new Map(moved), `nudge:${ids.join()}`);
}

/** Removes wires by their ids, the last place of a list first so that the others keep theirs. */
function cutWires(wires: ReadonlySet<string>): void {
  markEdit();
  const ends = [...wires].flatMap((wire) => {
    const [node, handle] = wire.split('/');
    const end = readHandle(handle);
    return node && end
      ? [{ node, port: end.port, ...(end.place === undefined ? {} : { place: end.place }) }]
      : [];
  });
  ends.sort((a, b) => (b.place ?? 0) - (a.place ?? 0));
  useDocument.getState().change((strategy) => ends.reduce(disconnect, strategy));
}
