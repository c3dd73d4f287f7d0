import type { NodeDefinition, NodeLibrary, Ports } from '../node/index.ts';
import { paramsJsonSchema } from './json-schema.ts';

/** A node type as `candlewire nodes --json` lists it. */
export interface CatalogueEntry {
  type: string;
  kind: NodeDefinition['kind'];
  group: string;
  title: string;
  doc: string;
  source?: string;
  words: readonly string[];
  aliases: readonly string[];
  version: number;
  params: Record<string, unknown>;
  inputs: Ports;
  outputs: Ports;
}

/** Every node type that a strategy may use, by group and title. */
export function catalogue(library: NodeLibrary): CatalogueEntry[] {
  return library.all
    .filter(({ hidden }) => !hidden)
    .map((node) => ({
      type: node.type,
      kind: node.kind,
      group: node.group,
      title: node.title,
      doc: node.doc,
      ...(node.source ? { source: node.source } : {}),
      words: node.words ?? [],
      aliases: node.aliases ?? [],
      version: node.version ?? 1,
      params: paramsJsonSchema(node.params),
      inputs: Object.fromEntries(Object.entries(node.inputs).filter(([, { hidden }]) => !hidden)),
      outputs: node.outputs,
    }))
    .sort((a, b) => a.group.localeCompare(b.group, 'en') || a.title.localeCompare(b.title, 'en'));
}
