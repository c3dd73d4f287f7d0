import { useSyncExternalStore } from 'react';

/** Below this zoom cards are too small to read: contents hide, values stand still. */
const FAR = 0.5;

let far = false;
const listeners = new Set<() => void>();

export const isFar = () => far;

/** Whether cards are too small to read; renders again when that changes. */
export function useFar(): boolean {
  return useSyncExternalStore(onFar, isFar);
}

/** Calls `listener` whenever cards become too small to read or readable again; returns what ends it. */
export function onFar(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Notes the zoom and marks the surface for the style sheet; returns whether the level changed. */
export function noteZoom(zoom: number, surface: HTMLElement | null): boolean {
  const next = zoom < FAR;
  surface?.classList.toggle('is-far', next);
  if (next === far) return false;
  far = next;
  for (const listener of listeners) listener();
  return true;
}
