import { conditionsOf } from './conditions.ts';
import { isBundle } from './instance.ts';
import type { Linker } from './link.ts';
import type { Condition } from './program.ts';
import { isReference, wiresOf } from './wires.ts';

/** What orders wait for: every condition that must hold, and what is wired into `when` as a whole. Constants are meant. */
export function linkConditions(linker: Linker): Condition[] {
  const flat = new Map([...linker.resolved.nodes].map(([id, node]) => [id, node.flat]));
  const found = new Map<string, { column: number; node: string; orders: string[]; parts: string[] }>();
  const add = (port: string, order: string, parts: readonly string[]) => {
    const dot = port.lastIndexOf('.');
    const node = flat.get(port.slice(0, dot));
    const linked = linker.instance(port.slice(0, dot))?.output(port.slice(dot + 1));
    if (!node || !linked || isBundle(linked) || 'constant' in linked) return;
    const known = found.get(port) ?? {
      column: linked.column,
      node: node.owner,
      orders: [],
      parts: [...parts],
    };
    if (!known.orders.includes(order)) known.orders.push(order);
    found.set(port, known);
  };
  for (const id of linker.orderIds) {
    const order = flat.get(id);
    const parts = conditionsOf(flat, id);
    for (const port of parts) add(port, order?.owner ?? id, []);
    for (const wire of wiresOf(order?.inputs.when)) {
      if (!isReference(wire)) continue;
      const port = `${wire.node}.${wire.port}`;
      if (!parts.includes(port)) add(port, order?.owner ?? id, parts);
    }
  }
  return [...found].map(([port, condition]) => ({ port, ...condition }));
}
