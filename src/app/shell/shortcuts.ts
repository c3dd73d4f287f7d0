import { useEffect } from 'react';
import { tidy } from '../canvas/CanvasFoot.tsx';
import { ENTER, useCanvas } from '../canvas/canvas-store.ts';
import {
  foldSelected,
  muteSelected,
  removeHealing,
  removeSelected,
  replaceSelected,
  swapSelected,
} from '../canvas/keys.ts';
import { redo, undo, useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import { type Clip, copyNodes } from '../state/edits.ts';
import { exportStrategy } from '../state/files.ts';
import { openHelp } from '../state/help.ts';
import { useView } from '../state/view.ts';

const typing = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable], [role=dialog]') !== null;

function duplicateSelected(): void {
  const { selected, select } = useView.getState();
  if (selected.length > 0) select(useDocument.getState().duplicate(selected));
}

/** Keys with Ctrl (or Cmd), by their letter. */
const WITH_CTRL: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
  z: (event) => (event.shiftKey ? redo() : undo()),
  y: redo,
  d: duplicateSelected,
  a: () => useView.getState().select(useDocument.getState().strategy.nodes.map(({ id }) => id)),
  s: exportStrategy,
  k: () => useCanvas.setState({ quickAdd: { at: null } }),
};

const PLAIN: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
  '/': () => useCanvas.setState({ quickAdd: { at: null } }),
  Delete: (event) => (event.shiftKey ? removeHealing() : removeSelected()),
  Backspace: removeSelected,
  Escape: () => {
    useView.getState().select([]);
    useCanvas.setState({ wires: new Set() });
  },
  '?': () => {
    const [id] = useView.getState().selected;
    const type = useDocument.getState().strategy.nodes.find((node) => node.id === id)?.type ?? null;
    openHelp({ book: 'nodes', entry: type });
  },
  f: () => useCanvas.getState().control?.fit(),
  t: tidy,
  g: foldSelected,
  m: muteSelected,
  r: replaceSelected,
  x: swapSelected,
  c: () => {
    const [id] = useView.getState().selected;
    if (id !== undefined) useCanvas.setState({ connecting: id });
  },
};

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || typing(event.target) || useView.getState().screen !== 'strategy') return;
  const withCtrl = event.ctrlKey || event.metaKey;
  if (event.altKey) return;
  const { quickAdd, connecting, typed } = useCanvas.getState();
  const ahead = event.key === 'Enter' ? ENTER : event.key.length === 1 ? event.key : null;
  if ((quickAdd || connecting !== null) && !withCtrl && ahead !== null) {
    event.preventDefault();
    useCanvas.setState({ typed: typed + ahead });
    return;
  }
  const action = withCtrl ? WITH_CTRL[event.key.toLowerCase()] : PLAIN[event.key];
  if (!action) return;
  event.preventDefault();
  markEdit(event);
  action(event);
}

function onCopy(event: ClipboardEvent): void {
  const { selected } = useView.getState();
  if (typing(event.target) || selected.length === 0 || !window.getSelection()?.isCollapsed) return;
  const clip: Clip = copyNodes(useDocument.getState().strategy, selected);
  event.clipboardData?.setData('text/plain', JSON.stringify({ candlewire: 'nodes', ...clip }));
  event.preventDefault();
}

async function onPaste(event: ClipboardEvent): Promise<void> {
  if (typing(event.target) || useView.getState().screen !== 'strategy') return;
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!text.startsWith('{')) return;
  event.preventDefault();
  const { readClip } = await import('./clipboard.ts');
  const clip = readClip(text);
  if (!clip) return;
  markEdit(event);
  useView.getState().select(useDocument.getState().paste(clip, { x: 32, y: 32 }));
}

/** Keys and the clipboard, wherever the focus is, except in fields. */
export function useShortcuts(): void {
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    document.addEventListener('copy', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, []);
}
