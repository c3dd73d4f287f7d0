import { create } from 'zustand';
import { useView } from './view.ts';

/** A page of the help: the reference of a node type, a rule of the simulator, or their lists. */
export type HelpPage =
  | { readonly book: 'nodes'; readonly entry: string | null }
  | { readonly book: 'rules'; readonly entry: string | null }
  | { readonly book: 'keys'; readonly entry: null };

interface HelpState {
  readonly page: HelpPage;
}

export const useHelp = create<HelpState>()(() => ({ page: { book: 'nodes', entry: null } }));

const HASH = /^#help\/(nodes|rules|keys)(?:\/([a-z0-9-]+))?$/;

/** The address of a page, for links that can be shared. */
export function helpHash({ book, entry }: HelpPage): string {
  return entry === null ? `#help/${book}` : `#help/${book}/${entry}`;
}

export function openHelp(page: HelpPage): void {
  window.location.hash = helpHash(page);
}

/** Back to what stood there before the help, which leaves the address bar too. */
export function closeHelp(): void {
  window.history.pushState(null, '', window.location.pathname + window.location.search);
  followAddress();
}

/** Shows what the address names: a page of the help, or none. */
function followAddress(): void {
  const [, book, entry = null] = HASH.exec(window.location.hash) ?? [];
  if (book === 'keys') {
    useHelp.setState({ page: { book, entry: null } });
    useView.getState().show('help');
  } else if (book === 'nodes' || book === 'rules') {
    useHelp.setState({ page: { book, entry } });
    useView.getState().show('help');
  } else if (useView.getState().screen === 'help') useView.getState().show('strategy');
}

/** Keeps screen and address in step; returns what ends it. */
export function startHelp(): () => void {
  followAddress();
  window.addEventListener('hashchange', followAddress);
  window.addEventListener('popstate', followAddress);
  return () => {
    window.removeEventListener('hashchange', followAddress);
    window.removeEventListener('popstate', followAddress);
  };
}
