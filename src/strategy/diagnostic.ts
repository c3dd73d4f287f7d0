/** One fault or remark, everywhere in the same form: files, candles, runs. */
export interface Diagnostic {
  /** Kebab-case word that never changes its meaning. */
  code: string;
  severity: 'error' | 'warning';
  /** A sentence that a trader understands, and what to do about it. At most 250 characters once printed. */
  message: string;
  node?: string;
  port?: string;
  /** Where in the file: `nodes[3].params.length`. */
  path?: string;
  /** The line in a candle file, the header being line 1. */
  row?: number;
  /** Number of cases. */
  count?: number;
  fix?: Fix;
}

/** A change to the strategy that mends the fault with one click. */
export interface Fix {
  title: string;
  /** Applied in order to the strategy document. `value` undefined removes what stands at `path`. */
  edits: readonly FixEdit[];
}
export interface FixEdit {
  /** Keys and list positions from the document's root; a position at the end of a list appends. */
  path: readonly (string | number)[];
  value?: unknown;
}
