import type { Strategy } from '../../strategy/schema.ts';
import { readKept } from './reader.ts';

/**
 * Every tab keeps its document in a slot of its own, so that two tabs never write over each other. A slot also keeps
 * the newest document that was not empty: an empty canvas never replaces a full one.
 */
export interface Slot {
  readonly tab: string;
  /** When it was saved, UTC milliseconds. */
  readonly time: number;
  readonly strategy: Strategy;
  /** The newest document of the tab that was not empty, where `strategy` is. */
  readonly good: Strategy | null;
}

const SLOT = 'candlewire:strategy:tab:';
const TAB = 'candlewire:tab';
/** Slots of tabs that are gone, the oldest of which make room. */
const MOST_SLOTS = 12;

let own: string | null = null;

/** This tab's name, kept across reloads. */
export function tabName(): string {
  own ??= sessionStorage.getItem(TAB) ?? freshName();
  return own;
}

function freshName(): string {
  const name = crypto.randomUUID().slice(0, 8);
  sessionStorage.setItem(TAB, name);
  return name;
}

let claimed = false;

/**
 * Holds this tab's name as long as the page lives. A tab that was duplicated finds it held and takes another one;
 * `renamed` is then called.
 */
export function claimTab(renamed: () => void): void {
  if (claimed || !('locks' in navigator)) return;
  claimed = true;
  const hold = (name: string): Promise<void> =>
    navigator.locks.request(SLOT + name, { ifAvailable: true }, (lock) => {
      if (lock) return new Promise<void>(() => undefined);
      own = freshName();
      renamed();
      void hold(own);
      return undefined;
    });
  void hold(tabName());
}

/** Names of the tabs that are open now, this one included. */
async function openTabs(): Promise<ReadonlySet<string>> {
  if (!('locks' in navigator)) return new Set([tabName()]);
  const { held = [] } = await navigator.locks.query();
  const names = held.flatMap(({ name }) => (name?.startsWith(SLOT) ? [name.slice(SLOT.length)] : []));
  return new Set([...names, tabName()]);
}

export function readSlot(tab: string): Slot | null {
  const text = localStorage.getItem(SLOT + tab);
  if (text === null) return null;
  try {
    const { time, strategy, good }: { time?: unknown; strategy?: unknown; good?: unknown } = JSON.parse(text);
    const read = readKept(strategy);
    if (!read) return null;
    const full = good === undefined || good === null ? null : readKept(good);
    return { tab, time: typeof time === 'number' ? time : 0, strategy: read, good: full };
  } catch {
    return null; // a slot that cannot be read is as good as none
  }
}

/** @throws DOMException where the browser is out of room */
export function writeSlot(strategy: Strategy, now: number): void {
  const good = strategy.nodes.length > 0 ? null : goodOf(localStorage.getItem(SLOT + tabName()));
  const text = JSON.stringify({ time: now, strategy, good });
  try {
    localStorage.setItem(SLOT + tabName(), text);
  } catch {
    for (const name of slotNames()) if (name !== tabName()) localStorage.removeItem(SLOT + name);
    localStorage.setItem(SLOT + tabName(), text);
  }
}

/** The newest document in a slot's text that is not empty, as it stands there: it is read when somebody wants it back. */
function goodOf(text: string | null): unknown {
  if (text === null) return null;
  try {
    const { strategy, good }: { strategy?: { nodes?: unknown }; good?: unknown } = JSON.parse(text);
    const full = Array.isArray(strategy?.nodes) && strategy.nodes.length > 0;
    return full ? strategy : (good ?? null);
  } catch {
    return null; // a slot that cannot be read is as good as none
  }
}

/** The newest document of a slot that is not empty. */
export function fullOf(slot: Slot | null): Strategy | null {
  if (!slot) return null;
  return slot.strategy.nodes.length > 0 ? slot.strategy : slot.good;
}

function slotNames(): readonly string[] {
  return Object.keys(localStorage).flatMap((key) => (key.startsWith(SLOT) ? [key.slice(SLOT.length)] : []));
}

/** What tabs that are closed now held last, newest first; more than a dozen are forgotten. */
export async function closedSlots(): Promise<readonly Slot[]> {
  const open = await openTabs();
  const slots = slotNames()
    .filter((name) => !open.has(name))
    .flatMap((name) => readSlot(name) ?? [])
    .filter((slot) => fullOf(slot) !== null)
    .sort((a, b) => b.time - a.time);
  for (const { tab } of slots.slice(MOST_SLOTS)) forgetSlot(tab);
  return slots.slice(0, MOST_SLOTS);
}

export function forgetSlot(tab: string): void {
  localStorage.removeItem(SLOT + tab);
}
