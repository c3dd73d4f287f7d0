import { type RefObject, useRef } from 'react';
import { useView } from '../state/view.ts';

const STEP = 0.03;

/** Divides the height of `frame` between canvas and results: dragged, or moved with the arrow keys. */
export function Splitter({ frame }: { frame: RefObject<HTMLElement | null> }) {
  const split = useView((view) => view.split);
  const setSplit = useView((view) => view.setSplit);
  const dragging = useRef(false);
  const drag = (clientY: number) => {
    const box = frame.current?.getBoundingClientRect();
    if (box && box.height > 0) setSplit((clientY - box.top) / box.height);
  };
  return (
    <hr
      aria-label="Height of the canvas"
      aria-orientation="horizontal"
      aria-valuenow={Math.round(split * 100)}
      aria-valuemin={12}
      aria-valuemax={88}
      tabIndex={0}
      onPointerDown={(event) => {
        dragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (dragging.current) drag(event.clientY);
      }}
      onPointerUp={() => {
        dragging.current = false;
      }}
      onDoubleClick={() => setSplit(0.53)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowUp') setSplit(split - STEP);
        if (event.key === 'ArrowDown') setSplit(split + STEP);
      }}
      className="relative z-10 m-0 h-px shrink-0 cursor-row-resize touch-none border-0 bg-line outline-none before:absolute before:inset-x-0 before:-top-1 before:h-2 before:content-[''] hover:before:bg-accent/30 focus-visible:before:bg-accent/60"
    />
  );
}
