import { Suspense } from 'react';
import { Segmented } from '../ui/Segmented.tsx';
import { Nothing } from './Nothing.tsx';
import { Chart, TABS, TabBody } from './Results.tsx';
import { useResults } from './store.ts';
import { Verdict } from './Verdict.tsx';
import { InspectorWhy, useWhyOpen } from './InspectorWhy.tsx';

/** On a phone: return, hold and drawdown over the chart. */
export function PhoneResults() {
  const ready = useResults(({ report }) => report !== null);
  const why = useWhyOpen();
  if (!ready) return <Nothing />;
  return (
    <div className="flex h-full flex-col">
      <div className="shrink-0 border-b border-line px-3.5 py-2">
        <Verdict first={3} />
      </div>
      <div className="min-h-0 grow">
        <Suspense fallback={null}>
          <Chart compact />
        </Suspense>
      </div>
      {why ? (
        <aside
          aria-label="Why"
          className="absolute inset-x-0 bottom-0 z-20 flex max-h-[62%] flex-col gap-3 overflow-y-auto rounded-t-xl border-t border-line-strong bg-panel p-4 shadow-(--shadow-float)"
        >
          <InspectorWhy />
        </aside>
      ) : null}
    </div>
  );
}

const PHONE_TABS = TABS.filter(({ value }) => value !== 'chart');

/** On a phone: every figure, over the trades, metrics or months. */
export function PhoneTrades() {
  const ready = useResults(({ report }) => report !== null);
  const chosen = useResults(({ tab }) => tab);
  const setTab = useResults(({ setTab }) => setTab);
  if (!ready) return <Nothing />;
  const tab = chosen === 'chart' ? 'trades' : chosen;
  return (
    <div className="flex h-full flex-col">
      <div className="flex shrink-0 flex-col gap-2 border-b border-line px-3.5 py-2">
        <Verdict />
        <Segmented label="Results" value={tab} options={PHONE_TABS} onChange={setTab} />
      </div>
      <div
        role="tabpanel"
        aria-label={TABS.find(({ value }) => value === tab)?.title}
        className="min-h-0 grow"
      >
        <Suspense fallback={null}>
          <TabBody tab={tab} />
        </Suspense>
      </div>
    </div>
  );
}
