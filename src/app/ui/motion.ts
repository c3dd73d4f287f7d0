/** How long a movement that explains something takes, ms: none where the user wants none. */
export function motionMs(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120;
}
