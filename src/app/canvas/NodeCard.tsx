import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo, startTransition, useContext, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { NodeIcon } from '../nodes/NodeIcon.tsx';
import { cn } from '../ui/cn.ts';
import { count, percent } from '../ui/format.ts';
import { useCardText } from './card-text.ts';
import type { CardData, CardNode } from './cards.ts';
import { onDim } from './dim.ts';
import { type NodeSummary, onLive, onSummary } from './live.ts';
import { LiveScope } from './live-scope.ts';
import { liveText } from './live-text.ts';
import { type CardPort, handleId } from './ports.ts';
import { sparkPath, truthPath } from './spark.ts';
import { isFar, onFar } from './zoom-level.ts';

/** Cards render again only for their data, text or selection: moving one renders nothing inside it. */
const same = (before: NodeProps<CardNode>, after: NodeProps<CardNode>) =>
  before.data === after.data && before.selected === after.selected;

export const NodeCard = memo(function NodeCard({ id, data, selected }: NodeProps<CardNode>) {
  const card = useRef<HTMLDivElement>(null);
  const { title, setting, problem, disabled, muted } = useCardText(id);
  const ports = usePortsShown();
  useLayoutEffect(() => {
    card.current?.closest('.react-flow__node')?.setAttribute('aria-label', `${title}, ${setting}`);
  }, [title, setting]);
  useEffect(
    () => onDim((bright) => card.current?.toggleAttribute('data-dim', bright !== null && !bright.has(id))),
    [id],
  );
  return (
    <div
      ref={card}
      className={cn(
        'node-card',
        selected && 'is-selected',
        disabled && 'is-disabled',
        muted && 'is-muted',
        problem?.severity === 'error' && 'is-broken',
      )}
    >
      <span className="node-edge" style={{ background: data.color }} />
      <div className="node-body">
        <div className="node-head">
          <NodeIcon type={data.type} group={data.group} color={data.color} />
          <span className="node-title" title={title}>
            {title}
          </span>
        </div>
        <div className="node-setting" title={setting}>
          {disabled ? 'switched off' : muted ? 'passed by' : setting}
        </div>
        {problem ? (
          <div className={cn('node-problem', problem.severity)} title={problem.message}>
            {problem.message}
          </div>
        ) : (
          <Instrument id={id} data={data} card={card} />
        )}
      </div>
      {ports ? (
        <>
          {data.inputs.map((port) => (
            <PortHandle key={handleId('in', port)} side="in" port={port} />
          ))}
          {data.outputs.map((port) => (
            <PortHandle key={handleId('out', port)} side="out" port={port} />
          ))}
        </>
      ) : null}
    </div>
  );
}, same);

/** A port listens to everything that moves: a card too small to show any has none. Inside a block all are shown. */
function usePortsShown(): boolean {
  const follows = useContext(LiveScope) === '';
  const [far, setFar] = useState(isFar);
  useEffect(() => {
    if (!follows) return;
    const look = () => startTransition(() => setFar(isFar()));
    look();
    return onFar(look);
  }, [follows]);
  return !(follows && far);
}

function PortHandle({ side, port }: { side: 'in' | 'out'; port: CardPort }) {
  return (
    <Handle
      id={handleId(side, port)}
      type={side === 'in' ? 'target' : 'source'}
      position={side === 'in' ? Position.Left : Position.Right}
      style={{ top: port.y }}
      className={cn('port', `port-${port.type}`, port.wired && 'is-wired')}
      data-name={port.name}
    />
  );
}

interface InstrumentProps {
  id: string;
  data: CardData;
  card: React.RefObject<HTMLDivElement | null>;
}

/** Sparkline or truth strip, share or count, and the value at the crosshair: all written past React. */
function Instrument({ id, data, card }: InstrumentProps) {
  const path = useRef<SVGPathElement>(null);
  const note = useRef<HTMLSpanElement>(null);
  const value = useRef<HTMLSpanElement>(null);
  const { kind, shows: output } = data;
  const scope = useContext(LiveScope);
  const shows = output === null ? null : scope + output;

  useEffect(() => {
    let shown = '';
    let lit = false;
    const stop = onLive((frame) => {
      if (isFar()) return;
      const state = liveText(scope + id, kind, shows, frame);
      if (value.current && state.text !== shown) {
        value.current.textContent = state.text;
        shown = state.text;
      }
      if (state.lit !== lit) {
        card.current?.toggleAttribute('data-lit', state.lit);
        lit = state.lit;
      }
    });
    return () => {
      stop();
      card.current?.removeAttribute('data-lit');
    };
  }, [scope, id, kind, shows, card]);

  useEffect(
    () =>
      onSummary(scope + id, (summary) => {
        path.current?.setAttribute('d', drawing(kind, summary));
        if (note.current) note.current.textContent = remark(kind, summary);
      }),
    [scope, id, kind],
  );

  const draws = kind === 'number' || kind === 'candles' || kind === 'bool';
  return (
    <div className="node-foot">
      {draws ? (
        <svg
          className={`node-drawing ${kind}`}
          viewBox="0 0 64 16"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path ref={path} style={kind === 'bool' ? undefined : { stroke: data.color }} />
        </svg>
      ) : null}
      <span ref={note} className="node-note" />
      <span ref={value} className="node-value" />
    </div>
  );
}

/** A condition that holds on fewer candles than this has no strip worth drawing. */
const OFTEN = 0.03;

function drawing(kind: CardData['kind'], summary: NodeSummary | undefined): string {
  if (kind === 'bool') return summary?.truth && (summary.share ?? 1) >= OFTEN ? truthPath(summary.truth) : '';
  return summary?.spark ? sparkPath(summary.spark) : '';
}

function remark(kind: CardData['kind'], summary: NodeSummary | undefined): string {
  if (!summary) return '';
  if (kind === 'bool') return summary.share === undefined ? '' : percent(summary.share);
  if (kind === 'entry') return tally(summary.entries, 'entry', 'entries');
  if (kind === 'exit') return tally(summary.exits, 'exit', 'exits');
  return '';
}

function tally(value: number | undefined, one: string, many: string): string {
  return value === undefined ? '' : `${count(value)} ${value === 1 ? one : many}`;
}
