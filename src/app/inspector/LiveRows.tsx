import { useEffect, useRef } from 'react';
import type { StrategyNode } from '../../index.ts';
import type { NodeFace } from '../nodes/face.ts';
import { onLive } from '../canvas/live.ts';
import { type Phrases, withoutParens } from '../sentence/phrases.ts';
import { fixed, moment, price } from '../ui/format.ts';

interface Watched {
  readonly title: string;
  readonly ref: string;
  readonly bool: boolean;
  readonly ranged: boolean;
}

interface LiveRowsProps {
  node: StrategyNode;
  definition: NodeFace;
  phrases: Phrases;
  /** Names of the nodes that it feeds. */
  feeds: readonly string[];
}

const MOST_OUTPUTS = 14;

/** What goes in and comes out at the crosshair; written past React as it moves. */
export function LiveRows({ node, definition, phrases, feeds }: LiveRowsProps) {
  const when = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      onLive(({ time }) => {
        if (when.current)
          when.current.textContent = time === null ? 'At the crosshair' : `At ${moment(time)}`;
      }),
    [],
  );
  const rows = watched(node, definition, phrases);
  if (rows.length + feeds.length === 0) return null;
  return (
    <section className="flex flex-col gap-1.5 border-t border-line pt-3" aria-label="Values at the crosshair">
      <div className="flex justify-between text-xs text-muted">
        <span ref={when} className="font-semibold">
          At the crosshair
        </span>
        <span>UTC</span>
      </div>
      {rows.map((row) => (
        <LiveRow key={`${row.title} ${row.ref}`} {...row} />
      ))}
      {feeds.length > 0 ? (
        <div className="flex justify-between gap-4 text-sm">
          <span className="text-muted">feeds</span>
          <span className="truncate" title={feeds.join(', ')}>
            {feeds.join(', ')}
          </span>
        </div>
      ) : null}
    </section>
  );
}

function watched(node: StrategyNode, definition: NodeFace, phrases: Phrases): readonly Watched[] {
  const inputs = Object.entries(node.inputs ?? {}).flatMap(([port, input]) =>
    (Array.isArray(input) ? input : [input]).flatMap((wire): Watched[] => {
      const spec = definition.inputs[port];
      if (typeof wire !== 'string' || !spec || spec.type === 'candles') return [];
      return [
        { title: withoutParens(phrases.source(wire)), ref: wire, bool: spec.type === 'bool', ranged: false },
      ];
    }),
  );
  const outputs = Object.entries(definition.outputs).flatMap(([port, spec]): Watched[] =>
    spec.type === 'candles'
      ? []
      : [
          {
            title: (spec.title ?? port).toLowerCase(),
            ref: `${node.id}.${port}`,
            bool: spec.type === 'bool',
            ranged: spec.range !== undefined,
          },
        ],
  );
  return [...inputs, ...outputs.slice(0, MOST_OUTPUTS)];
}

function LiveRow({ title, ref, bool, ranged }: Watched) {
  const row = useRef<HTMLDivElement>(null);
  const value = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      onLive(({ values }) => {
        const now = values.get(ref) ?? Number.NaN;
        if (!value.current) return;
        // An output that nothing reads is not computed: it has no line.
        row.current?.classList.toggle('hidden', !values.has(ref));
        value.current.textContent = said(now, bool, ranged);
        value.current.classList.toggle('text-live-text', bool && now === 1);
      }),
    [ref, bool, ranged],
  );
  return (
    <div ref={row} className="flex justify-between gap-4 text-sm">
      <span className="truncate text-muted" title={title}>
        {title}
      </span>
      <span ref={value}>–</span>
    </div>
  );
}

function said(value: number, bool: boolean, ranged: boolean): string {
  if (Number.isNaN(value)) return '–';
  if (bool) return value === 1 ? 'true' : 'false';
  return ranged ? fixed(value, 2) : price(value);
}
