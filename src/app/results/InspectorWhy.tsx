import { lazy, Suspense } from 'react';
import { useResults } from './store.ts';

const Why = lazy(() => import('./Why.tsx'));

export const useWhyOpen = () => useResults(({ why, report }) => why !== null && report !== null);

/** Why a trade happened, loaded when it is first asked. */
export function InspectorWhy() {
  return (
    <Suspense fallback={null}>
      <Why />
    </Suspense>
  );
}
