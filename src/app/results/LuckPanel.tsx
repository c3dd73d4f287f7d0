import { Explain } from '../ui/Explain.tsx';
import { count, fixed, percent, plural } from '../ui/format.ts';
import type { Luck } from '../worker/protocol.ts';
import { useResults } from './store.ts';

/** How likely luck alone would have done as well: four questions, each with its answer and how it was found. */
export default function LuckPanel() {
  const luck = useResults(({ luck }) => luck);
  const metrics = useResults(({ report }) => report?.metrics);
  if (!metrics || (metrics.trades ?? 0) + (metrics.openTrades ?? 0) === 0) return null;
  return (
    <section aria-label="Luck" className="mb-5 max-w-180">
      <h2 className="mb-1.5 text-sm font-semibold">Was it luck?</h2>
      {luck === null ? (
        <p className="text-sm text-muted">Counting a moment after the result…</p>
      ) : luck.entries || luck.bootstrap || luck.sharpe ? (
        <dl className="text-sm">
          <Entries luck={luck} />
          <Days luck={luck} totalReturn={metrics.totalReturn} maxDrawdown={metrics.maxDrawdown} />
          <Sharpe luck={luck} />
        </dl>
      ) : (
        <p className="text-sm text-muted">Too few trades and days to tell.</p>
      )}
    </section>
  );
}

interface RowProps {
  title: string;
  says: string;
  children: React.ReactNode;
  note?: string;
}

function Row({ title, says, children, note }: RowProps) {
  return (
    <div className="grid grid-cols-[minmax(0,150px)_minmax(0,1fr)] items-center gap-x-4 border-b border-line/60 py-1.5 sm:grid-cols-[220px_minmax(0,1fr)]">
      <dt className="text-muted">
        <Explain text={says}>{title}</Explain>
      </dt>
      <dd>
        {children}
        {note === undefined ? null : <span className="block text-xs text-muted">{note}</span>}
      </dd>
    </div>
  );
}

function Entries({ luck: { entries } }: { luck: Luck }) {
  if (!entries) return null;
  return (
    <Row
      title="Random entries as good"
      says="Strategies that enter at random, hold as long, and pay the same costs: the share of them that did as well or better. A small share speaks for the rules, a large one for the market."
      note={`of ${plural(entries.draws, 'random strategy', 'random strategies')}`}
    >
      <Share value={entries.share} />
    </Row>
  );
}

function Sharpe({ luck: { sharpe } }: { luck: Luck }) {
  if (!sharpe) return null;
  const { probabilistic, deflated, variants, expectedBest } = sharpe;
  return (
    <>
      <Row
        title="True Sharpe above 0"
        says="Probabilistic Sharpe ratio (Bailey and López de Prado): the probability that the true Sharpe ratio is above 0, given how long the run is and how skewed and fat-tailed its daily returns are."
      >
        <Share value={probabilistic} />
      </Row>
      <Row
        title="The same, deflated"
        says="Deflated Sharpe ratio (Bailey and López de Prado): the probability that the true Sharpe ratio is above what the best of the variants you have tried would show by luck alone. It falls with every further try."
        note={
          variants > 1
            ? `${plural(variants, 'variant')} tried; the best of them would show ${fixed(expectedBest, 2)} by luck`
            : 'one variant tried so far'
        }
      >
        <Share value={deflated} />
      </Row>
    </>
  );
}

/** A probability as a bar and a number. */
function Share({ value }: { value: number }) {
  return (
    <span className="flex items-center gap-3">
      <span className="h-1.5 min-w-0 grow rounded-full bg-raise" aria-hidden="true">
        <span
          className="block h-full rounded-full bg-live"
          style={{ width: `${Math.min(1, Math.max(0, value)) * 100}%` }}
        />
      </span>
      <span className="w-14 text-right">{percent(value, { places: value > 0 && value < 0.1 ? 1 : 0 })}</span>
    </span>
  );
}

interface DaysProps {
  luck: Luck;
  totalReturn: number | null;
  maxDrawdown: number | null;
}

const DAYS_SAY =
  'Stationary bootstrap (Politis and Romano): the days of this run strung together anew, stretches of days kept together. Nine in ten of the orders lie inside the bar; the line in it is the middle one, the mark is this run.';

/** What other orders of the same days would have given. */
function Days({ luck: { bootstrap }, totalReturn, maxDrawdown }: DaysProps) {
  if (!bootstrap) return null;
  const note = `${count(bootstrap.draws)} orders of its days, about ${plural(Math.round(bootstrap.block), 'day')} kept together`;
  return (
    <>
      <Row title="Return, other orders of days" says={DAYS_SAY} note={note}>
        <Interval interval={bootstrap.totalReturn} own={totalReturn} />
      </Row>
      <Row title="Worst drawdown, likewise" says={DAYS_SAY}>
        <Interval
          interval={bootstrap.maxDrawdown}
          own={maxDrawdown === null ? null : -Math.abs(maxDrawdown)}
        />
      </Row>
    </>
  );
}

interface IntervalProps {
  interval: { readonly low: number; readonly median: number; readonly high: number };
  own: number | null;
}

function Interval({ interval: { low, median, high }, own }: IntervalProps) {
  const ends = [low, high, 0, ...(own === null ? [] : [own])];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const at = (value: number) => `${((value - least) / (most - least || 1)) * 100}%`;
  const width = `${((high - low) / (most - least || 1)) * 100}%`;
  return (
    <span className="block">
      <span className="relative block h-3" aria-hidden="true">
        <span className="absolute inset-x-0 top-[5px] h-0.5 bg-raise" />
        <span className="absolute top-[3px] h-1.5 rounded-full bg-live/45" style={{ left: at(low), width }} />
        <span className="absolute top-px h-2.5 w-0.5 bg-live" style={{ left: at(median) }} />
        {own === null ? null : (
          <span className="absolute -top-px h-3.5 w-0.5 bg-text" style={{ left: at(own) }} />
        )}
      </span>
      <span className="flex justify-between text-xs">
        <span>{percent(low, { sign: true })}</span>
        <span className="text-muted">middle {percent(median, { sign: true })}</span>
        <span>{percent(high, { sign: true })}</span>
      </span>
    </span>
  );
}
