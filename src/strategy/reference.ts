/** A wire's source: a node's output. */
export interface Reference {
  readonly node: string;
  readonly port: string;
}

/** `"fast.value"` → node and port; null where the text is no reference. */
export function parseReference(text: string): Reference | null {
  const match = /^([a-z][a-z0-9-]*)\.([A-Za-z][A-Za-z0-9]*)$/.exec(text);
  return match?.[1] && match[2] ? { node: match[1], port: match[2] } : null;
}

export function referenceText({ node, port }: Reference): string {
  return `${node}.${port}`;
}
