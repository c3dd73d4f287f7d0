import {
  Download,
  LayoutTemplate,
  Monitor,
  Moon,
  PanelLeft,
  PanelRight,
  Redo2,
  Sun,
  Undo2,
  Upload,
} from 'lucide-react';
import { useStore } from 'zustand';
import { useSaveState } from '../state/autosave.ts';
import { redo, undo, useDocument } from '../state/document.ts';
import { chooseFile, exportStrategy } from '../state/files.ts';
import { type Theme, useView } from '../state/view.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { HelpLink } from '../ui/HelpLink.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Logo } from './Logo.tsx';
import { MarketChip } from './MarketChip.tsx';
import { RangeChip } from './RangeChip.tsx';
import { StrategyName } from './StrategyName.tsx';

const THEMES: readonly { value: Theme; title: string }[] = [
  { value: 'system', title: 'As the system' },
  { value: 'light', title: 'Light' },
  { value: 'dark', title: 'Dark' },
];

const SAID = { saved: 'Saved', saving: 'Saving…', failed: 'Not saved: this browser is out of room' } as const;

export function SavedMark() {
  const state = useSaveState(({ state }) => state);
  return (
    <span role="status" className={state === 'failed' ? 'text-down-text' : 'text-muted'}>
      {SAID[state]}
    </span>
  );
}

export function UndoButtons() {
  const past = useStore(useDocument.temporal, ({ pastStates }) => pastStates.length);
  const future = useStore(useDocument.temporal, ({ futureStates }) => futureStates.length);
  return (
    <>
      <IconButton label="Undo" keys="Ctrl Z" disabled={past === 0} onClick={undo}>
        <Undo2 size={16} aria-hidden />
      </IconButton>
      <IconButton label="Redo" keys="Ctrl Y" disabled={future === 0} onClick={redo}>
        <Redo2 size={16} aria-hidden />
      </IconButton>
    </>
  );
}

export function ThemeMenu() {
  const theme = useView((view) => view.theme);
  const setTheme = useView((view) => view.setTheme);
  const icon = { system: Monitor, light: Sun, dark: Moon }[theme];
  const Shown = icon;
  return (
    <Menu
      groups={[
        THEMES.map(({ value, title }) => ({
          title,
          checked: value === theme,
          onSelect: () => setTheme(value),
        })),
      ]}
    >
      <Button look="plain" aria-label="Colours" className="w-8 justify-center px-0!">
        <Shown size={16} aria-hidden />
      </Button>
    </Menu>
  );
}

export function TopBar() {
  const toggle = useView((view) => view.toggle);
  const paletteOpen = useView((view) => view.paletteOpen);
  const inspectorOpen = useView((view) => view.inspectorOpen);
  const show = useView((view) => view.show);
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-panel px-3">
      <a
        href="/"
        className="mr-1 flex items-center gap-2 rounded-md text-sm font-semibold text-text no-underline"
      >
        <Logo />
        <span className="max-xl:sr-only">Candlewire</span>
      </a>
      <StrategyName />
      <MarketChip />
      <RangeChip />
      <div className="grow" />
      <span className="px-2 text-sm max-xl:sr-only">
        <SavedMark />
      </span>
      <UndoButtons />
      <ThemeMenu />
      <HelpLink page={{ book: 'nodes', entry: null }} label="Reference" />
      <IconButton
        label={paletteOpen ? 'Fold the palette' : 'Show the palette'}
        aria-pressed={paletteOpen}
        onClick={() => toggle('paletteOpen')}
      >
        <PanelLeft size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={inspectorOpen ? 'Fold the inspector' : 'Show the inspector'}
        aria-pressed={inspectorOpen}
        onClick={() => toggle('inspectorOpen')}
      >
        <PanelRight size={16} aria-hidden />
      </IconButton>
      <Button
        onClick={() => chooseFile()}
        className="max-xl:w-8 max-xl:justify-center max-xl:px-0!"
        aria-label="Import"
      >
        <Upload size={14} aria-hidden />
        <span className="max-xl:sr-only">Import</span>
      </Button>
      <Button
        onClick={exportStrategy}
        className="max-xl:w-8 max-xl:justify-center max-xl:px-0!"
        aria-label="Export"
      >
        <Download size={14} aria-hidden />
        <span className="max-xl:sr-only">Export</span>
      </Button>
      <Button look="primary" onClick={() => show('gallery')}>
        <LayoutTemplate size={14} aria-hidden />
        Templates
      </Button>
    </header>
  );
}
