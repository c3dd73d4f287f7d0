import type { Connection, FinalConnectionState } from '@xyflow/react';
import { useDocument } from '../state/document.ts';
import { useCanvas } from './canvas-store.ts';
import type { WireEdge } from './cards.ts';
import { carryAll } from './carry.ts';
import { connect } from './connect.ts';
import { portNear, takeCarried } from './gestures.ts';
import { readHandle } from './ports.ts';
import { bestInput } from './rules.ts';

interface Ends {
  readonly from: { readonly node: string; readonly port: string };
  readonly to: { readonly node: string; readonly port: string; readonly place?: number };
}

/** The ports that a wire being drawn would join. */
export function endsOf(wire: Connection | WireEdge): Ends | null {
  const out = readHandle(wire.sourceHandle);
  const into = readHandle(wire.targetHandle);
  if (!out || !into) return null;
  const place = into.place === undefined ? {} : { place: into.place };
  return {
    from: { node: wire.source, port: out.port },
    to: { node: wire.target, port: into.port, ...place },
  };
}

/** A wire was let go: over a port, over a card, or over nothing, where a fitting node can be added. */
export function finishWire(event: MouseEvent | TouchEvent, state: FinalConnectionState): void {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event;
  const carried = takeCarried();
  if (carried) {
    carryAll(carried, point ? portNear(point.clientX, point.clientY, carried.side) : null);
    return;
  }
  const start = readHandle(state.fromHandle?.id);
  if (!start || !state.fromNode) return;
  const near = {
    node: state.fromNode.id,
    port: start.port,
    ...(start.place === undefined ? {} : { place: start.place }),
  };
  const end = readHandle(state.toHandle?.id);
  const over = state.toNode?.id ?? cardUnder(point);
  if (end && over && end.side !== start.side) {
    const far = { node: over, port: end.port, ...(end.place === undefined ? {} : { place: end.place }) };
    if (start.side === 'out') connect(near, far);
    else connect(far, near);
    return;
  }
  if (over && over !== near.node && start.side === 'out') {
    const input = bestInput(useDocument.getState().strategy, near, over);
    if (input) connect(near, input);
    return;
  }
  if (over || !point) return;
  const at = useCanvas.getState().control?.at(point.clientX, point.clientY) ?? null;
  useCanvas.setState({ quickAdd: start.side === 'out' ? { at, from: near } : { at, to: near } });
}

function cardUnder(point: { clientX: number; clientY: number } | undefined): string | undefined {
  if (!point) return undefined;
  const card = document
    .elementFromPoint(point.clientX, point.clientY)
    ?.closest<HTMLElement>('.react-flow__node-card');
  return card?.dataset.id;
}
