import { phrasesOf } from '../sentence/phrases.ts';
import { cn } from '../ui/cn.ts';
import { count } from '../ui/format.ts';
import type { FunnelStep, RunReport } from '../worker/protocol.ts';

interface FunnelBarsProps {
  report: RunReport;
  steps: readonly FunnelStep[];
  /** Room for the bars beside the words; else they lie under them. */
  wide?: boolean;
}

/** How many candles survive each condition in turn. */
export function FunnelBars({ report, steps, wide = false }: FunnelBarsProps) {
  const phrases = phrasesOf(report.strategy);
  const most = Math.max(1, steps[0]?.count ?? 1);
  const title = ({ kind, ref }: FunnelStep, at: number) => {
    if (kind === 'all') return 'all candles';
    if (kind === 'free') return 'while not in the market';
    if (kind === 'filled') return 'filled';
    return `${at > 1 ? 'and ' : ''}${phrases.source(ref ?? '')}`;
  };
  return (
    <ul className="flex flex-col gap-1.5 text-sm">
      {steps.map((step, at) => (
        <li
          key={`${step.kind} ${step.ref ?? ''}`}
          className={cn(
            'grid gap-x-2 gap-y-1',
            wide ? 'grid-cols-[minmax(0,1fr)_84px_52px] items-center' : 'grid-cols-[minmax(0,1fr)_52px]',
          )}
        >
          <span className="line-clamp-2 text-muted" title={title(step, at)}>
            {title(step, at)}
          </span>
          <span className={cn('h-1.5 rounded-full bg-raise', !wide && 'order-last col-span-2')}>
            <span
              className="block h-full rounded-full bg-live"
              style={{ width: `${barWidth(step.count, most, wide ? 6 : 2)}%` }}
            />
          </span>
          <span className="text-right">{count(step.count)}</span>
        </li>
      ))}
    </ul>
  );
}

/** In proportion, but never so thin that it cannot be seen. */
function barWidth(value: number, most: number, least: number): number {
  return value === 0 ? 0 : Math.max(least, (value / most) * 100);
}
