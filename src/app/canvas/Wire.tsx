import { type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo, useContext, useEffect, useRef } from 'react';
import type { WireEdge } from './cards.ts';
import { onDim } from './dim.ts';
import { LiveScope } from './live-scope.ts';
import { onLive } from './live.ts';
import { PORT_BOX, PORT_SHAPE } from './ports.ts';
import { isFar } from './zoom-level.ts';

/** From the edge of a port's box to that of its shape. */
const INSET = (PORT_BOX - PORT_SHAPE) / 2;

/** A wire says its type by shape: number solid, condition dashed until it is true, candles double. */
export const Wire = memo(function Wire(props: EdgeProps<WireEdge>) {
  const { id, data, selected, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = props;
  const group = useRef<SVGGElement>(null);
  const [path] = getBezierPath({
    sourceX: sourceX - INSET,
    sourceY,
    targetX: targetX + INSET,
    targetY,
    sourcePosition,
    targetPosition,
    curvature: 0.35,
  });
  const type = data?.type ?? 'any';
  const source = useContext(LiveScope) + (data?.source ?? '');

  useEffect(() => {
    if (type !== 'bool') return;
    let lit = false;
    const stop = onLive(({ values }) => {
      if (isFar()) return;
      const next = values.get(source) === 1;
      if (next !== lit) group.current?.toggleAttribute('data-lit', next);
      lit = next;
    });
    const line = group.current;
    return () => {
      stop();
      line?.removeAttribute('data-lit');
    };
  }, [type, source]);

  const { source: from, target: into } = props;
  useEffect(
    () =>
      onDim((bright) => {
        group.current?.toggleAttribute(
          'data-dim',
          bright !== null && !(bright.has(from) && bright.has(into)),
        );
      }),
    [from, into],
  );

  return (
    <g ref={group} className={`wire wire-${type}${selected ? ' is-selected' : ''}`}>
      <path id={id} d={path} className="wire-line react-flow__edge-path" fill="none" />
      {type === 'candles' ? <path d={path} className="wire-core" fill="none" /> : null}
      <path
        d={path}
        className="wire-grip react-flow__edge-interaction"
        fill="none"
        strokeOpacity={0}
        strokeWidth={18}
      />
    </g>
  );
});
