/** Bounds on a strategy file: a file from a stranger is untrusted input. */
export const LIMITS = {
  bytes: 4 * 1024 * 1024,
  depth: 32,
  nodes: 5000,
  /** Uses of blocks, and blocks inside each other: they take time and stack even where they hold no node. */
  blockUses: 20_000,
  blockDepth: 256,
  wiresPerInput: 1000,
  markets: 64,
  idLength: 64,
  nameLength: 200,
  textLength: 10_000,
  formulaLength: 1000,
  diagnostics: 100,
  messageLength: 250,
  lineLength: 300,
} as const;
