import { useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import { useCanvas } from './canvas-store.ts';
import { cutWires } from './keys.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** Points along the stroke that are looked at lie this far apart, px. */
const STEP = 4;

/** Draws a line with the pointer; the wires that it meets are marked, and cut together when it is let go. */
export function startStroke(surface: HTMLElement, start: MouseEvent): void {
  const box = surface.getBoundingClientRect();
  const drawing = document.createElementNS(SVG, 'svg');
  const line = document.createElementNS(SVG, 'polyline');
  drawing.classList.add('cut-stroke');
  drawing.append(line);
  surface.append(drawing);
  const points: string[] = [];
  const met = new Set<string>();
  let [x, y] = [start.clientX, start.clientY];

  const reach = (toX: number, toY: number) => {
    const steps = Math.max(1, Math.ceil(Math.hypot(toX - x, toY - y) / STEP));
    for (let step = 1; step <= steps; step++) {
      const wire = wireAt(x + ((toX - x) * step) / steps, y + ((toY - y) * step) / steps);
      if (wire !== null) met.add(wire);
    }
    [x, y] = [toX, toY];
    points.push(`${x - box.left},${y - box.top}`);
    line.setAttribute('points', points.join(' '));
    useCanvas.setState({ wires: new Set(met) });
  };
  reach(x, y);

  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener('mousemove', (event) => reach(event.clientX, event.clientY), { signal });
  window.addEventListener(
    'mouseup',
    (event) => {
      stop.abort();
      drawing.remove();
      useCanvas.setState({ wires: new Set() });
      if (met.size === 0) return;
      markEdit(event);
      useDocument.getState().change((strategy) => cutWires(strategy, met));
    },
    { signal },
  );
}

function wireAt(x: number, y: number): string | null {
  const edge = document.elementFromPoint(x, y)?.closest<HTMLElement>('.react-flow__edge');
  return edge?.dataset.id ?? null;
}
