import { loadDocs } from '../nodes/use-docs.ts';
import { loadReader } from '../state/reader.ts';

let asked = false;

/** Loads what the first screen did without, once it stands and nobody is busy, so that nothing is waited for later. */
export function loadTheRest(): void {
  if (asked) return;
  asked = true;
  void loadDocs();
  void loadReader();
  for (const load of [
    () => import('./TradesTab.tsx'),
    () => import('./Metrics.tsx'),
    () => import('./Months.tsx'),
    () => import('./Why.tsx'),
  ])
    void load();
}
