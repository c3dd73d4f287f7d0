import { lazy, Suspense, useEffect } from 'react';
import { useView } from '../state/view.ts';
import { useResults } from './store.ts';

const Why = lazy(() => import('./Why.tsx'));
const WhyNot = lazy(() => import('./WhyNot.tsx'));

export const useWhyOpen = () =>
  useResults(({ why, whyNot, report }) => (why !== null || whyNot !== null) && report !== null);

/** Why a trade happened, or why none did; it makes room when a node is selected. Loaded when it is first asked. */
export function InspectorWhy() {
  const trade = useResults(({ why }) => why !== null);
  useEffect(
    () =>
      useView.subscribe(({ selected }, before) => {
        if (selected !== before.selected && selected.length > 0)
          useResults.setState({ why: null, whyNot: null });
      }),
    [],
  );
  return <Suspense fallback={null}>{trade ? <Why /> : <WhyNot />}</Suspense>;
}
