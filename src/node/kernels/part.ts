import type { PartNode } from '../define.ts';

/** One node of a composite, in short: `part('top', 'highest', { source: 'in.source' }, { length })`. */
export function part(
  id: string,
  type: string,
  inputs: PartNode['inputs'],
  params?: PartNode['params'],
): PartNode {
  return { id, type, ...(inputs ? { inputs } : {}), ...(params ? { params } : {}) };
}
