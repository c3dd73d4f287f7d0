import { createLibrary, type NodeDefinition } from '../src/node/index.ts';

const files = import.meta.glob<NodeDefinition>('./*/*.ts', { eager: true, import: 'default' });

/** Every node type of Candlewire: one file each, gathered by itself. */
export const library = createLibrary(Object.values(files));
