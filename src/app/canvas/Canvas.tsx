import './canvas.css';
import { type NodeChange, ReactFlowProvider, useReactFlow, type Viewport } from '@xyflow/react';
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useDiagnostics } from '../state/diagnostics.ts';
import { useDocument } from '../state/document.ts';
import type { Place } from '../state/edits.ts';
import { useView } from '../state/view.ts';
import { motionMs } from '../ui/motion.ts';
import { CanvasFoot } from './CanvasFoot.tsx';
import { CardTextsContext } from './card-text.ts';
import { useCanvas } from './canvas-store.ts';
import { type CanvasNode, Drafter, type WireEdge } from './cards.ts';
import { Flow } from './Flow.tsx';
import { startDimming } from './dim.ts';
import { fittedViewport } from './fit.ts';
import { framesOf, moveAll, together } from './frame-nodes.ts';
import { startGestures, takeLift } from './gestures.ts';
import { loadTidy, usePlaces } from './places.ts';
import { ProblemList } from './ProblemList.tsx';
import { noteZoom } from './zoom-level.ts';

const ConnectDialog = lazy(() => import('./ConnectDialog.tsx'));
const EmptyCanvas = lazy(() => import('./EmptyCanvas.tsx'));
const BlockView = lazy(async () => {
  await loadTidy();
  return import('./BlockView.tsx');
});
const NO_DRAG: ReadonlyMap<string, Place> = new Map();

/** The drawing surface. `compact`: a strip to look at, without bars of its own. */
export function Canvas({ compact = false }: { compact?: boolean }) {
  const frame = useRef<HTMLDivElement>(null);
  const [viewport, setViewport] = useState<Viewport | null>(null);
  useLayoutEffect(() => {
    const box = frame.current?.getBoundingClientRect();
    if (!box) return;
    const fitted = fittedViewport(useDocument.getState().strategy, box);
    noteZoom(fitted.zoom, null);
    setViewport(fitted);
  }, []);
  return (
    <div ref={frame} className="absolute inset-0 contain-strict">
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
  const connecting = useCanvas((canvas) => canvas.connecting !== null);
  const inside = useCanvas((canvas) => canvas.inside);
  const [drafter] = useState(() => new Drafter());
  const [dragged, setDragged] = useState(NO_DRAG);
  /** The same, for a handler that never changes. */
  const carried = useRef(NO_DRAG);
  const picked = useCanvas((canvas) => canvas.wires);
  const surface = useRef<HTMLDivElement>(null);
  const flow = useReactFlow<CanvasNode, WireEdge>();

  const places = usePlaces(strategy);
  const { cards, wires } = useMemo(
    () => drafter.draw(strategy, diagnostics, open, places),
    [drafter, strategy, diagnostics, open, places],
  );
  useLayoutEffect(() => {
    if (strategy || diagnostics) drafter.texts.tell();
  }, [drafter, strategy, diagnostics]);
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
    if (compact || !surface.current) return;
    const stops = [startGestures(surface.current), startDimming()];
    return () => {
      for (const stop of stops) stop();
    };
  }, [compact]);

  useEffect(() => {
    noteZoom(viewport.zoom, surface.current?.querySelector<HTMLElement>('.canvas') ?? null);
  }, [viewport]);

  const onNodesChange = useCallback((changes: NodeChange<CanvasNode>[]) => {
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
    const places = new Map([...carried.current, ...moves]);
    carried.current = ended ? NO_DRAG : places;
    if (moves.size > 0 || ended) setDragged(carried.current);
    if (ended && places.size > 0)
      useDocument.getState().change((before) => moveAll(before, places), takeLift());
  }, []);

  return (
    <div ref={surface} className="absolute inset-0">
      <CardTextsContext value={drafter.texts}>
        <Flow
          nodes={nodes}
          edges={edges}
          compact={compact}
          viewport={viewport}
          surface={surface}
          onNodesChange={onNodesChange}
        />
      </CardTextsContext>
      {strategy.nodes.length === 0 ? (
        <Suspense fallback={null}>
          <EmptyCanvas compact={compact} />
        </Suspense>
      ) : null}
      {compact ? null : <CanvasFoot />}
      {compact ? null : <ProblemList />}
      {connecting ? (
        <Suspense fallback={null}>
          <ConnectDialog />
        </Suspense>
      ) : null}
      {inside === null ? null : (
        <Suspense fallback={null}>
          <BlockView key={inside} use={inside} />
        </Suspense>
      )}
    </div>
  );
}
