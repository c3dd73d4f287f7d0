import { cn } from '../ui/cn.ts';
import { count, fixed, percent } from '../ui/format.ts';
import type { RunReport } from '../worker/protocol.ts';
import { useResults } from './store.ts';

interface Figure {
  readonly title: string;
  readonly text: string;
  readonly look: string;
  /** Why the figure is as it is, on hover. */
  readonly hint?: string;
}

const signed = (value: number | null) => (value === null ? '–' : percent(value, { sign: true }));
const mood = (value: number | null) =>
  value === null || value === 0 ? 'text-text' : value > 0 ? 'text-up-text' : 'text-down-text';

function figures({ metrics }: RunReport): readonly Figure[] {
  const { totalReturn, buyHoldReturn, maxDrawdown, trades, winRate, sharpe } = metrics;
  return [
    { title: 'Return', text: signed(totalReturn), look: mood(totalReturn) },
    { title: 'Buy & hold', text: signed(buyHoldReturn), look: 'text-text' },
    {
      title: 'Worst drawdown',
      text: maxDrawdown === null ? '–' : percent(-Math.abs(maxDrawdown)),
      look: maxDrawdown ? 'text-down-text' : 'text-text',
    },
    { title: 'Trades', text: trades === null ? '–' : count(trades), look: 'text-text' },
    { title: 'Won', text: winRate === null ? '–' : percent(winRate, { places: 0 }), look: 'text-text' },
    { title: 'Sharpe', text: sharpe === null ? '–' : fixed(sharpe, 2), look: 'text-text' },
  ];
}

/** The result in one line; `first` leaves all but the first three out. */
export function Verdict({ first }: { first?: number }) {
  const report = useResults(({ report }) => report);
  const luck = useResults(({ luck }) => luck?.entries ?? null);
  const slow = useResults(({ slow }) => slow);
  if (!report) return null;
  const shown: Figure[] = figures(report).slice(0, first);
  if (luck && first === undefined) {
    shown.push({
      title: 'Luck',
      text: `${percent(luck.share, { places: 0 })} of random did as well`,
      look: 'text-live-text',
      hint: `${count(luck.draws)} strategies with random entries, the same holding times and costs`,
    });
  }
  return (
    <dl
      aria-busy={slow}
      className={cn(
        'flex min-w-0 gap-x-4 transition-opacity',
        slow && 'opacity-60',
        first === undefined ? 'flex-wrap gap-y-1.5 md:h-10 md:overflow-hidden' : 'grid grid-cols-3',
      )}
    >
      {shown.map(({ title, text, look, hint }) => (
        <div key={title} className={cn('shrink-0', title === 'Luck' && 'max-xl:hidden')} title={hint}>
          <dt className="text-xs text-muted">{title}</dt>
          <dd className={cn('font-semibold', title === 'Luck' ? 'text-base' : 'text-xl', look)}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
