import { lazy, Suspense } from 'react';
import { Segmented } from '../ui/Segmented.tsx';
import { type TradesView, useResults } from './store.ts';
import { Trades } from './Trades.tsx';

const Parts = lazy(() => import('./Parts.tsx'));
const Excursions = lazy(() => import('./Excursions.tsx'));

const VIEWS: readonly { readonly value: TradesView; readonly title: string }[] = [
  { value: 'list', title: 'List' },
  { value: 'parts', title: 'By part' },
  { value: 'excursions', title: 'MAE and MFE' },
];

/** Every trade, or what they have in common. */
export default function TradesTab() {
  const view = useResults(({ tradesView }) => tradesView);
  const any = useResults(({ report }) => (report?.trades.count ?? 0) > 0);
  if (!any) return <Trades />;
  return (
    <div className="flex h-full flex-col">
      <Segmented
        label="Trades"
        value={view}
        options={VIEWS}
        onChange={(tradesView) => useResults.setState({ tradesView })}
        className="shrink-0 border-b border-line px-2 py-1"
      />
      <div
        role="tabpanel"
        aria-label={VIEWS.find(({ value }) => value === view)?.title}
        className="min-h-0 grow overflow-y-auto"
      >
        {view === 'list' ? (
          <Trades />
        ) : (
          <Suspense fallback={null}>{view === 'parts' ? <Parts /> : <Excursions />}</Suspense>
        )}
      </div>
    </div>
  );
}
