import { Background, ReactFlow, ReactFlowProvider } from '@xyflow/react';
import { X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { blockOf } from '../nodes/blocks.ts';
import { watchInside } from '../results/inside.ts';
import { useDocument } from '../state/document.ts';
import { IconButton } from '../ui/Button.tsx';
import { CardTextsContext } from './card-text.ts';
import { useCanvas } from './canvas-store.ts';
import { type CanvasNode, Drafter, type WireEdge } from './cards.ts';
import { fittedViewport } from './fit.ts';
import { endsOf, insideOf } from './inside.ts';
import { LiveScope } from './live-scope.ts';
import { NodeCard } from './NodeCard.tsx';
import { placesOf } from './places.ts';
import { Wire } from './Wire.tsx';

const NODE_TYPES = { card: NodeCard };
const EDGE_TYPES = { wire: Wire };
const NOTHING_OPEN: ReadonlySet<string> = new Set();

/** The inside of a use of a block, with its values, to look at: it stands over the canvas until it is closed. */
export default function BlockView({ use }: { use: string }) {
  const strategy = useDocument((document) => document.strategy);
  const type = strategy.nodes.find(({ id }) => id === use)?.type ?? '';
  const block = blockOf(strategy, type);
  const [drafter] = useState(() => new Drafter());
  const panel = useRef<HTMLElement>(null);
  const [box, setBox] = useState<DOMRect | null>(null);
  useEffect(() => {
    const opener = document.activeElement;
    setBox(panel.current?.getBoundingClientRect() ?? null);
    panel.current?.focus();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  const inside = useMemo(() => (block ? insideOf(strategy, block) : null), [strategy, block]);
  const drawing = useMemo(
    () => (inside ? drafter.draw(inside, [], NOTHING_OPEN, placesOf(inside)) : null),
    [drafter, inside],
  );
  useEffect(() => (inside ? watchInside(use, endsOf(inside)) : undefined), [inside, use]);
  const close = () => useCanvas.setState({ inside: null });
  if (!block || !inside || !drawing) return null;
  const title = block.title ?? type;
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={`Inside ${title}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
      className="absolute inset-0 z-20 flex flex-col bg-canvas outline-none"
    >
      <div className="flex h-10 shrink-0 items-center gap-2 border-b border-line bg-panel pr-2 pl-3 text-sm">
        <button type="button" onClick={close} className="rounded-sm text-accent hover:underline">
          Strategy
        </button>
        <span className="text-muted">›</span>
        <h2 className="font-semibold">{title}</h2>
        <span className="truncate text-muted">to look at: unfold the block to change what is inside</span>
        <div className="grow" />
        <IconButton label="Close" keys="Esc" onClick={close}>
          <X size={15} aria-hidden />
        </IconButton>
      </div>
      <div className="relative min-h-0 grow">
        {box ? (
          <ReactFlowProvider>
            <LiveScope value={`${use}/`}>
              <CardTextsContext value={drafter.texts}>
                <ReactFlow<CanvasNode, WireEdge>
                  className="canvas is-inside"
                  aria-label={`Nodes inside ${title}`}
                  nodes={[...drawing.cards]}
                  edges={[...drawing.wires]}
                  nodeTypes={NODE_TYPES}
                  edgeTypes={EDGE_TYPES}
                  nodesDraggable={false}
                  nodesConnectable={false}
                  elementsSelectable={false}
                  nodesFocusable={false}
                  edgesFocusable={false}
                  zoomOnDoubleClick={false}
                  defaultViewport={fittedViewport(inside, { width: box.width, height: box.height - 40 })}
                  minZoom={0.1}
                  maxZoom={2}
                  attributionPosition="top-left"
                >
                  <Background gap={20} size={1.6} />
                </ReactFlow>
              </CardTextsContext>
            </LiveScope>
          </ReactFlowProvider>
        ) : null}
      </div>
    </section>
  );
}
