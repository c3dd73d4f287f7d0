import {
  Background,
  type Connection,
  type EdgeChange,
  type NodeChange,
  ReactFlow,
  useReactFlow,
  useStoreApi,
  type Viewport,
} from '@xyflow/react';
import { memo, type RefObject, useCallback, useEffect, useState } from 'react';
import { endGesture, useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import { useView } from '../state/view.ts';
import { useCanvas } from './canvas-store.ts';
import type { CanvasNode, WireEdge } from './cards.ts';
import { FrameCard } from './FrameCard.tsx';
import { onCardKey } from './keys.ts';
import { applyLive, liveFrame } from './live.ts';
import { NodeCard } from './NodeCard.tsx';
import { Pan } from './pan.ts';
import { CARD_WIDTH } from './ports.ts';
import { judge } from './rules.ts';
import { Wire } from './Wire.tsx';
import { endsOf, finishWire } from './wire-end.ts';
import { noteZoom, useFar } from './zoom-level.ts';

const NODE_TYPES = { card: NodeCard, frame: FrameCard };
const EDGE_TYPES = { wire: Wire };
/** What ends a pan, or is about to ask where things are. */
const ENDS = ['pointerdown', 'pointerup', 'keydown', 'dragover', 'drop'] as const;
const PAN_BUTTONS = [0, 1];
const GRID: [number, number] = [4, 4];
const MANY_KEYS = ['Meta', 'Control'];
/** Zoomed out, so many cards or fewer are all kept: else panning would make and drop whole rows of them. */
const MOST_KEPT = 500;

interface FlowProps {
  nodes: CanvasNode[];
  edges: WireEdge[];
  compact: boolean;
  viewport: Viewport;
  surface: RefObject<HTMLDivElement | null>;
  onNodesChange: (changes: NodeChange<CanvasNode>[]) => void;
}

/**
 * The surface itself. Every property keeps its identity as long as nothing moves, is wired or selected: a new one
 * would be told to everything that listens to the surface's store.
 */
export const Flow = memo(function Flow({
  nodes,
  edges,
  compact,
  viewport,
  surface,
  onNodesChange,
}: FlowProps) {
  const flow = useReactFlow<CanvasNode, WireEdge>();
  const wheel = useView((view) => view.wheel);
  const far = useFar();
  const store = useStoreApi<CanvasNode, WireEdge>();
  const [pan] = useState(() => {
    // Cards say how large they are and where their ports lie: measured, hidden ports would lie nowhere.
    store.setState({ updateNodeInternals: nothing });
    return new Pan(store, () => surface.current);
  });
  const keepsAll = far && nodes.length <= MOST_KEPT;
  useEffect(() => {
    pan.keepsAll = keepsAll;
  }, [pan, keepsAll]);
  useEffect(() => {
    const settle = () => pan.settle();
    for (const type of ENDS) window.addEventListener(type, settle, true);
    return () => {
      for (const type of ENDS) window.removeEventListener(type, settle, true);
    };
  }, [pan]);
  const onMoveStart = useCallback(
    (event: MouseEvent | TouchEvent | null) => pan.begin(event !== null),
    [pan],
  );
  const onMoveEnd = useCallback(() => pan.settle(), [pan]);
  const onViewportChange = useCallback((next: Viewport) => pan.move(next), [pan]);
  const onMove = useCallback(
    (_event: unknown, { zoom }: Viewport) => {
      if (noteZoom(zoom, surface.current?.querySelector<HTMLElement>('.canvas') ?? null))
        applyLive(liveFrame());
    },
    [surface],
  );
  return (
    <ReactFlow<CanvasNode, WireEdge>
      className="canvas"
      aria-label="Strategy"
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      onNodesChange={onNodesChange}
      onEdgesChange={pickWires}
      isValidConnection={isValidConnection}
      onConnectEnd={finishWire}
      edgesReconnectable={false}
      onNodeDragStart={endGesture}
      onMoveStart={onMoveStart}
      onMove={onMove}
      onMoveEnd={onMoveEnd}
      viewport={viewport}
      onViewportChange={onViewportChange}
      onDoubleClick={(event) => {
        if (event.target instanceof Element && event.target.classList.contains('react-flow__pane')) {
          useCanvas.setState({
            quickAdd: { at: flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }) },
          });
        }
      }}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('application/candlewire-node')) event.preventDefault();
      }}
      onDrop={(event) => {
        const type = event.dataTransfer.getData('application/candlewire-node');
        if (type === '') return;
        event.preventDefault();
        const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
        markEdit(event);
        const id = useDocument.getState().add(type, { x: at.x - CARD_WIDTH / 2, y: at.y - 38 });
        useView.getState().select([id]);
      }}
      onKeyDown={onCardKey}
      defaultViewport={viewport}
      minZoom={0.1}
      maxZoom={2}
      snapToGrid
      snapGrid={GRID}
      panOnDrag={PAN_BUTTONS}
      selectionKeyCode="Shift"
      multiSelectionKeyCode={MANY_KEYS}
      deleteKeyCode={null}
      zoomOnDoubleClick={false}
      zoomOnScroll={wheel === 'zoom'}
      zoomOnPinch={wheel !== 'locked'}
      panOnScroll={wheel !== 'zoom'}
      onlyRenderVisibleElements={!keepsAll}
      disableKeyboardA11y
      connectionRadius={24}
      nodesDraggable={!compact}
      nodesConnectable={!compact}
      elevateNodesOnSelect={false}
      attributionPosition="top-left"
    >
      <Background gap={20} size={1.6} />
    </ReactFlow>
  );
});

const nothing = () => {};

function pickWires(changes: EdgeChange<WireEdge>[]): void {
  const next = new Set(useCanvas.getState().wires);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    if (change.selected) next.add(change.id);
    else next.delete(change.id);
  }
  useCanvas.setState({ wires: next });
}

function isValidConnection(wire: Connection | WireEdge): boolean {
  const ends = endsOf(wire);
  return ends !== null && judge(useDocument.getState().strategy, ends.from, ends.to).ok;
}
