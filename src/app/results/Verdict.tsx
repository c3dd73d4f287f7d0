import type { MetricKey } from '../../index.ts';
import { cn } from '../ui/cn.ts';
import { Explain } from '../ui/Explain.tsx';
import { count, fixed, percent } from '../ui/format.ts';
import type { RunReport } from '../worker/protocol.ts';
import { saysOf } from './definitions.ts';
import { useResults } from './store.ts';

interface Figure {
  readonly title: string;
  readonly text: string;
  readonly look: string;
  /** How it is computed. */
  readonly says: string;
}

const signed = (value: number | null) => (value === null ? '–' : percent(value, { sign: true }));
const mood = (value: number | null) =>
  value === null || value === 0 ? 'text-text' : value > 0 ? 'text-up-text' : 'text-down-text';

function figures({ metrics }: RunReport): readonly Figure[] {
  const { totalReturn, buyHoldReturn, maxDrawdown, trades, winRate, sharpe } = metrics;
  const figure = (key: MetricKey, title: string, text: string, look = 'text-text'): Figure => ({
    ...{ title, text, look },
    says: saysOf(key),
  });
  return [
    figure('totalReturn', 'Return', signed(totalReturn), mood(totalReturn)),
    figure('buyHoldReturn', 'Buy & hold', signed(buyHoldReturn)),
    figure(
      'maxDrawdown',
      'Worst drawdown',
      maxDrawdown === null ? '–' : percent(-Math.abs(maxDrawdown)),
      maxDrawdown ? 'text-down-text' : 'text-text',
    ),
    figure('trades', 'Trades', trades === null ? '–' : count(trades)),
    figure('winRate', 'Won', winRate === null ? '–' : percent(winRate, { places: 0 })),
    figure('sharpe', 'Sharpe', sharpe === null ? '–' : fixed(sharpe, 2)),
  ];
}

/** The result in one line; `first` leaves all but the first three out. */
export function Verdict({ first }: { first?: number }) {
  const report = useResults(({ report }) => report);
  const slow = useResults(({ slow }) => slow);
  if (!report) return null;
  return (
    <dl
      aria-busy={slow}
      className={cn(
        'flex min-w-0 gap-x-4 transition-opacity',
        slow && 'opacity-60',
        first === undefined
          ? 'gap-y-1.5 max-md:grid max-md:grid-cols-3 md:h-10 md:flex-wrap md:overflow-hidden'
          : 'grid grid-cols-3',
      )}
    >
      {figures(report)
        .slice(0, first)
        .map(({ title, text, look, says }) => (
          <div key={title} className="shrink-0">
            <dt className="text-xs text-muted">
              <Explain text={says}>{title}</Explain>
            </dt>
            <dd className={cn('text-xl font-semibold', look)}>{text}</dd>
          </div>
        ))}
      {first === undefined ? <LuckFigure /> : null}
    </dl>
  );
}

/** Comes a moment after the rest; the whole answer stands among the metrics. */
function LuckFigure() {
  const entries = useResults(({ luck }) => luck?.entries ?? null);
  const setTab = useResults(({ setTab }) => setTab);
  if (!entries) return null;
  return (
    <div className="shrink-0 max-xl:hidden">
      <dt className="text-xs text-muted">
        <Explain
          text={`${count(entries.draws)} strategies with random entries, the same holding times and costs: the share that did as well or better.`}
        >
          Luck
        </Explain>
      </dt>
      <dd className="text-base font-semibold text-live-text">
        <button type="button" className="hover:underline" onClick={() => setTab('metrics')}>
          {percent(entries.share, { places: 0 })} of random did as well
        </button>
      </dd>
    </div>
  );
}
