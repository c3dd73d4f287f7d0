import { useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import type { InputRef } from '../state/edits.ts';
import { breakOutput, liftOut, readersOf } from '../state/wire-edits.ts';
import { disconnect } from '../state/edits.ts';
import { useView } from '../state/view.ts';
import { startStroke } from './cut-stroke.ts';
import { type HandlePort, readHandle } from './ports.ts';

/**
 * What the pointer does with a key held: Alt on a port breaks its wires, Ctrl carries them all to another port, Alt on
 * a card lifts it out of its wires as it is dragged, Alt on the empty canvas cuts wires with a stroke.
 */

export interface GrippedPort extends HandlePort {
  readonly node: string;
}

/** Further than this a pressed card is being dragged, px. */
const DRAGGED = 4;
/** The name of the undo step that lifting out and carrying make together. */
const LIFT = 'lift';

let carried: GrippedPort | null = null;
let lifted = false;

/** The port whose wires are all being carried; null: a new wire is drawn. Asked once, when the wire is let go. */
export function takeCarried(): GrippedPort | null {
  const port = carried;
  carried = null;
  return port;
}

/** The undo step that the drag which ends now belongs to. */
export function takeLift(): string | undefined {
  const merge = lifted ? LIFT : undefined;
  lifted = false;
  return merge;
}

function portAt(target: EventTarget | null): GrippedPort | null {
  const handle = target instanceof Element ? target.closest<HTMLElement>('.port') : null;
  const port = readHandle(handle?.dataset.handleid);
  const node = handle?.dataset.nodeid;
  return port && node ? { ...port, node } : null;
}

/** Ports farther from the pointer than this are not meant, px. */
const NEAR = 24;

/** The nearest port of a side. While a wire is drawn only ports that it could end at can be hit by the pointer. */
export function portNear(x: number, y: number, side: HandlePort['side']): GrippedPort | null {
  let nearest: GrippedPort | null = null;
  let least = NEAR;
  for (const handle of document.querySelectorAll('.port')) {
    const port = portAt(handle);
    const box = handle.getBoundingClientRect();
    const far = Math.hypot(box.left + box.width / 2 - x, box.top + box.height / 2 - y);
    if (port?.side === side && far < least) [nearest, least] = [port, far];
  }
  return nearest;
}

/** Listens on the surface before everything else does; returns what ends it. */
export function startGestures(surface: HTMLElement): () => void {
  const onMouseDown = (event: MouseEvent) => {
    carried = null;
    if (event.button !== 0) return;
    const port = portAt(event.target);
    if (port) {
      if (event.altKey) {
        halt(event);
        breakPort(port, event);
      } else if ((event.ctrlKey || event.metaKey) && isWired(port)) carried = port;
      return;
    }
    if (!event.altKey || !(event.target instanceof Element)) return;
    const card = event.target.closest<HTMLElement>('.react-flow__node-card')?.dataset.id;
    if (card) liftWhenDragged(card, event);
    else if (event.target.classList.contains('react-flow__pane')) {
      halt(event);
      startStroke(surface, event);
    }
  };
  surface.addEventListener('mousedown', onMouseDown, { capture: true });
  return () => surface.removeEventListener('mousedown', onMouseDown, { capture: true });
}

function halt(event: MouseEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

function inputOf({ node, port, place }: GrippedPort): InputRef {
  return { node, port, ...(place === undefined ? {} : { place }) };
}

function isWired(port: GrippedPort): boolean {
  const { strategy } = useDocument.getState();
  if (port.side === 'out') return readersOf(strategy, port).length > 0;
  return strategy.nodes.find(({ id }) => id === port.node)?.inputs?.[port.port] !== undefined;
}

function breakPort(port: GrippedPort, event: MouseEvent): void {
  markEdit(event);
  useDocument
    .getState()
    .change((strategy) =>
      port.side === 'out' ? breakOutput(strategy, port) : disconnect(strategy, inputOf(port)),
    );
}

function liftWhenDragged(card: string, start: MouseEvent): void {
  const stop = new AbortController();
  const { signal } = stop;
  // The surface keeps moves of a drag to itself: these come before it.
  const options = { signal, capture: true };
  window.addEventListener('mouseup', () => stop.abort(), options);
  window.addEventListener(
    'mousemove',
    (event) => {
      if (Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < DRAGGED) return;
      stop.abort();
      lifted = true;
      const { selected } = useView.getState();
      const ids = selected.includes(card) ? selected : [card];
      // After the surface has begun the drag, which begins an undo step.
      window.setTimeout(() => {
        markEdit(event);
        useDocument.getState().change((strategy) => liftOut(strategy, ids), LIFT);
      });
    },
    options,
  );
}
