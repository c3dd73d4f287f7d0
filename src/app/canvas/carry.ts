import type { Strategy } from '../../index.ts';
import { toast } from '../ui/toast.ts';
import { parseReference } from '../../strategy/reference.ts';
import { useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import { moveInput, moveReaders, readersOf } from '../state/wire-edits.ts';
import type { GrippedPort } from './gestures.ts';
import { judge } from './rules.ts';

/** Why the wires of a port cannot all be carried to another one of the same side; null: they can. */
export function carryFault(strategy: Strategy, from: GrippedPort, to: GrippedPort): string | null {
  const verdicts =
    from.side === 'out'
      ? readersOf(strategy, from).map((reader) => judge(strategy, to, reader))
      : sourcesOf(strategy, from).map((source) => judge(strategy, source, to));
  const fault = verdicts.find((verdict) => !verdict.ok);
  return fault && !fault.ok ? fault.reason : null;
}

/** Carries all wires of a port to another one of the same side, or says why not. */
export function carryAll(from: GrippedPort, to: GrippedPort | null): void {
  if (!to || to.side !== from.side || (to.node === from.node && to.port === from.port)) return;
  const { strategy, change } = useDocument.getState();
  const fault = carryFault(strategy, from, to);
  if (fault !== null) {
    toast.error(fault);
    return;
  }
  markEdit();
  change((before) =>
    from.side === 'out'
      ? moveReaders(before, from, to)
      : moveInput(before, { node: from.node, port: from.port }, { node: to.node, port: to.port }),
  );
}

function sourcesOf(strategy: Strategy, { node, port }: GrippedPort) {
  const input = strategy.nodes.find(({ id }) => id === node)?.inputs?.[port];
  return (Array.isArray(input) ? input : [input]).flatMap((wire) => {
    const source = typeof wire === 'string' ? parseReference(wire) : null;
    return source ? [source] : [];
  });
}
