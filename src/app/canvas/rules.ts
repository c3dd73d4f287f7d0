import type { PortType, Strategy } from '../../index.ts';
import type { NodeFace } from '../nodes/face.ts';
import { libraryOf } from '../nodes/blocks.ts';
import { parseReference } from '../../strategy/reference.ts';
import type { InputRef, PortRef } from '../state/edits.ts';

/** Whether a wire may be drawn, and what it then really connects. */
export type Verdict =
  | { readonly ok: true; readonly from: PortRef }
  | { readonly ok: false; readonly reason: string; readonly offersCompare?: true };

const refuse = (reason: string): Verdict => ({ ok: false, reason });

export function judge(strategy: Strategy, from: PortRef, to: InputRef): Verdict {
  const source = definitionOf(strategy, from.node);
  const target = definitionOf(strategy, to.node);
  if (from.node === to.node) return refuse('A node cannot feed itself. Put a Previous node between.');
  if (!source || !target) return refuse('Nothing is known about this node, so it cannot be wired here.');
  const input = target.inputs[to.port];
  const output = source.outputs[from.port];
  if (!input || !output) return refuse('There is no such port.');
  if (leads(strategy, to.node, from.node)) {
    return refuse('This would be a loop. Close it through a Previous node, which remembers the last candle.');
  }
  return carried(from, output.type, source, input.type, `“${input.title ?? to.port}” of ${target.title}`);
}

function carried(from: PortRef, output: PortType, source: NodeFace, input: PortType, name: string): Verdict {
  if (output === 'candles' && input !== 'candles') {
    if (input === 'bool') return refuse(`${name} takes a condition, not candles. Compare a price first.`);
    return source.outputs.close
      ? { ok: true, from: { ...from, port: 'close' } }
      : refuse(`${name} takes a number. Take the candles apart with OHLC first.`);
  }
  if (input === 'candles' && output !== 'candles') {
    return refuse(`${name} takes candles, not a single value. Connect a Candles node.`);
  }
  if (input === 'bool' && output === 'number') {
    return {
      ok: false,
      reason: `${name} takes a condition, not a number. Compare it with something first.`,
      offersCompare: true,
    };
  }
  return { ok: true, from };
}

function definitionOf(strategy: Strategy, id: string): NodeFace | undefined {
  return libraryOf(strategy).get(strategy.nodes.find((node) => node.id === id)?.type ?? '');
}

/** Whether wires lead from one node to another without passing an output that remembers. */
function leads(strategy: Strategy, start: string, goal: string): boolean {
  const next = new Map<string, string[]>();
  const types = new Map(strategy.nodes.map(({ id, type }) => [id, type]));
  for (const node of strategy.nodes) {
    for (const wire of Object.values(node.inputs ?? {}).flat()) {
      const source = typeof wire === 'string' ? parseReference(wire) : null;
      if (!source) continue;
      const output = libraryOf(strategy).get(types.get(source.node) ?? '')?.outputs[source.port];
      if (output?.delayed) continue;
      next.set(source.node, [...(next.get(source.node) ?? []), node.id]);
    }
  }
  const seen = new Set<string>();
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === goal) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    const definition = libraryOf(strategy).get(types.get(id) ?? '');
    const remembers = definition && Object.values(definition.outputs).every(({ delayed }) => delayed);
    if (!remembers) waiting.push(...(next.get(id) ?? []));
  }
  return false;
}

/** The input of a node that a wire dropped on its card should take: a free one that fits, else one that fits. */
export function bestInput(strategy: Strategy, from: PortRef, node: string): InputRef | null {
  const definition = definitionOf(strategy, node);
  const written = strategy.nodes.find(({ id }) => id === node)?.inputs ?? {};
  if (!definition) return null;
  const fitting = Object.entries(definition.inputs).filter(
    ([port, spec]) => !spec.hidden && judge(strategy, from, { node, port }).ok,
  );
  const free = fitting.find(
    ([port, spec]) => spec.variadic || (written[port] === undefined && !spec.optional),
  );
  const found = free ?? fitting[0];
  return found ? { node, port: found[0] } : null;
}
