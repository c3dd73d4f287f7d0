import { toast } from '../ui/toast.ts';
import { parseReference } from '../../strategy/reference.ts';
import { useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import { moveInput, moveReaders, readersOf } from '../state/wire-edits.ts';
import type { GrippedPort } from './gestures.ts';
import { judge } from './rules.ts';

/** Carries all wires of a port to another one of the same side, or says why not. */
export function carryAll(from: GrippedPort, to: GrippedPort | null): void {
  if (!to || to.side !== from.side || (to.node === from.node && to.port === from.port)) return;
  const { strategy, change } = useDocument.getState();
  const refused =
    from.side === 'out'
      ? readersOf(strategy, from).map((reader) => judge(strategy, to, reader))
      : sourcesOf(from).map((source) => judge(strategy, source, to));
  const fault = refused.find((verdict) => !verdict.ok);
  if (fault && !fault.ok) {
    toast.error(fault.reason);
    return;
  }
  markEdit();
  change((before) =>
    from.side === 'out'
      ? moveReaders(before, from, to)
      : moveInput(before, { node: from.node, port: from.port }, { node: to.node, port: to.port }),
  );
}

function sourcesOf({ node, port }: GrippedPort) {
  const input = useDocument.getState().strategy.nodes.find(({ id }) => id === node)?.inputs?.[port];
  return (Array.isArray(input) ? input : [input]).flatMap((wire) => {
    const source = typeof wire === 'string' ? parseReference(wire) : null;
    return source ? [source] : [];
  });
}
