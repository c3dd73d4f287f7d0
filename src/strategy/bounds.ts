import type { Diagnostic } from './diagnostic.ts';
import { LIMITS } from './limits.ts';

/** `nodes[3].params.length`, as diagnostics name a place in a document. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const key of path) {
    if (typeof key === 'number') text += `[${key}]`;
    else text += text === '' ? String(key) : `.${String(key)}`;
  }
  return text;
}

/**
 * What must hold of a document before any schema looks at it: bounded depth (the document itself is 1), no key
 * `__proto__`, every number finite. Walks without recursion, so that depth cannot hurt.
 */
export function checkBounds(document: unknown): Diagnostic[] {
  const found: Diagnostic[] = [];
  const open: { value: unknown; path: (string | number)[] }[] = [{ value: document, path: [] }];
  for (let item = open.pop(); item && found.length < LIMITS.diagnostics; item = open.pop()) {
    const { value, path } = item;
    if (typeof value === 'number' && !Number.isFinite(value)) found.push(notFinite(path));
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= LIMITS.depth) return [tooDeep(path)];
    const entries: [string | number, unknown][] = Array.isArray(value)
      ? value.map((child, index) => [index, child])
      : Object.entries(value);
    for (const [key, child] of entries.reverse()) {
      if (key === '__proto__') found.push(forbiddenKey(path));
      else open.push({ value: child, path: [...path, key] });
    }
  }
  return found;
}

function tooDeep(path: readonly PropertyKey[]): Diagnostic {
  return {
    code: 'too-deep',
    severity: 'error',
    message: `This file is nested more than ${LIMITS.depth} levels deep. Candlewire never writes such a file: export the strategy again.`,
    path: pathText(path.slice(0, 8)),
  };
}

function notFinite(path: readonly PropertyKey[]): Diagnostic {
  return {
    code: 'not-finite',
    severity: 'error',
    message: `The number at ${pathText(path)} is too large to be a number. Use a finite one.`,
    path: pathText(path),
  };
}

function forbiddenKey(path: readonly PropertyKey[]): Diagnostic {
  return {
    code: 'forbidden-key',
    severity: 'error',
    message: 'A key is called "__proto__", which no strategy needs. Remove it.',
    path: pathText([...path, '__proto__']),
  };
}
