import { useEffect } from 'react';
import { create } from 'zustand';
import type { NodeDoc } from './docs.ts';

type Docs = Readonly<Record<string, NodeDoc>>;

const useStore = create<{ docs: Docs | null }>()(() => ({ docs: null }));
const NONE: NodeDoc = { doc: '' };
let loading: Promise<void> | null = null;

/** Loads the explanations of the nodes, once. Nothing on the first screen needs them. */
export function loadDocs(): Promise<void> {
  loading ??= import('./docs.ts').then(({ DOCS }) => useStore.setState({ docs: DOCS }));
  return loading;
}

/** What a node is for; empty until the explanations are there. */
export function docOf(type: string): NodeDoc {
  return useStore.getState().docs?.[type] ?? NONE;
}

/**
 * The same for what is drawn: drawn again once they are there.
 *
 * @param now whether to load them for it; otherwise it waits until somebody else does
 */
export function useDocs(now = true): (type: string) => NodeDoc {
  const docs = useStore((state) => state.docs);
  useEffect(() => {
    if (now) void loadDocs();
  }, [now]);
  return (type) => docs?.[type] ?? NONE;
}
