import {
  cloneElement,
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  useLayoutEffect,
  useRef,
} from 'react';
import { create } from 'zustand';
import { Keys } from './Keys.tsx';

interface Shown {
  readonly anchor: Element;
  readonly text: string;
  readonly keys: string | undefined;
}

/** The one remark on screen: a hundred buttons share it, so that each costs nothing until it is pointed at. */
const useTip = create<{ shown: Shown | null }>()(() => ({ shown: null }));

const PATIENCE_MS = 400;
/** Right after another remark the next one does not let wait. */
const WARM_MS = 300;
const GAP = 6;
const EDGE = 8;
let waiting: number | undefined;
let hidden = Number.NEGATIVE_INFINITY;

function show(shown: Shown): void {
  window.clearTimeout(waiting);
  useTip.setState({ shown });
}

function hide(): void {
  window.clearTimeout(waiting);
  if (!useTip.getState().shown) return;
  hidden = performance.now();
  useTip.setState({ shown: null });
}

interface Handlers {
  onPointerEnter?: (event: PointerEvent<HTMLElement>) => void;
  onPointerLeave?: () => void;
  onPointerDown?: () => void;
  onFocus?: (event: FocusEvent<HTMLElement>) => void;
  onBlur?: () => void;
}

interface TipProps {
  /** The same as the child's accessible name. */
  text: string;
  keys?: string;
  children: ReactElement<Handlers>;
}

/** A short remark on hover or focus, shown by `TipHost`. */
export function Tip({ text, keys, children }: TipProps) {
  return cloneElement(children, {
    onPointerEnter: ({ currentTarget: anchor, pointerType }) => {
      if (pointerType === 'touch') return;
      window.clearTimeout(waiting);
      const wait = performance.now() - hidden < WARM_MS ? 0 : PATIENCE_MS;
      waiting = window.setTimeout(() => show({ anchor, text, keys }), wait);
    },
    onPointerLeave: hide,
    onPointerDown: hide,
    onFocus: ({ currentTarget: anchor }) => {
      if (anchor.matches(':focus-visible')) show({ anchor, text, keys });
    },
    onBlur: hide,
  });
}

/** Shows the remark under its button, over it where there is no room. */
export function TipHost() {
  const shown = useTip((tip) => tip.shown);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const tip = box.current;
    if (!shown || !tip) return;
    const anchor = shown.anchor.getBoundingClientRect();
    const { width, height } = tip.getBoundingClientRect();
    const middle = anchor.left + (anchor.width - width) / 2;
    const under = anchor.bottom + GAP;
    const fits = under + height + EDGE <= window.innerHeight;
    tip.style.left = `${Math.max(EDGE, Math.min(window.innerWidth - width - EDGE, middle))}px`;
    tip.style.top = `${fits ? under : anchor.top - height - GAP}px`;
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide();
    };
    window.addEventListener('keydown', leave);
    window.addEventListener('scroll', hide, true);
    return () => {
      window.removeEventListener('keydown', leave);
      window.removeEventListener('scroll', hide, true);
    };
  }, [shown]);
  if (!shown) return null;
  return (
    <div
      ref={box}
      aria-hidden
      className="pointer-events-none fixed z-50 flex max-w-72 items-center gap-2 rounded-md border border-line-strong bg-raise px-2 py-1 text-xs text-text shadow-(--shadow-float)"
    >
      {shown.text}
      {shown.keys ? <Keys>{shown.keys}</Keys> : null}
    </div>
  );
}
