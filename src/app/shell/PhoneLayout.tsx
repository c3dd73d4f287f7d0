import { ChartNoAxesCombined, EllipsisVertical, List, Redo2, Undo2, Workflow } from 'lucide-react';
import { Canvas } from '../canvas/Canvas.tsx';
import { InspectorSheet } from '../inspector/InspectorSheet.tsx';
import { PhoneResults, PhoneTrades } from '../results/index.ts';
import { redo, undo, useDocument } from '../state/document.ts';
import { chooseFile, exportStrategy } from '../state/files.ts';
import { openHelp } from '../state/help.ts';
import { type PhoneTab, useView } from '../state/view.ts';
import { Button } from '../ui/Button.tsx';
import { cn } from '../ui/cn.ts';
import { Menu } from '../ui/Menu.tsx';
import { Logo } from './Logo.tsx';
import { StrategyName } from './StrategyName.tsx';
import { ThemeMenu } from './TopBar.tsx';

const TABS: readonly { value: PhoneTab; title: string; icon: typeof List }[] = [
  { value: 'results', title: 'Results', icon: ChartNoAxesCombined },
  { value: 'canvas', title: 'Canvas', icon: Workflow },
  { value: 'trades', title: 'Trades', icon: List },
];

/** One thing at a time, results first. Results keep a strip of the canvas under them. */
export function PhoneLayout() {
  const tab = useView((view) => view.phoneTab);
  const setTab = useView((view) => view.setPhoneTab);
  return (
    <div className="flex h-dvh flex-col">
      <PhoneBar />
      <main className="relative min-h-0 grow overflow-hidden bg-panel">
        {tab === 'results' ? (
          <div className="flex h-full flex-col">
            <div className="min-h-0 grow">
              <PhoneResults />
            </div>
            <div className="relative h-[32%] shrink-0 border-t border-line">
              <Canvas compact />
            </div>
          </div>
        ) : null}
        {tab === 'canvas' ? (
          <>
            <Canvas />
            <InspectorSheet />
          </>
        ) : null}
        {tab === 'trades' ? <PhoneTrades /> : null}
      </main>
      <nav aria-label="Views" className="grid h-14 shrink-0 grid-cols-3 border-t border-line bg-panel">
        {TABS.map(({ value, title, icon: Icon }) => (
          <button
            key={value}
            type="button"
            aria-current={tab === value ? 'page' : undefined}
            onClick={() => setTab(value)}
            className={cn(
              'flex flex-col items-center justify-center gap-1 text-xs',
              tab === value ? 'text-accent' : 'text-muted',
            )}
          >
            <Icon size={18} aria-hidden />
            {title}
          </button>
        ))}
      </nav>
    </div>
  );
}

function PhoneBar() {
  const show = useView((view) => view.show);
  const name = useDocument(({ strategy }) => strategy.name);
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line bg-panel px-3">
      <Logo />
      <h1 className="sr-only">{name}</h1>
      <StrategyName />
      <div className="grow" />
      <ThemeMenu />
      <Menu
        groups={[
          [
            { title: 'Undo', icon: <Undo2 size={14} />, onSelect: undo },
            { title: 'Redo', icon: <Redo2 size={14} />, onSelect: redo },
          ],
          [
            { title: 'Open a file…', onSelect: () => chooseFile() },
            { title: 'Export', onSelect: exportStrategy },
          ],
          [{ title: 'Reference', onSelect: () => openHelp({ book: 'nodes', entry: null }) }],
        ]}
      >
        <Button look="plain" aria-label="More" className="w-8 justify-center px-0!">
          <EllipsisVertical size={16} aria-hidden />
        </Button>
      </Menu>
      <Button look="primary" onClick={() => show('gallery')}>
        Templates
      </Button>
    </header>
  );
}
