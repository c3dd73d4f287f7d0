import { useMemo, useState } from 'react';
import { Explain } from '../ui/Explain.tsx';
import { count, percent } from '../ui/format.ts';
import type { Excursion } from './excursions.ts';
import { openTrade } from './open-trade.ts';

const WIDTH = 300;
const HEIGHT = 190;
const LEFT = 42;
const BOTTOM = 24;
const TOP = 6;
const RIGHT = 8;
const PAD = 6;
/** A point nearer than this to the pointer is meant, in the units of the picture. */
const REACH = 14;

interface ScatterProps {
  title: string;
  says: string;
  points: readonly Excursion[];
  of: 'worst' | 'best';
}

/** Every trade as a point: arrow keys walk along them, Enter or a click explains the trade. */
export function Scatter({ title, says, points, of }: ScatterProps) {
  const sorted = useMemo(() => [...points].sort((a, b) => a[of] - b[of]), [points, of]);
  const scale = useMemo(() => scalesOf(sorted, of), [sorted, of]);
  const [at, setAt] = useState<number | null>(null);
  const point = at === null ? undefined : sorted[at];
  const nearest = ({ clientX, clientY, currentTarget }: React.MouseEvent) => {
    const box = currentTarget.getBoundingClientRect();
    const across = ((clientX - box.left) / box.width) * WIDTH;
    const down = ((clientY - box.top) / box.height) * HEIGHT;
    return indexNear(sorted, (each) => Math.hypot(scale.x(each[of]) - across, scale.y(each.result) - down));
  };
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 truncate text-xs text-muted">
        {point ? (
          <span className="text-text">{said(point, of)}</span>
        ) : (
          <>
            <Explain text={says}>{title}</Explain> against result
          </>
        )}
      </figcaption>
      <div
        role="slider"
        tabIndex={0}
        aria-label={`${title} of ${count(sorted.length)} trades against their result`}
        aria-valuemin={1}
        aria-valuemax={sorted.length}
        aria-valuenow={(at ?? 0) + 1}
        aria-valuetext={said(sorted[at ?? 0], of)}
        onKeyDown={(event) => {
          const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
          if (step !== undefined) {
            event.preventDefault();
            setAt(Math.min(sorted.length - 1, Math.max(0, (at ?? -1) + step)));
          }
          if (event.key === 'Enter' && point) openTrade(point.trade);
        }}
        onPointerMove={(event) => setAt(nearest(event))}
        onPointerLeave={() => setAt(null)}
        onClick={(event) => {
          const found = sorted[nearest(event) ?? -1];
          if (found) openTrade(found.trade);
        }}
        className="cursor-pointer rounded-lg border border-line bg-canvas"
      >
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="block w-full" aria-hidden="true">
          <Axes scale={scale} />
          <Dots points={sorted.filter(({ result }) => result > 0)} of={of} scale={scale} color="var(--up)" />
          <Dots
            points={sorted.filter(({ result }) => result <= 0)}
            of={of}
            scale={scale}
            color="var(--down)"
          />
          {point ? (
            <circle
              cx={scale.x(point[of])}
              cy={scale.y(point.result)}
              r={5.5}
              fill="none"
              stroke="var(--text)"
              strokeWidth={1.4}
            />
          ) : null}
        </svg>
      </div>
    </figure>
  );
}

function indexNear(points: readonly Excursion[], far: (point: Excursion) => number): number | null {
  let best: number | null = null;
  let least = REACH;
  points.forEach((point, index) => {
    const distance = far(point);
    if (distance <= least) [best, least] = [index, distance];
  });
  return best;
}

function said(point: Excursion | undefined, of: ScatterProps['of']): string {
  if (!point) return '';
  const signed = (value: number) => percent(value / 100, { sign: true });
  return `Trade ${count(point.trade + 1)}: ${of} ${signed(point[of])}, result ${signed(point.result)}`;
}

interface Scale {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly across: readonly number[];
  readonly up: readonly number[];
  /** Ends of the line on which a trade was left at its worst, or best, moment. */
  readonly even: readonly [number, number];
}

function scalesOf(points: readonly Excursion[], of: ScatterProps['of']): Scale {
  const [left, right] = reach(points.map((point) => point[of]));
  const [low, high] = reach(points.map(({ result }) => result));
  const wide = (WIDTH - LEFT - RIGHT - 2 * PAD) / (right - left || 1);
  const tall = (HEIGHT - TOP - BOTTOM - 2 * PAD) / (high - low || 1);
  return {
    x: (value) => LEFT + PAD + (value - left) * wide,
    y: (value) => TOP + PAD + (high - value) * tall,
    across: ticks(left, right),
    up: ticks(low, high),
    even: [Math.max(left, low), Math.min(right, high)],
  };
}

function reach(values: readonly number[]): readonly [number, number] {
  let [low, high] = [0, 0];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return [low, high];
}

/** Zero, the ends, and the middles of what lies between, none on top of another. */
function ticks(low: number, high: number): readonly number[] {
  const apart = (high - low) * 0.14;
  const kept: number[] = [];
  for (const value of [0, high, low, high / 2, low / 2])
    if (kept.every((other) => Math.abs(other - value) > apart)) kept.push(value);
  return kept;
}

function Axes({ scale: { x, y, across, up, even } }: { scale: Scale }) {
  return (
    <>
      <path d={`M${LEFT} ${y(0)}H${WIDTH - RIGHT}`} stroke="var(--line-strong)" />
      <path
        d={`M${x(even[0])} ${y(even[0])}L${x(even[1])} ${y(even[1])}`}
        stroke="var(--line-strong)"
        strokeDasharray="3 3"
      />
      <g fontSize={10} fill="var(--muted)">
        {up.map((value) => (
          <text key={value} x={LEFT - 4} y={y(value) + 3.5} textAnchor="end">
            {level(value)}
          </text>
        ))}
        {across.map((value) => (
          <text key={value} x={Math.min(WIDTH - 18, x(value))} y={HEIGHT - 7} textAnchor="middle">
            {level(value)}
          </text>
        ))}
      </g>
    </>
  );
}

const level = (value: number) =>
  percent(value / 100, { places: Math.abs(value) < 10 && value !== 0 ? 1 : 0 });

interface DotsProps {
  points: readonly Excursion[];
  of: ScatterProps['of'];
  scale: Scale;
  color: string;
}

/** All points of a colour as one path of dots. */
function Dots({ points, of, scale, color }: DotsProps) {
  const path = points
    .map((point) => `M${scale.x(point[of]).toFixed(1)} ${scale.y(point.result).toFixed(1)}h0`)
    .join('');
  return <path d={path} stroke={color} strokeWidth={4.5} strokeLinecap="round" opacity={0.8} />;
}
