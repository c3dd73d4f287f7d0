import { lazy, Suspense } from 'react';
import { useDocument } from '../state/document.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Nothing } from './Nothing.tsx';
import { type ResultTab, useResults } from './store.ts';
import { Verdict } from './Verdict.tsx';

/** Parts that the first screen can do without come when it stands: see `later.ts`. */
export const Chart = lazy(() => import('../chart/Chart.tsx'));
const TradesTab = lazy(() => import('./TradesTab.tsx'));
const Metrics = lazy(() => import('./Metrics.tsx'));
const Months = lazy(() => import('./Months.tsx'));

export const TABS: readonly { value: ResultTab; title: string }[] = [
  { value: 'chart', title: 'Chart' },
  { value: 'trades', title: 'Trades' },
  { value: 'metrics', title: 'Metrics' },
  { value: 'months', title: 'Months' },
];

/** Verdict line over chart, trades, metrics and months. */
export function Results() {
  const tab = useResults(({ tab }) => tab);
  const setTab = useResults(({ setTab }) => setTab);
  const ready = useResults(({ report }) => report !== null);
  const name = useDocument(({ strategy }) => strategy.name);
  if (!ready) return <Nothing />;
  return (
    <div className="flex h-full flex-col">
      <h1 className="sr-only">{name || 'Strategy'}</h1>
      <div className="flex h-16 shrink-0 items-center justify-between gap-2 border-b border-line pr-2 pl-4">
        <Verdict />
        <Segmented
          label="Results"
          value={tab}
          options={TABS}
          onChange={setTab}
          className="shrink-0 gap-0.5!"
        />
      </div>
      <div
        id={`panel-${tab}`}
        role="tabpanel"
        aria-label={TABS.find(({ value }) => value === tab)?.title}
        className="relative min-h-0 grow"
      >
        <Suspense fallback={null}>
          <TabBody tab={tab} />
        </Suspense>
      </div>
    </div>
  );
}

export function TabBody({ tab }: { tab: ResultTab }) {
  switch (tab) {
    case 'chart':
      return <Chart />;
    case 'trades':
      return <TradesTab />;
    case 'metrics':
      return <Metrics />;
    case 'months':
      return <Months />;
  }
}
