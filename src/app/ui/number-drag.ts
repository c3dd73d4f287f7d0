import type { PointerEvent } from 'react';
import { endGesture } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';

/** A press that moves less than this is a click, px. */
const DRAGGED = 4;
/** Pixels for one step. */
const PACE = 4;
const FINER = 0.1;
const COARSER = 10;

/** How far one step of a number of this size goes. */
export function stepOf(value: number): number {
  const size = Math.abs(value);
  if (size >= 10) return 1;
  if (size >= 1) return 0.1;
  return 0.01;
}

interface NumberDrag {
  readonly value: unknown;
  /** Undefined: by the size of the number. */
  readonly step: number | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly onChange: (value: number) => void;
}

/**
 * Dragging sideways changes a number, with Shift in finer and with Alt in coarser steps; the whole drag is one undo
 * step. Only with a mouse or pen, and only where the field has not the focus: there a drag selects text.
 */
export function useNumberDrag({ value, step, min, max, onChange }: NumberDrag) {
  return (press: PointerEvent<HTMLInputElement>): void => {
    const field = press.currentTarget;
    if (press.pointerType === 'touch' || press.button !== 0 || field === document.activeElement) return;
    if (typeof value !== 'number') return;
    // The browser would place the caret and select: a click does that when the pointer is let go.
    press.preventDefault();
    let at = press.clientX;
    let exact = value;
    let dragging = false;
    const stop = new AbortController();
    const { signal } = stop;
    const move = (event: globalThis.PointerEvent) => {
      if (!dragging && Math.abs(event.clientX - press.clientX) < DRAGGED) return;
      if (!dragging) {
        dragging = true;
        at = event.clientX;
        endGesture();
        document.documentElement.classList.add('is-dragging-number');
      }
      const unit = step ?? stepOf(value);
      const pace = event.shiftKey ? FINER : event.altKey ? COARSER : 1;
      exact = bounded(exact + ((event.clientX - at) / PACE) * unit * pace);
      at = event.clientX;
      const fine = step === undefined && event.shiftKey ? unit * FINER : unit;
      const next = bounded(Number((Math.round(exact / fine) * fine).toPrecision(12)));
      markEdit(event);
      onChange(next);
    };
    const bounded = (number: number) => Math.min(max ?? number, Math.max(min ?? number, number));
    const end = () => {
      stop.abort();
      document.documentElement.classList.remove('is-dragging-number');
      if (dragging) endGesture();
      else {
        field.focus();
        field.select();
      }
    };
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', end, { signal });
    window.addEventListener('pointercancel', end, { signal });
  };
}
