import { useReactFlow, useStore } from '@xyflow/react';
import { Lock, Maximize, Minus, Mouse, Network, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { libraryOf } from '../nodes/blocks.ts';
import type { Part } from '../sentence/phrases.ts';
import { strategySentences } from '../sentence/strategy.ts';
import { useDocument } from '../state/document.ts';
import { useView, type Wheel } from '../state/view.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { motionMs } from '../ui/motion.ts';
import { useCanvas } from './canvas-store.ts';
import { onLive } from './live.ts';
import { loadTidy } from './places.ts';

/** Zoom, and the strategy in words. */
export function CanvasFoot() {
  return (
    <div className="pointer-events-none absolute inset-x-3 bottom-3 flex items-end gap-3">
      <ZoomBar />
      <Sentences />
    </div>
  );
}

export async function tidy(): Promise<void> {
  const { tidied } = await loadTidy();
  useDocument.getState().change(tidied);
  requestAnimationFrame(() => useCanvas.getState().control?.fit());
}

function ZoomBar() {
  const zoom = useStore((flow) => flow.transform[2]);
  const { zoomIn, zoomOut, zoomTo } = useReactFlow();
  return (
    <div className="pointer-events-auto flex h-8 shrink-0 items-center rounded-lg border border-line bg-panel text-xs text-muted">
      <IconButton
        label="Zoom out"
        className="h-7! w-7! border-0!"
        onClick={() => void zoomOut({ duration: motionMs() })}
      >
        <Minus size={13} aria-hidden />
      </IconButton>
      <button
        type="button"
        title="Back to 100 %"
        className="min-w-10 rounded-sm text-center hover:text-text"
        onClick={() => void zoomTo(1, { duration: motionMs() })}
      >
        {Math.round(zoom * 100)} %
      </button>
      <IconButton
        label="Zoom in"
        className="h-7! w-7! border-0!"
        onClick={() => void zoomIn({ duration: motionMs() })}
      >
        <Plus size={13} aria-hidden />
      </IconButton>
      <IconButton
        label="Show everything"
        keys="F"
        className="h-7! w-7! border-0!"
        onClick={() => useCanvas.getState().control?.fit()}
      >
        <Maximize size={13} aria-hidden />
      </IconButton>
      <IconButton label="Tidy up" keys="T" className="h-7! w-7! border-0!" onClick={tidy}>
        <Network size={13} aria-hidden className="-rotate-90" />
      </IconButton>
      <WheelMenu />
    </div>
  );
}

const WHEELS: readonly { readonly value: Wheel; readonly title: string }[] = [
  { value: 'zoom', title: 'The wheel zooms' },
  { value: 'move', title: 'The wheel or trackpad moves, a pinch zooms' },
  { value: 'locked', title: 'The zoom is locked' },
];

/** A wheel and a trackpad cannot be told apart: whoever holds one says what it shall do. */
function WheelMenu() {
  const wheel = useView((view) => view.wheel);
  const setWheel = useView((view) => view.setWheel);
  return (
    <Menu
      align="start"
      groups={[
        WHEELS.map(({ value, title }) => ({
          title,
          checked: value === wheel,
          onSelect: () => setWheel(value),
        })),
      ]}
    >
      <Button
        look="plain"
        aria-label="Wheel and trackpad"
        className="h-7! w-7! justify-center border-0! px-0!"
      >
        {wheel === 'locked' ? <Lock size={12} aria-hidden /> : <Mouse size={13} aria-hidden />}
      </Button>
    </Menu>
  );
}

/** The strategy in words; what is true at the crosshair stands in amber. */
function Sentences() {
  const strategy = useDocument((document) => document.strategy);
  const sentences = useMemo(() => strategySentences(strategy, libraryOf(strategy)), [strategy]);
  if (sentences.length === 0) return null;
  return (
    <p className="pointer-events-auto max-h-28 min-w-0 grow overflow-y-auto rounded-lg border border-line bg-panel px-2.5 py-1.5 text-xs leading-[17px] text-muted max-md:hidden">
      {numbered(sentences).map(({ number, item: { lead, parts } }) => (
        <span key={number}>
          {number > 0 ? ' ' : ''}
          <strong className="font-semibold text-text">{lead}</strong> <Parts parts={parts} />
        </span>
      ))}
    </p>
  );
}

/** Parts of a sentence have no identity but their place. */
function numbered<T>(items: readonly T[]): readonly { number: number; item: T }[] {
  return items.map((item, number) => ({ number, item }));
}

function Parts({ parts }: { parts: readonly Part[] }) {
  return numbered(parts).map(({ number, item: { text, ref } }) =>
    ref ? <LivePart key={number} text={text} source={ref} /> : <span key={number}>{text}</span>,
  );
}

function LivePart({ text, source }: { text: string; source: string }) {
  const span = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      onLive(({ values }) => {
        span.current?.classList.toggle('text-live-text', values.get(source) === 1);
      }),
    [source],
  );
  return <span ref={span}>{text}</span>;
}
