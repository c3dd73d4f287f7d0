import type { Fix } from '../strategy/diagnostic.ts';

type Key = string | number;

/** A copy of `target` with `value` at `path`; undefined removes what stands there. Missing objects are made. */
export function setIn<T>(target: T, path: readonly Key[], value: unknown): T;
export function setIn(target: unknown, path: readonly Key[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(target)) return setInList(target, key, rest, value);
  const object: Record<string, unknown> = typeof target === 'object' && target !== null ? { ...target } : {};
  const next = rest.length === 0 ? value : setIn(object[key], rest, value);
  if (next === undefined) delete object[key];
  else object[key] = next;
  return object;
}

function setInList(list: readonly unknown[], key: Key, rest: readonly Key[], value: unknown): unknown[] {
  const index = Number(key);
  const copy = [...list];
  if (rest.length > 0) copy[index] = setIn(copy[index], rest, value);
  else if (value === undefined) copy.splice(index, 1);
  else copy[index] = value;
  return copy;
}

/** The document with a diagnostic's fix applied. */
export function applyFix<T>(document: T, fix: Fix): T {
  return fix.edits.reduce((changed, { path, value }) => setIn(changed, path, value), document);
}
