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
    () => import('../inspector/NodeForm.tsx'),
    () => import('../palette/QuickAdd.tsx'),
    () => import('../canvas/ConnectDialog.tsx'),
    () => import('../shell/MarketList.tsx'),
    () => import('../shell/RangeForm.tsx'),
    () => import('../ui/MenuList.tsx'),
    () => import('../ui/ExplainHost.tsx'),
  ])
    void load();
}
