import { lazy, Suspense } from 'react';
import { useResults } from './store.ts';

const Why = lazy(() => import('./Why.tsx'));
const WhyNot = lazy(() => import('./WhyNot.tsx'));

export const useWhyOpen = () =>
  useResults(({ why, whyNot, report }) => (why !== null || whyNot !== null) && report !== null);

/** Why a trade happened, or why none did. Loaded when it is first asked. */
export function InspectorWhy() {
  const trade = useResults(({ why }) => why !== null);
  return <Suspense fallback={null}>{trade ? <Why /> : <WhyNot />}</Suspense>;
}
