import { type ReactNode, useId } from 'react';
import { create } from 'zustand';
import { cn } from './cn.ts';

interface Explained {
  readonly anchor: HTMLElement;
  readonly text: string;
}

/** The definition on screen, shown by `ExplainHost`; null: none. */
export const useExplained = create<{ shown: Explained | null }>()(() => ({ shown: null }));

const PATIENCE_MS = 350;
let waiting: number | undefined;

function show(anchor: HTMLElement, text: string): void {
  window.clearTimeout(waiting);
  useExplained.setState({ shown: { anchor, text } });
}

export function hideExplained(): void {
  window.clearTimeout(waiting);
  useExplained.setState({ shown: null });
}

interface ExplainProps {
  text: string;
  children: ReactNode;
  className?: string;
}

/** A word with its definition: on hover, and by click, tap or key. */
export function Explain({ text, children, className }: ExplainProps) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        aria-describedby={id}
        className={cn(
          'cursor-help text-left text-inherit decoration-dotted underline-offset-3 hover:text-text hover:underline',
          className,
        )}
        onClick={({ currentTarget }) => {
          if (useExplained.getState().shown?.anchor === currentTarget) hideExplained();
          else show(currentTarget, text);
        }}
        onPointerEnter={({ currentTarget, pointerType }) => {
          if (pointerType !== 'mouse') return;
          window.clearTimeout(waiting);
          waiting = window.setTimeout(() => show(currentTarget, text), PATIENCE_MS);
        }}
        onPointerLeave={({ pointerType }) => {
          if (pointerType === 'mouse') hideExplained();
        }}
        onBlur={hideExplained}
      >
        {children}
      </button>
      <span id={id} hidden>
        {text}
      </span>
    </>
  );
}
