import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

export type Theme = 'system' | 'light' | 'dark';
export type PhoneTab = 'results' | 'canvas' | 'trades';

/** What the wheel, or two fingers on a trackpad, do on the canvas. */
export type Wheel = 'zoom' | 'move' | 'locked';

export interface ViewState {
  theme: Theme;
  paletteOpen: boolean;
  inspectorOpen: boolean;
  /** Height of the canvas as a share of canvas and results together, 0 to 1. */
  split: number;
  phoneTab: PhoneTab;
  wheel: Wheel;
  /** Ids of the selected nodes, in order of selection. */
  selected: readonly string[];
  /** Row of the result under the crosshair; null: none. Read it with `useView.subscribe`, not in a render. */
  crosshair: number | null;
  /** What stands in front of the strategy. */
  screen: 'strategy' | 'gallery' | 'help';

  setTheme(theme: Theme): void;
  toggle(panel: 'paletteOpen' | 'inspectorOpen'): void;
  openInspector(): void;
  setSplit(split: number): void;
  setPhoneTab(tab: PhoneTab): void;
  setWheel(wheel: Wheel): void;
  select(ids: readonly string[]): void;
  setCrosshair(row: number | null): void;
  show(screen: ViewState['screen']): void;
}

const LEAST_SPLIT = 0.12;
/** Narrower windows begin with the palette folded. */
const ROOMY = 1160;

/** The store writes after every change of anything, so of the crosshair too: the same is not written again. */
function unrepeated(storage: Storage): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  let written: string | null = null;
  return {
    getItem: (key) => storage.getItem(key),
    setItem: (key, text) => {
      if (text !== written) storage.setItem(key, text);
      written = text;
    },
    removeItem: (key) => storage.removeItem(key),
  };
}

/** How the user looks at the strategy. Theme, folds and splitter are remembered on this computer. */
export const useView = create<ViewState>()(
  persist(
    (set) => ({
      theme: 'system',
      paletteOpen: window.innerWidth >= ROOMY,
      inspectorOpen: true,
      split: 0.53,
      phoneTab: 'results',
      wheel: 'zoom',
      selected: [],
      crosshair: null,
      screen: 'strategy',
      setTheme: (theme) => set({ theme }),
      toggle: (panel) => set((view) => ({ [panel]: !view[panel] })),
      openInspector: () => set({ inspectorOpen: true }),
      setSplit: (split) => set({ split: Math.min(1 - LEAST_SPLIT, Math.max(LEAST_SPLIT, split)) }),
      setPhoneTab: (phoneTab) => set({ phoneTab }),
      setWheel: (wheel) => set({ wheel }),
      select: (ids) =>
        set((view) =>
          view.selected.length === ids.length && ids.every((id, index) => view.selected[index] === id)
            ? view
            : { selected: ids },
        ),
      setCrosshair: (crosshair) => set((view) => (view.crosshair === crosshair ? view : { crosshair })),
      show: (screen) => set({ screen }),
    }),
    {
      name: 'candlewire:view',
      version: 1,
      storage: createJSONStorage(() => unrepeated(window.localStorage)),
      partialize: ({ theme, paletteOpen, inspectorOpen, split, wheel }) => ({
        theme,
        paletteOpen,
        inspectorOpen,
        split,
        wheel,
      }),
    },
  ),
);
