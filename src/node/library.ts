import type { ComputeNode, CompositeNode, LedgerNode } from './define.ts';
import type { OrderNode } from './order.ts';

export type NodeDefinition = ComputeNode | CompositeNode | LedgerNode | OrderNode;

/** The node types that a strategy may use: the compiler and the runtime get it as an argument. */
export interface NodeLibrary {
  readonly all: readonly NodeDefinition[];
  /** By type name or alias. */
  get(type: string): NodeDefinition | undefined;
}

/** @throws Error where two definitions claim one name. */
export function createLibrary(definitions: readonly NodeDefinition[]): NodeLibrary {
  const byName = new Map<string, NodeDefinition>();
  for (const definition of definitions) {
    for (const name of [definition.type, ...(definition.aliases ?? [])]) {
      if (byName.has(name)) throw new Error(`Two node definitions are called "${name}".`);
      byName.set(name, definition);
    }
  }
  return { all: definitions, get: (type) => byName.get(type) };
}
