import { useMemo } from 'react';
import { check, type Diagnostic, type Strategy } from '../../index.ts';
import { useDocument } from './document.ts';

let last: { strategy: Strategy; diagnostics: readonly Diagnostic[] } | null = null;

/** What is wrong or doubtful about a strategy; asked again for the same document it answers from memory. */
export function diagnose(strategy: Strategy): readonly Diagnostic[] {
  if (last?.strategy !== strategy) last = { strategy, diagnostics: check(strategy) };
  return last.diagnostics;
}

export function useDiagnostics(): readonly Diagnostic[] {
  const strategy = useDocument((document) => document.strategy);
  return useMemo(() => diagnose(strategy), [strategy]);
}
