import type { Diagnostic } from './diagnostic.ts';
import { readStrategy } from './read.ts';
import type { Strategy } from './schema.ts';

/**
 * The strategy with settings of a run written over its own: `execution.volumeCap`, `account.cash`,
 * `markets.main.takerFee` or `nodes.fast.params.length`. List entries are named by id or by place.
 */
export function withSettings(
  strategy: Strategy,
  settings: ReadonlyMap<string, unknown>,
): { strategy: Strategy | null; diagnostics: Diagnostic[] } {
  let document: unknown = structuredClone(strategy);
  for (const [path, value] of settings) {
    const changed = write(document, path.split('.'), value);
    if (changed === undefined) return { strategy: null, diagnostics: [unknownSetting(path)] };
    document = changed;
  }
  return readStrategy(document);
}

function write(target: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(target)) {
    const items: unknown[] = target;
    const index = items.findIndex((item, place) => idOf(item) === key || String(place) === key);
    if (index < 0) return undefined;
    const changed = write(items[index], rest, value);
    return changed === undefined ? undefined : items.with(index, changed);
  }
  if (target !== undefined && (typeof target !== 'object' || target === null)) return undefined;
  const object: Record<string, unknown> = { ...target };
  const changed = write(object[key], rest, value);
  return changed === undefined ? undefined : { ...object, [key]: changed };
}

function idOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
}

function unknownSetting(path: string): Diagnostic {
  return {
    code: 'unknown-setting',
    severity: 'error',
    message: `The setting "${path}" names nothing in this strategy. Write for example execution.volumeCap or markets.main.takerFee.`,
    path,
  };
}
