/** Below this zoom cards are too small to read: contents hide, values stand still. */
const FAR = 0.5;

let far = false;

export const isFar = () => far;

/** Notes the zoom and marks the surface for the style sheet; returns whether the level changed. */
export function noteZoom(zoom: number, surface: HTMLElement | null): boolean {
  const next = zoom < FAR;
  surface?.classList.toggle('is-far', next);
  const changed = next !== far;
  far = next;
  return changed;
}
