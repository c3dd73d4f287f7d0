import './canvas.css';
import {
  Background,
  type Connection,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  type Viewport,
} from '@xyflow/react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useDiagnostics } from '../state/diagnostics.ts';
import { endGesture, useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import type { Place } from '../state/edits.ts';
import { useView } from '../state/view.ts';
import { motionMs } from '../ui/motion.ts';
import { CanvasFoot } from './CanvasFoot.tsx';
import { ConnectDialog } from './ConnectDialog.tsx';
import { useCanvas } from './canvas-store.ts';
import { type CanvasNode, Drafter, type WireEdge } from './cards.ts';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { FrameCard } from './FrameCard.tsx';
import { fittedViewport } from './fit.ts';
import { framesOf, moveAll, together } from './frame-nodes.ts';
import { onCardKey } from './keys.ts';
import { applyLive, liveFrame } from './live.ts';
import { NodeCard } from './NodeCard.tsx';
import { ProblemList } from './ProblemList.tsx';
import { CARD_WIDTH } from './ports.ts';
import { judge } from './rules.ts';
import { placesOf } from './tidy.ts';
import { Wire } from './Wire.tsx';
import { endsOf, finishWire } from './wire-end.ts';
import { noteZoom } from './zoom-level.ts';

const NODE_TYPES = { card: NodeCard, frame: FrameCard };
const EDGE_TYPES = { wire: Wire };
const PAN_BUTTONS = [0, 1];
const GRID: [number, number] = [4, 4];
const NO_DRAG: ReadonlyMap<string, Place> = new Map();

/** The drawing surface. `compact`: a strip to look at, without bars of its own. */
export function Canvas({ compact = false }: { compact?: boolean }) {
  const frame = useRef<HTMLDivElement>(null);
  const [viewport, setViewport] = useState<Viewport | null>(null);
  useLayoutEffect(() => {
    const box = frame.current?.getBoundingClientRect();
    if (box) setViewport(fittedViewport(useDocument.getState().strategy, box));
  }, []);
  return (
    <div ref={frame} className="absolute inset-0">
      {viewport ? (
        <ReactFlowProvider>
          <Surface compact={compact} viewport={viewport} />
        </ReactFlowProvider>
      ) : null}
    </div>
  );
}

interface SurfaceProps {
  compact: boolean;
  /** Where it begins: fitted to the document before anything is drawn. */
  viewport: Viewport;
}

function Surface({ compact, viewport }: SurfaceProps) {
  const strategy = useDocument((document) => document.strategy);
  const diagnostics = useDiagnostics();
  const selected = useView((view) => view.selected);
  const open = useCanvas((canvas) => canvas.open);
  const [drafter] = useState(() => new Drafter());
  const [dragged, setDragged] = useState(NO_DRAG);
  const picked = useCanvas((canvas) => canvas.wires);
  const surface = useRef<HTMLDivElement>(null);
  const flow = useReactFlow<CanvasNode, WireEdge>();

  const { cards, wires } = useMemo(
    () => drafter.draw(strategy, diagnostics, open, placesOf(strategy)),
    [drafter, strategy, diagnostics, open],
  );
  const frames = useMemo(
    () => framesOf(strategy.layout?.frames, dragged),
    [strategy.layout?.frames, dragged],
  );
  const nodes = useMemo(() => {
    const chosen = new Set(selected);
    const drawn = cards.map((card): CanvasNode => {
      const position = dragged.get(card.id);
      return position || chosen.has(card.id)
        ? { ...card, position: position ?? card.position, selected: chosen.has(card.id) }
        : card;
    });
    return [...frames, ...drawn];
  }, [cards, frames, dragged, selected]);
  const edges = useMemo(
    () => wires.map((wire) => (picked.has(wire.id) ? { ...wire, selected: true } : wire)),
    [wires, picked],
  );

  useEffect(() => {
    const centre = () => {
      const box = surface.current?.getBoundingClientRect();
      return box
        ? flow.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 })
        : { x: 0, y: 0 };
    };
    const show = (ids?: readonly string[]) => {
      const box = surface.current?.getBoundingClientRect();
      const { strategy } = useDocument.getState();
      if (box) void flow.setViewport(fittedViewport(strategy, box, ids), { duration: motionMs() });
    };
    useCanvas.setState({
      control: {
        centre,
        at: (x, y) => flow.screenToFlowPosition({ x, y }),
        reveal: (ids) => show(ids),
        fit: () => show(),
      },
    });
    return () => useCanvas.setState({ control: null });
  }, [flow]);

  useEffect(() => {
    noteZoom(viewport.zoom, surface.current?.querySelector<HTMLElement>('.canvas') ?? null);
  }, [viewport]);

  const onNodesChange = (changes: NodeChange<CanvasNode>[]) => {
    const chosen = new Set(useView.getState().selected);
    const moves = new Map<string, Place>();
    let ended = false;
    for (const change of changes) {
      if (change.type === 'select') {
        if (change.selected) chosen.add(change.id);
        else chosen.delete(change.id);
      }
      if (change.type === 'position') {
        if (change.position)
          for (const [id, place] of together(change.id, change.position)) moves.set(id, place);
        if (change.dragging === false) ended = true;
      }
    }
    useView.getState().select([...chosen]);
    if (ended) {
      const places = new Map([...dragged, ...moves]);
      setDragged(NO_DRAG);
      if (places.size > 0) useDocument.getState().change((before) => moveAll(before, places));
    } else if (moves.size > 0) setDragged((before) => new Map([...before, ...moves]));
  };

  const isValidConnection = (wire: Connection | WireEdge) => {
    const ends = endsOf(wire);
    return ends !== null && judge(useDocument.getState().strategy, ends.from, ends.to).ok;
  };

  return (
    <div ref={surface} className="absolute inset-0">
      <ReactFlow<CanvasNode, WireEdge>
        className="canvas"
        aria-label="Strategy"
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onEdgesChange={(changes) => {
          const next = new Set(picked);
          for (const change of changes) {
            if (change.type !== 'select') continue;
            if (change.selected) next.add(change.id);
            else next.delete(change.id);
          }
          useCanvas.setState({ wires: next });
        }}
        isValidConnection={isValidConnection}
        onConnectEnd={finishWire}
        edgesReconnectable={false}
        onNodeDragStart={endGesture}
        onMove={(_event, { zoom }) => {
          if (noteZoom(zoom, surface.current?.querySelector<HTMLElement>('.canvas') ?? null))
            applyLive(liveFrame());
        }}
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
        multiSelectionKeyCode={['Meta', 'Control']}
        deleteKeyCode={null}
        zoomOnDoubleClick={false}
        onlyRenderVisibleElements
        disableKeyboardA11y
        connectionRadius={24}
        nodesDraggable={!compact}
        nodesConnectable={!compact}
        elevateNodesOnSelect={false}
        attributionPosition="top-left"
      >
        <Background gap={20} size={1.6} />
      </ReactFlow>
      {strategy.nodes.length === 0 ? <EmptyCanvas compact={compact} /> : null}
      {compact ? null : <CanvasFoot />}
      {compact ? null : <ProblemList />}
      <ConnectDialog />
    </div>
  );
}
