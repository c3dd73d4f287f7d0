import { library } from '../../index.ts';

export interface NodeDoc {
  /** For a beginner: what it measures, how it is read, a typical use, its trap. */
  readonly doc: string;
  /** Where the formula comes from. */
  readonly source?: string;
  /** Further words that a search should find it by. */
  readonly words?: readonly string[];
}

/** The explanation of every node, by type. In the built page they are texts in a part that is loaded later. */
export const DOCS: Readonly<Record<string, NodeDoc>> = Object.fromEntries(
  library.all.map(({ type, doc, source, words }) => [
    type,
    { doc, ...(source ? { source } : {}), ...(words ? { words } : {}) },
  ]),
);
