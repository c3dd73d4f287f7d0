import { lazy, Suspense } from 'react';
import { Segmented } from '../ui/Segmented.tsx';
import { type TradesView, useResults } from './store.ts';
import { Trades } from './Trades.tsx';

const Parts = lazy(() => import('./Parts.tsx'));
const Messages = lazy(() => import('./Messages.tsx'));
const Excursions = lazy(() => import('./Excursions.tsx'));

const VIEWS: readonly { readonly value: TradesView; readonly title: string }[] = [
  { value: 'list', title: 'List' },
  { value: 'parts', title: 'By part' },
  { value: 'excursions', title: 'MAE and MFE' },
  { value: 'messages', title: 'Messages' },
];

/** Every trade, or what they have in common; and what was said meanwhile, where a node writes messages. */
export default function TradesTab() {
  const chosen = useResults(({ tradesView }) => tradesView);
  const any = useResults(({ report }) => (report?.trades.count ?? 0) > 0);
  const talks = useResults(({ report }) => (report?.messages ?? null) !== null);
  if (!any && !talks) return <Trades />;
  const views = VIEWS.filter(({ value }) => (value === 'messages' ? talks : any || value === 'list'));
  const view = views.some(({ value }) => value === chosen) ? chosen : 'list';
  return (
    <div className="flex h-full flex-col">
      <Segmented
        label="Trades"
        value={view}
        options={views}
        onChange={(tradesView) => useResults.setState({ tradesView })}
        className="shrink-0 border-b border-line px-2 py-1"
      />
      <div
        role="tabpanel"
        aria-label={VIEWS.find(({ value }) => value === view)?.title}
        className="min-h-0 grow overflow-y-auto"
      >
        <Suspense fallback={null}>
          <View view={view} />
        </Suspense>
      </div>
    </div>
  );
}

function View({ view }: { view: TradesView }) {
  switch (view) {
    case 'list':
      return <Trades />;
    case 'parts':
      return <Parts />;
    case 'excursions':
      return <Excursions />;
    case 'messages':
      return <Messages />;
  }
}
