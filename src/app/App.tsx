import { lazy, Suspense, useEffect } from 'react';
import { Toaster } from 'sonner';
import { QuickAdd } from './palette/QuickAdd.tsx';
import { startResults } from './results/index.ts';
import { DesktopLayout } from './shell/DesktopLayout.tsx';
import { DropZone } from './shell/DropZone.tsx';
import { ImportReport } from './shell/ImportReport.tsx';
import { PhoneLayout } from './shell/PhoneLayout.tsx';
import { useShortcuts } from './shell/shortcuts.ts';
import { startAutosave } from './state/autosave.ts';
import { startHelp } from './state/help.ts';
import { useShownTheme } from './state/theme.ts';
import { useView, type ViewState } from './state/view.ts';
import { ExplainHost } from './ui/ExplainHost.tsx';
import { TipProvider } from './ui/Tip.tsx';
import { usePhone } from './ui/use-media.ts';

const Gallery = lazy(() => import('./templates/Gallery.tsx'));
const Help = lazy(() => import('./help/Help.tsx'));

const TOAST = {
  style: {
    background: 'var(--raise)',
    borderColor: 'var(--line-strong)',
    color: 'var(--text)',
    fontFamily: 'var(--font)',
    fontSize: 13,
  },
  actionButtonStyle: {
    background: 'var(--accent)',
    color: 'var(--on-accent)',
    fontFamily: 'var(--font)',
    height: 28,
  },
};

export function App() {
  const phone = usePhone();
  const theme = useShownTheme();
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
      <Toaster theme={theme} position="bottom-center" visibleToasts={3} toastOptions={TOAST} />
    </TipProvider>
  );
}

function Screen({ screen, phone }: { screen: ViewState['screen']; phone: boolean }) {
  if (screen === 'gallery') return <Gallery />;
  if (screen === 'help') return <Help />;
  return phone ? <PhoneLayout /> : <DesktopLayout />;
}
