import { phrasesOf } from '../sentence/phrases.ts';
import { count } from '../ui/format.ts';
import type { FunnelStep, RunReport } from '../worker/protocol.ts';

/** How many candles survive each condition in turn. */
export function FunnelBars({ report, steps }: { report: RunReport; steps: readonly FunnelStep[] }) {
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
          className="grid grid-cols-[minmax(0,1fr)_84px_52px] items-center gap-2"
        >
          <span className="truncate text-muted" title={title(step, at)}>
            {title(step, at)}
          </span>
          <span className="h-1.5 rounded-full bg-raise">
            <span
              className="block h-full rounded-full bg-live"
              style={{ width: `${barWidth(step.count, most)}%` }}
            />
          </span>
          <span className="text-right">{count(step.count)}</span>
        </li>
      ))}
    </ul>
  );
}

/** In proportion, but never so thin that it cannot be seen. */
function barWidth(value: number, most: number): number {
  return value === 0 ? 0 : Math.max(6, (value / most) * 100);
}
