import { lazy, Suspense, useEffect, useState } from 'react';
import { useCanvas } from './canvas/canvas-store.ts';
import { startResults } from './results/index.ts';
import { DesktopLayout } from './shell/DesktopLayout.tsx';
import { DropZone } from './shell/DropZone.tsx';
import { PhoneLayout } from './shell/PhoneLayout.tsx';
import { useShortcuts } from './shell/shortcuts.ts';
import { startAutosave } from './state/autosave.ts';
import { useFeedQuestion } from './state/feed-question.ts';
import { useImportReport } from './state/files.ts';
import { startHelp } from './state/help.ts';
import { useView, type ViewState } from './state/view.ts';
import { useExplained } from './ui/Explain.tsx';
import { TipHost } from './ui/Tip.tsx';
import { useSaid } from './ui/toast.ts';
import { usePhone } from './ui/use-media.ts';

const Gallery = lazy(() => import('./templates/Gallery.tsx'));
const QuickAdd = lazy(async () => ({ default: (await import('./palette/QuickAdd.tsx')).QuickAdd }));
const ImportReport = lazy(() => import('./shell/ImportReport.tsx'));
const FeedQuestion = lazy(() => import('./shell/FeedQuestion.tsx'));
const ExplainHost = lazy(() => import('./ui/ExplainHost.tsx'));
const Toasts = lazy(() => import('./ui/Toasts.tsx'));
const Help = lazy(() => import('./help/Help.tsx'));

export function App() {
  const phone = usePhone();
  const screen = useView((view) => view.screen);
  useShortcuts();
  useEffect(startAutosave, []);
  useEffect(startResults, []);
  useEffect(startHelp, []);
  return (
    <>
      <Suspense fallback={null}>
        <Screen screen={screen} phone={phone} />
      </Suspense>
      <DropZone />
      <Adding />
      <Explained />
      <Report />
      <Messages />
      <TipHost />
    </>
  );
}

function Screen({ screen, phone }: { screen: ViewState['screen']; phone: boolean }) {
  if (screen === 'gallery') return <Gallery />;
  if (screen === 'help') return <Help />;
  return phone ? <PhoneLayout /> : <DesktopLayout />;
}

/** What shows messages stays once there was one. */
function Messages() {
  const [began, setBegan] = useState(false);
  const any = useSaid(({ waiting }) => waiting.length > 0);
  if (any && !began) setBegan(true);
  return began || any ? (
    <Suspense fallback={null}>
      <Toasts />
    </Suspense>
  ) : null;
}

function Adding() {
  const any = useCanvas(({ quickAdd }) => quickAdd !== null);
  return any ? (
    <Suspense fallback={null}>
      <QuickAdd />
    </Suspense>
  ) : null;
}

function Report() {
  const any = useImportReport(({ report }) => report !== null);
  const asked = useFeedQuestion(({ question }) => question !== null);
  return any || asked ? (
    <Suspense fallback={null}>{any ? <ImportReport /> : <FeedQuestion />}</Suspense>
  ) : null;
}

function Explained() {
  const any = useExplained(({ shown }) => shown !== null);
  return any ? (
    <Suspense fallback={null}>
      <ExplainHost />
    </Suspense>
  ) : null;
}
