import { library, type Strategy } from '../../index.ts';
import { parseReference } from '../../strategy/reference.ts';
import type { StrategyNode } from '../../strategy/schema.ts';

/** Numbers for texts, so that a signature stays short however long the path behind a node is. */
const numbers = new Map<string, number>();
let next = 1;
const MOST = 50_000;

function numberOf(text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  if (numbers.size >= MOST) numbers.clear();
  numbers.set(text, next);
  return next++;
}

/**
 * A number for every node: the same number, the same outputs. Null: the outputs depend on the position or on a loop
 * and have to be computed anew each time.
 *
 * @param context what all nodes depend on: the candles and the markets
 */
export function signatures(strategy: Strategy, context: string): ReadonlyMap<string, number | null> {
  const base = numberOf(context);
  const nodes = new Map(strategy.nodes.map((node) => [node.id, node]));
  const known = new Map<string, number | null>();
  const open = new Set<string>();

  const signature = (id: string): number | null => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const node = nodes.get(id);
    if (!node) return 0;
    if (open.has(id)) return null;
    open.add(id);
    const made = make(node);
    open.delete(id);
    known.set(id, made);
    return made;
  };

  const make = ({ type, version, params, disabled, muted, inputs }: StrategyNode): number | null => {
    const kind = library.get(type)?.kind;
    if (kind !== 'compute' && kind !== 'composite') return null;
    const wires: unknown[] = [];
    for (const [port, input] of Object.entries(inputs ?? {})) {
      for (const wire of Array.isArray(input) ? input : [input]) {
        const source = typeof wire === 'string' ? parseReference(wire) : null;
        const behind = source ? signature(source.node) : undefined;
        if (behind === null) return null;
        wires.push([port, source ? [behind, source.port] : wire]);
      }
    }
    return numberOf(JSON.stringify([base, type, version, params, disabled, muted, wires]));
  };

  return new Map(strategy.nodes.map(({ id }) => [id, signature(id)]));
}
