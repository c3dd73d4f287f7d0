import { useSyncExternalStore } from 'react';
import { useView } from './view.ts';

const preference = window.matchMedia('(prefers-color-scheme: light)');

/** The theme on screen once the system's wish is taken into account. */
export function shownTheme(): 'light' | 'dark' {
  const { theme } = useView.getState();
  return theme === 'system' ? (preference.matches ? 'light' : 'dark') : theme;
}

function paint(): void {
  document.documentElement.dataset.theme = shownTheme();
}

/** Puts the theme on the page, now and whenever the choice or the system's wish changes. */
export function watchTheme(): void {
  paint();
  preference.addEventListener('change', paint);
  useView.subscribe(paint);
}

/** For drawings that need colours in code: redraw when it changes. */
export function useShownTheme(): 'light' | 'dark' {
  return useSyncExternalStore((changed) => {
    const stop = useView.subscribe(changed);
    preference.addEventListener('change', changed);
    return () => {
      stop();
      preference.removeEventListener('change', changed);
    };
  }, shownTheme);
}
