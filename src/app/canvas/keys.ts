import type { KeyboardEvent } from 'react';
import type { Strategy } from '../../index.ts';
import { libraryOf } from '../nodes/blocks.ts';
import { useDocument } from '../state/document.ts';
import { disconnect, removeNodes } from '../state/edits.ts';
import { makeBlock } from '../state/make-block.ts';
import { liftOut, setMuted, swapInputs, swappable } from '../state/wire-edits.ts';
import { useView } from '../state/view.ts';
import { useCanvas } from './canvas-store.ts';
import { readHandle } from './ports.ts';
import { placesOf } from './places.ts';

const STEP = 8;
const LONG_STEP = 40;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Keys of the card that has the focus. */
export function onCardKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target instanceof Element ? event.target : null;
  const card = target?.closest<HTMLElement>('.react-flow__node-card')?.dataset.id;
  if (!card) return;
  const view = useView.getState();
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    view.select([card]);
    if (event.key === 'Enter') openForm();
    return;
  }
  const arrow = ARROWS[event.key];
  if (!arrow) return;
  event.preventDefault();
  nudge(view.selected.includes(card) ? view.selected : [card], arrow, event.shiftKey ? LONG_STEP : STEP);
}

/** Opens the inspector and puts the focus on its first field. */
export function openForm(): void {
  useView.getState().openInspector();
  focusField(PATIENCE);
}

/** Frames that a form may take to appear. */
const PATIENCE = 120;

function focusField(frames: number): void {
  requestAnimationFrame(() => {
    const fields = document.querySelector('[data-fields]');
    const first = fields?.querySelector<HTMLElement>('input') ?? fields?.querySelector<HTMLElement>('button');
    if (first) first.focus();
    else if (frames > 0) focusField(frames - 1);
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

/** Removes the selected nodes; what read them reads what they read. */
export function removeHealing(): void {
  const { selected, select } = useView.getState();
  useDocument.getState().change((strategy) => removeNodes(liftOut(strategy, selected), selected));
  select([]);
}

/** Passes the selected nodes by, or takes them in again where all are passed by. */
export function muteSelected(): void {
  const { selected } = useView.getState();
  useDocument.getState().change((strategy) => {
    const nodes = strategy.nodes.filter(({ id }) => selected.includes(id));
    return setMuted(strategy, selected, !nodes.every(({ muted }) => muted));
  });
}

/** Exchanges the first two inputs of the selected node that take the same. */
export function swapSelected(): void {
  const [id] = useView.getState().selected;
  useDocument.getState().change((strategy) => {
    const node = strategy.nodes.find((each) => each.id === id);
    const pair = node && swappable(libraryOf(strategy).get(node.type));
    return node && pair ? swapInputs(strategy, node.id, ...pair) : strategy;
  });
}

/** Asks for what shall stand in the place of the selected node. */
export function replaceSelected(): void {
  const [replace] = useView.getState().selected;
  if (replace !== undefined) useCanvas.setState({ quickAdd: { at: null, replace } });
}

/** Makes a block of the selected nodes; orders among them stay outside. */
export function foldSelected(): void {
  const { selected, select } = useView.getState();
  let made: string | null = null;
  useDocument.getState().change((strategy) => {
    const block = selected.length > 1 ? makeBlock(strategy, selected, 'Block') : null;
    made = block?.id ?? null;
    return block?.strategy ?? strategy;
  });
  if (made !== null) select([made]);
}

/** Removes the selected nodes and wires, as one step. Without a selection: the card that has the focus. */
export function removeSelected(): void {
  const { selected, select } = useView.getState();
  const { wires } = useCanvas.getState();
  const focused = document.activeElement?.closest<HTMLElement>('.react-flow__node-card')?.dataset.id;
  const nodes = selected.length > 0 || wires.size > 0 || focused === undefined ? selected : [focused];
  useDocument.getState().change((strategy) => removeNodes(cutWires(strategy, wires), nodes));
  useCanvas.setState({ wires: new Set() });
  select([]);
}

/** Cuts wires by their ids, the last place of a list first so that the others keep theirs. */
export function cutWires(strategy: Strategy, wires: ReadonlySet<string>): Strategy {
  const ends = [...wires].flatMap((wire) => {
    const [node, handle] = wire.split('/');
    const end = readHandle(handle);
    return node && end
      ? [{ node, port: end.port, ...(end.place === undefined ? {} : { place: end.place }) }]
      : [];
  });
  ends.sort((a, b) => (b.place ?? 0) - (a.place ?? 0));
  return ends.reduce(disconnect, strategy);
}
