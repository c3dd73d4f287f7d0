import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { StrategyNode } from '../../index.ts';
import { phrasesOf } from '../sentence/phrases.ts';
import { useView } from '../state/view.ts';
import { IconButton } from '../ui/Button.tsx';
import { Explain } from '../ui/Explain.tsx';
import { count, moment, plural, price } from '../ui/format.ts';
import type { ChartCandles, Missed, RunReport } from '../worker/protocol.ts';
import { ConditionTree } from './ConditionTree.tsx';
import { simulator } from './simulator.ts';
import { useResults } from './store.ts';
import { useBranches } from './use-branches.ts';

const ENTRIES = ['buy', 'short'];
const ONLY_SAYS =
  'Over the whole run: candles on which every other condition held and this one alone did not. The condition with the most costs the most entries.';

/** In the inspector's place: why nothing was entered at a candle. */
export default function WhyNot() {
  const report = useResults(({ report }) => report);
  const candles = useResults(({ candles }) => candles);
  const row = useResults(({ whyNot }) => whyNot);
  if (!report || !candles || row === null || row >= report.rows) return null;
  const entries = report.strategy.nodes.filter(({ type, disabled }) => ENTRIES.includes(type) && !disabled);
  const go = (to: number) => {
    useResults.setState({ whyNot: to });
    useView.getState().setCrosshair(to);
  };
  return (
    <>
      <div className="flex items-center gap-2">
        <h2 className="grow text-lg font-semibold">Why no entry here?</h2>
        <IconButton label="Close the explanation" onClick={() => useResults.setState({ whyNot: null })}>
          <X size={15} aria-hidden />
        </IconButton>
      </div>
      <div className="-mt-2 flex items-center justify-between text-sm text-muted">
        <span>
          {moment(candles.time[row]!)} UTC, close {price(candles.close[row]!)}
        </span>
        <span className="flex">
          <IconButton label="Candle before" disabled={row === 0} onClick={() => go(row - 1)}>
            <ChevronLeft size={15} aria-hidden />
          </IconButton>
          <IconButton label="Candle after" disabled={row + 1 >= report.rows} onClick={() => go(row + 1)}>
            <ChevronRight size={15} aria-hidden />
          </IconButton>
        </span>
      </div>
      {entries.length === 0 ? (
        <p className="text-sm text-muted">Nothing enters the market: add a Buy or a Short.</p>
      ) : (
        entries.map((entry) => (
          <EntryMissed key={entry.id} report={report} candles={candles} entry={entry} row={row} />
        ))
      )}
    </>
  );
}

interface EntryMissedProps {
  report: RunReport;
  candles: ChartCandles;
  entry: StrategyNode;
  row: number;
}

function EntryMissed({ report, candles, entry, row }: EntryMissedProps) {
  const missed = useMissed(report, entry.id, row);
  const branches = useBranches(report, candles, entry.id, row);
  const phrases = phrasesOf(report.strategy);
  const fired = report.orders.find(({ id }) => id === entry.id)?.fires.includes(row) ?? false;
  const most = Math.max(1, ...(missed?.conditions.map(({ only }) => only) ?? []));
  return (
    <section aria-label={phrases.title(entry)} className="flex flex-col gap-3 border-t border-line pt-3">
      <div>
        <h3 className="text-sm font-semibold">{phrases.title(entry)}</h3>
        {missed ? <p className="text-sm">{outcome(missed, fired, (ref) => phrases.source(ref))}</p> : null}
      </div>
      <ConditionTree branches={branches} />
      {missed && missed.conditions.length > 0 ? (
        <div>
          <h4 className="mb-2 flex justify-between text-xs text-muted">
            <span className="font-semibold">
              <Explain text={ONLY_SAYS}>The only one in the way</Explain>
            </span>
            <span>candles</span>
          </h4>
          <ul className="flex flex-col gap-1.5 text-sm">
            {missed.conditions.map(({ ref, only }) => (
              <li key={ref} className="grid grid-cols-[minmax(0,1fr)_64px_52px] items-center gap-2">
                <span className="truncate text-muted" title={phrases.source(ref)}>
                  {phrases.source(ref)}
                </span>
                <span className="h-1.5 rounded-full bg-raise">
                  <span
                    className="block h-full rounded-full bg-live"
                    style={{ width: `${(only / most) * 100}%` }}
                  />
                </span>
                <span className="text-right">{count(only)}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}

/** What kept an entry back, in a sentence. */
function outcome({ conditions, held }: Missed, fired: boolean, say: (ref: string) => string): string {
  if (fired) return 'It did enter here: its order was decided at this close.';
  if (conditions.length === 0) return 'No condition is wired to it.';
  const against = conditions.filter(({ value }) => value === 0);
  const unknown = conditions.filter(({ value }) => Number.isNaN(value));
  if (against.length > 0) {
    const names = against.map(({ ref }) => say(ref)).join('; ');
    return `${plural(against.length, 'condition')} in the way: ${names}.`;
  }
  if (unknown.length > 0) return `Not known yet: ${unknown.map(({ ref }) => say(ref)).join('; ')}.`;
  return held
    ? 'Every condition held, but a position was open already.'
    : 'Every condition held. If no order filled, money, the venue or a rule kept it back: see Metrics.';
}

function useMissed(report: RunReport, node: string, row: number): Missed | null {
  const [missed, setMissed] = useState<Missed | null>(null);
  useEffect(() => {
    let wanted = true;
    if (report)
      void simulator()
        .missed(node, row)
        .then((found) => {
          if (wanted) setMissed(found);
        });
    return () => {
      wanted = false;
    };
  }, [report, node, row]);
  return missed;
}
