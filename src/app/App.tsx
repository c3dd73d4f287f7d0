import { lazy, Suspense, useEffect, useState } from 'react';
import { QuickAdd } from './palette/QuickAdd.tsx';
import { startResults } from './results/index.ts';
import { DesktopLayout } from './shell/DesktopLayout.tsx';
import { DropZone } from './shell/DropZone.tsx';
import { ImportReport } from './shell/ImportReport.tsx';
import { PhoneLayout } from './shell/PhoneLayout.tsx';
import { useShortcuts } from './shell/shortcuts.ts';
import { startAutosave } from './state/autosave.ts';
import { startHelp } from './state/help.ts';
import { useView, type ViewState } from './state/view.ts';
import { ExplainHost } from './ui/ExplainHost.tsx';
import { TipProvider } from './ui/Tip.tsx';
import { useSaid } from './ui/toast.ts';
import { usePhone } from './ui/use-media.ts';

const Gallery = lazy(() => import('./templates/Gallery.tsx'));
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
    <TipProvider delayDuration={400}>
      <Suspense fallback={null}>
        <Screen screen={screen} phone={phone} />
      </Suspense>
      <DropZone />
      <QuickAdd />
      <ExplainHost />
      <ImportReport />
      <Messages />
    </TipProvider>
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
