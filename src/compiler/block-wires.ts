import type { Diagnostic } from '../strategy/diagnostic.ts';
import { parseReference } from '../strategy/reference.ts';
import type { Strategy } from '../strategy/schema.ts';
import type { FlatUse, FlatWire } from './inline.ts';
import { compareFix, isWire, type KnownNodes, wireFault } from './wires.ts';

/** Wires into a block that its ports do not take, by the use's id. */
export function blockWireFaults(
  uses: ReadonlyMap<string, FlatUse>,
  known: KnownNodes,
  strategy: Strategy,
): Map<string, Diagnostic[]> {
  const found = new Map<string, Diagnostic[]>();
  for (const use of uses.values()) {
    const faults = Object.keys(use.block.inputs ?? {}).flatMap(
      (port) => portFault(use, port, known, strategy) ?? [],
    );
    if (faults.length > 0) found.set(use.id, faults);
  }
  return found;
}

function portFault(use: FlatUse, port: string, known: KnownNodes, strategy: Strategy): Diagnostic | null {
  const wire = use.inputs[port];
  const type = use.block.inputs?.[port];
  if (wire === undefined || type === undefined) return null;
  const name = `"${port}" of ${use.title}`;
  const place = { severity: 'error', node: use.owner, port } as const;
  if (!isWire(wire)) {
    const message = `${name} takes one wire, not a list. Keep one of them.`;
    return { ...place, code: 'list-unexpected', message };
  }
  const fault = wireFault(wire, type, name, known);
  if (!fault) return null;
  const fix = fault.offersCompare ? compareFix(use, port, wire, strategy) : undefined;
  return { ...place, code: fault.code, message: fault.message, ...(fix ? { fix } : {}) };
}

/** Whether a node stands inside one of the uses: its scope begins with `use/`. */
export function standsIn(scope: string, uses: ReadonlyMap<string, unknown>): boolean {
  for (let end = scope.indexOf('/'); end >= 0; end = scope.indexOf('/', end + 1)) {
    if (uses.has(scope.slice(0, end))) return true;
  }
  return false;
}

/** What a port of a use of a block shows: a port of a node inside it, or what is wired through it; undefined: no such port. */
export function blockOutput(
  uses: ReadonlyMap<string, FlatUse>,
  id: string,
  port: string,
): FlatWire | undefined {
  const use = uses.get(id);
  if (!use) return { kind: 'reference', node: id, port };
  const inner = parseReference(use.block.outputs?.[port] ?? '');
  if (!inner) return undefined;
  if (inner.node !== 'in') return blockOutput(uses, `${id}/${inner.node}`, inner.port);
  const wire = use.inputs[inner.port];
  return wire && isWire(wire) ? wire : undefined;
}
