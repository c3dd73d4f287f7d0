import type { NodeLibrary } from '../node/index.ts';
import type { Strategy } from '../strategy/schema.ts';
import { flagged } from './params.ts';

/** The series from outside that a strategy asks for, in file order. */
export function feedNames({ nodes, blocks = {} }: Strategy, library: NodeLibrary): string[] {
  const all = [...nodes, ...Object.values(blocks).flatMap((block) => block.nodes)];
  const names = all.flatMap(({ type, params = {}, disabled }) => {
    const definition = library.get(type);
    const parsed = definition?.params.safeParse(params);
    return definition && parsed?.success && !disabled ? flagged(definition, parsed.data, 'feed') : [];
  });
  return [...new Set(names.map(([, name]) => name))];
}
