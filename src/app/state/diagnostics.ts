import { create } from 'zustand';
import { check, type Diagnostic, type Strategy } from '../../index.ts';
import { useDocument } from './document.ts';

interface DiagnosticsState {
  /** Of the document as it stood a moment ago: checking never holds up an edit. */
  readonly diagnostics: readonly Diagnostic[];
}

export const useDiagnosticsStore = create<DiagnosticsState>()(() => ({ diagnostics: [] }));

export function useDiagnostics(): readonly Diagnostic[] {
  return useDiagnosticsStore(({ diagnostics }) => diagnostics);
}

/** After an edit the check waits for a pause this long, and at most this long in all. */
const PAUSE_MS = 60;
const PATIENCE_MS = 400;

/** Whether two documents mean the same to the check: only names or places differ. */
function alike(a: Strategy, b: Strategy): boolean {
  return (
    a.nodes === b.nodes &&
    a.markets === b.markets &&
    a.account === b.account &&
    a.execution === b.execution &&
    a.blocks === b.blocks
  );
}

/** Keeps the diagnostics up to date with the open document; returns what ends it. */
export function startDiagnostics(): () => void {
  let timer: number | undefined;
  let since: number | null = null;
  const run = () => {
    since = null;
    useDiagnosticsStore.setState({ diagnostics: check(useDocument.getState().strategy) });
  };
  run();
  const stop = useDocument.subscribe(({ strategy }, before) => {
    if (alike(strategy, before.strategy)) return;
    const now = performance.now();
    since ??= now;
    window.clearTimeout(timer);
    timer = window.setTimeout(run, Math.max(0, Math.min(PAUSE_MS, since + PATIENCE_MS - now)));
  });
  return () => {
    window.clearTimeout(timer);
    stop();
  };
}
