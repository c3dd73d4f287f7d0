import { create } from 'zustand';
import type { Strategy } from '../../strategy/schema.ts';
import { useDocument } from './document.ts';
import { readKept } from './reader.ts';
import { claimTab, fullOf, readSlot, tabName, writeSlot } from './slots.ts';

/** The newest document of any tab: what a new tab begins with. */
const KEY = 'candlewire:strategy';
/** The newest document that was not empty: what an empty canvas offers to bring back. */
const LAST_GOOD = 'candlewire:strategy:last-good';
const PAUSE_MS = 250;

export type SaveState = 'saved' | 'saving' | 'failed';
export const useSaveState = create<{ state: SaveState }>()(() => ({ state: 'saved' }));

function read(key: string): Strategy | null {
  const text = localStorage.getItem(key);
  return text === null ? null : readKept(text);
}

/** Whether this computer has kept a document. */
export function hasSaved(): boolean {
  return Object.keys(localStorage).some((key) => key.startsWith(KEY));
}

/** Opens the document of this tab's last visit, else the newest of any tab; at a first visit nothing. */
export function openSaved(): void {
  const saved = readSlot(tabName())?.strategy ?? read(KEY) ?? read(LAST_GOOD);
  if (saved) useDocument.getState().open(saved);
}

/** The newest full document of this tab, else of any. */
export function lastGood(): Strategy | null {
  return fullOf(readSlot(tabName())) ?? read(LAST_GOOD);
}

function save(strategy: Strategy): void {
  const text = JSON.stringify(strategy);
  try {
    writeSlot(strategy, Date.now());
    localStorage.setItem(KEY, text);
    if (strategy.nodes.length > 0) localStorage.setItem(LAST_GOOD, text);
    useSaveState.setState({ state: 'saved' });
  } catch {
    useSaveState.setState({ state: 'failed' });
  }
}

/** Keeps the open document on this computer, a moment after every change and when the page goes. */
export function startAutosave(): () => void {
  let timer: number | undefined;
  let waiting: Strategy | null = null;
  const flush = () => {
    window.clearTimeout(timer);
    if (waiting) save(waiting);
    waiting = null;
  };
  claimTab(() => save(useDocument.getState().strategy));
  const stop = useDocument.subscribe(({ strategy }, before) => {
    if (strategy === before.strategy) return;
    waiting = strategy;
    useSaveState.setState({ state: 'saving' });
    window.clearTimeout(timer);
    timer = window.setTimeout(flush, PAUSE_MS);
  });
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', flush);
  return () => {
    flush();
    stop();
    window.removeEventListener('pagehide', flush);
    document.removeEventListener('visibilitychange', flush);
  };
}
