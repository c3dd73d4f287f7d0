import { create } from 'zustand';
import type { Diagnostic } from '../../index.ts';

interface DiagnosticsState {
  /** Of the document as the newest run found it: checking never holds up an edit. */
  readonly diagnostics: readonly Diagnostic[];
}

const useDiagnosticsStore = create<DiagnosticsState>()(() => ({ diagnostics: [] }));

export function useDiagnostics(): readonly Diagnostic[] {
  return useDiagnosticsStore(({ diagnostics }) => diagnostics);
}

/** Nothing is drawn again where a run finds what the one before found. */
export function setDiagnostics(diagnostics: readonly Diagnostic[]): void {
  const known = useDiagnosticsStore.getState().diagnostics;
  const same = known.length === diagnostics.length && JSON.stringify(known) === JSON.stringify(diagnostics);
  if (!same) useDiagnosticsStore.setState({ diagnostics });
}
