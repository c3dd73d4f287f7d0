import { isBundle, isList } from './instance.ts';
import type { Linker } from './link.ts';
import type { ColumnId, Notice } from './program.ts';

/** The nodes that write messages, with the columns that their words are made from. */
export function linkNotices(linker: Linker): Notice[] {
  return [...linker.resolved.nodes.values()].flatMap((node): Notice[] => {
    const { definition, params, flat, clock } = node;
    const [first] = Object.keys(definition.outputs);
    if (definition.kind !== 'compute' || !definition.announce || first === undefined) return [];
    const sent = linker.instance(flat.id)?.output(first);
    if (!sent || !('column' in sent)) return [];
    const values = Object.keys(definition.inputs).flatMap((port): [string, ColumnId][] => {
      const linked = linker.input(node, port);
      if (linked === undefined || isList(linked)) return [];
      return [[port, linker.columns.on(isBundle(linked) ? { column: linked.columns.close } : linked, clock)]];
    });
    return [{ node: flat.owner, definition, params, clock, sent: sent.column, values }];
  });
}
