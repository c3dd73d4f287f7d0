import { useEffect, useRef, useState } from 'react';
import { create } from 'zustand';
import type { Place, PortRef } from '../state/edits.ts';

/** What the drawing surface can do for others while it is on screen. */
export interface CanvasControl {
  /** The middle of what is in view, in the document's coordinates. */
  centre(): Place;
  /** Where a point of the window lies in the document. */
  at(clientX: number, clientY: number): Place;
  /** Brings nodes into view. */
  reveal(ids: readonly string[]): void;
  fit(): void;
}

/** A node about to be added: where, and what it is wired to at once. */
export interface QuickAddRequest {
  readonly at: Place | null;
  readonly from?: PortRef;
  readonly to?: PortRef & { readonly place?: number };
  /** A node whose place the new one takes, with the wires that fit. */
  readonly replace?: string;
}

interface CanvasState {
  control: CanvasControl | null;
  /** Nodes whose ports are all shown. */
  open: ReadonlySet<string>;
  quickAdd: QuickAddRequest | null;
  /** A node whose output is being wired by keyboard; null: none. */
  connecting: string | null;
  /** The use of a block that is looked into; null: none. */
  inside: string | null;
  /** What was typed while a dialog was still on its way. */
  typed: string;
  problemsOpen: boolean;
  /** Ids of the selected wires. */
  wires: ReadonlySet<string>;
  togglePorts(id: string): void;
}

export const useCanvas = create<CanvasState>()((set) => ({
  control: null,
  open: new Set(),
  quickAdd: null,
  connecting: null,
  inside: null,
  typed: '',
  problemsOpen: false,
  wires: new Set(),
  togglePorts: (id) =>
    set(({ open }) => {
      const next = new Set(open);
      if (!next.delete(id)) next.add(id);
      return { open: next };
    }),
}));

/** The text of a dialog's search field, which begins with what was typed before the dialog was there. */
export function useTyped(): [string, (text: string) => void] {
  useEffect(() => () => useCanvas.setState({ typed: '' }), []);
  return useState(() => useCanvas.getState().typed.replaceAll(ENTER, ''));
}

/** Stands for the Enter key in what was typed ahead. */
export const ENTER = '\n';

/** Takes the best answer at once where Enter was pressed before the dialog was there. */
export function useEnteredAhead(take: () => void): void {
  const [entered] = useState(() => useCanvas.getState().typed.includes(ENTER));
  const latest = useRef(take);
  const taken = useRef(false);
  useEffect(() => {
    if (entered && !taken.current) latest.current();
    taken.current = true;
  }, [entered]);
}
