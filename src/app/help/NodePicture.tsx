import { useEffect, useId, useState } from 'react';
import { cn } from '../ui/cn.ts';
import { simulator } from '../results/simulator.ts';
import type { Picture } from '../worker/protocol.ts';
import { type PicturePlan, type PictureSize, planPicture } from './picture-plan.ts';

const LARGE: PictureSize = { width: 640, candles: 220, panel: 96, strip: 12 };
const SMALL: PictureSize = { width: 252, candles: 66, panel: 34, strip: 7 };

const asked = new Map<string, Promise<Picture | null>>();

function ask(type: string): Promise<Picture | null> {
  const known = asked.get(type);
  if (known) return known;
  const asking = simulator().picture(type);
  asked.set(type, asking);
  asking.catch(() => asked.delete(type));
  return asking;
}

interface NodePictureProps {
  type: string;
  title: string;
  color: string;
  size: 'large' | 'small';
}

/** A node at work on sample candles, as the worker computes it. */
export function NodePicture({ type, title, color, size }: NodePictureProps) {
  const picture = usePicture(type);
  const shape = size === 'large' ? LARGE : SMALL;
  if (picture === 'none') return null;
  if (picture === null) {
    return <div style={{ aspectRatio: `${shape.width} / ${shape.candles}` }} aria-hidden="true" />;
  }
  const plan = planPicture(picture, shape);
  return (
    <figure>
      <div className="overflow-hidden rounded-lg border border-line bg-canvas">
        <Drawing plan={plan} color={color} large={size === 'large'} label={`${title} on sample candles`} />
      </div>
      {size === 'large' ? <Caption plan={plan} picture={picture} color={color} /> : null}
    </figure>
  );
}

/** What a node looks like at work; null: not known yet. */
export function usePicture(type: string): Picture | 'none' | null {
  const [got, setGot] = useState<{ type: string; picture: Picture | 'none' } | null>(null);
  useEffect(() => {
    let wanted = true;
    const take = (picture: Picture | null) => {
      if (wanted) setGot({ type, picture: picture ?? 'none' });
    };
    ask(type).then(take, () => take(null));
    return () => {
      wanted = false;
    };
  }, [type]);
  return got?.type === type ? got.picture : null;
}

interface DrawingProps {
  plan: PicturePlan;
  color: string;
  large: boolean;
  label: string;
}

/** Candles, lines, strips and fills of a laid out picture. */
export function Drawing({ plan, color, large, label }: DrawingProps) {
  const { width, height, wicks, bodies, panel } = plan;
  const mark = large ? 5 : 3;
  const clip = useId();
  return (
    <svg viewBox={`0 0 ${width} ${height + 4}`} className="block w-full" role="img" aria-label={label}>
      <path d={wicks.up} stroke="var(--up)" strokeWidth={0.9} opacity={0.75} />
      <path d={wicks.down} stroke="var(--down)" strokeWidth={0.9} opacity={0.75} />
      <path d={bodies.up} fill="var(--up)" opacity={0.75} />
      <path d={bodies.down} fill="var(--down)" opacity={0.75} />
      {panel ? <path d={`M0 ${panel.top - 4}H${width}`} stroke="var(--line)" /> : null}
      {plan.levels.map(({ y, text }) => (
        <g key={text}>
          <path d={`M0 ${y}H${width}`} stroke="var(--line-strong)" strokeDasharray="2 3" strokeWidth={0.8} />
          {large ? (
            <text x={width - 4} y={y - 3} textAnchor="end" fontSize={10} fill="var(--muted)">
              {text}
            </text>
          ) : null}
        </g>
      ))}
      <clipPath id={clip}>
        <rect width={width} height={plan.candles} />
      </clipPath>
      {plan.lines.map(({ title, path, axis }, at) => (
        <path
          key={`${title} ${axis}`}
          d={path}
          fill="none"
          {...strokeOf(plan, at, color)}
          strokeLinejoin="round"
          {...(axis === 'price' ? { clipPath: `url(#${clip})` } : {})}
        />
      ))}
      {plan.strips.map(({ title, y, path }) => (
        <g key={title}>
          <path d={`M0 ${y + (large ? 6 : 3.5)}H${width}`} stroke="var(--line)" />
          <path d={path} fill="var(--live)" />
        </g>
      ))}
      {plan.fills.map(({ x, y, buy }) => (
        <path
          key={`${x} ${buy}`}
          d={
            buy
              ? `M${x} ${y + 2}l${mark} ${mark * 1.6}h${-2 * mark}z`
              : `M${x} ${y - 2}l${mark} ${-mark * 1.6}h${-2 * mark}z`
          }
          fill={buy ? 'var(--up-text)' : 'var(--down-text)'}
          stroke="var(--canvas)"
          strokeWidth={0.8}
        />
      ))}
    </svg>
  );
}

const DASHES = ['', '', '5 3', '1.5 2.5', '7 2 1.5 2'];

interface Stroke {
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly strokeDasharray?: string;
}

/** The node's own lines in its colour, told apart by dashes; what it reads in grey. */
function strokeOf({ lines }: PicturePlan, at: number, color: string): Stroke {
  const line = lines[at];
  const rank = lines
    .slice(0, at)
    .filter((other) => other.role === line?.role && other.axis === line.axis).length;
  const dash = DASHES[Math.min(rank + 1, DASHES.length - 1)];
  const dashed = dash ? { strokeDasharray: dash } : {};
  return line?.role === 'input'
    ? { stroke: 'var(--dim)', strokeWidth: 1.2, ...dashed }
    : { stroke: color, strokeWidth: 1.6, ...dashed };
}

function Caption({ plan, picture, color }: { plan: PicturePlan; picture: Picture; color: string }) {
  return (
    <figcaption className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted">
      {plan.lines.map(({ title, role, axis }, at) => (
        <span key={`${title} ${axis}`} className="flex items-center gap-1.5">
          <svg viewBox="0 0 20 4" className="h-1 w-5" aria-hidden="true">
            <path d="M0 2H20" {...strokeOf(plan, at, color)} />
          </svg>
          <span className={cn(role === 'output' && 'text-text')}>{title}</span>
        </span>
      ))}
      {plan.strips.map(({ title }, at) => (
        <span key={title} className="flex items-center gap-1.5">
          <span className="size-2 rounded-xs bg-live" aria-hidden="true" />
          <span className="text-text">
            {title === 'value' || title === 'Value' ? 'true' : title}
            {plan.strips.length > 1 ? ` (row ${at + 1})` : ''}
          </span>
        </span>
      ))}
      {picture.fills.length > 0 ? <span>▲ bought ▼ sold</span> : null}
      <span className="ml-auto">
        {picture.setting === '' ? '' : `${picture.setting} · `}synthetic candles, 1 hour each
      </span>
    </figcaption>
  );
}
