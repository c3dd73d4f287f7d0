import { ArrowDown, ArrowUp, ChevronLeft, ChevronRight, X } from 'lucide-react';
import { helpHash } from '../state/help.ts';
import { IconButton } from '../ui/Button.tsx';
import { count, moment, price } from '../ui/format.ts';
import type { ChartCandles, RunReport } from '../worker/protocol.ts';
import { aftermath, entryFill, ruleOf, ruleSentence } from './aftermath.ts';
import { ConditionTree } from './ConditionTree.tsx';
import { FunnelBars } from './FunnelBars.tsx';
import { useFunnel } from './NoTrades.tsx';
import { decisionRow, openTrade } from './open-trade.ts';
import { useResults } from './store.ts';
import { useBranches } from './use-branches.ts';

/** In the inspector's place: why a trade happened, and how it ended. */
export default function Why() {
  const report = useResults(({ report }) => report);
  const candles = useResults(({ candles }) => candles);
  const trade = useResults(({ why }) => why);
  if (!report || !candles || trade === null || trade >= report.trades.count) return null;
  return <Explained report={report} candles={candles} trade={trade} />;
}

interface ExplainedProps {
  report: RunReport;
  candles: ChartCandles;
  trade: number;
}

function Explained({ report, candles, trade }: ExplainedProps) {
  const { trades, fills } = report;
  const row = decisionRow(trade);
  const node = trades.names[trades.entryNode[trade]!] ?? '';
  const branches = useBranches(report, candles, node, row);
  const steps = useFunnel(report, node);
  const fill = entryFill(report, trade);
  const rule = ruleOf(fills, fill);
  const entered = candles.time[trades.entryRow[trade]!] ?? Number.NaN;
  const long = trades.long[trade] === 1;
  const Arrow = long ? ArrowUp : ArrowDown;
  return (
    <>
      <div className="flex items-center gap-2">
        <Arrow size={16} className={long ? 'text-up-text' : 'text-down-text'} aria-hidden />
        <h2 className="grow text-lg font-semibold">Why this {long ? 'buy' : 'short'}</h2>
        <IconButton label="Close the explanation" onClick={() => useResults.getState().setWhy(null)}>
          <X size={15} aria-hidden />
        </IconButton>
      </div>
      <div className="-mt-2 flex items-center justify-between text-sm text-muted">
        <span>
          trade {count(trade + 1)} of {count(trades.count)}
        </span>
        <span className="flex">
          <IconButton label="Trade before" disabled={trade === 0} onClick={() => openTrade(trade - 1)}>
            <ChevronLeft size={15} aria-hidden />
          </IconButton>
          <IconButton
            label="Trade after"
            disabled={trade + 1 >= trades.count}
            onClick={() => openTrade(trade + 1)}
          >
            <ChevronRight size={15} aria-hidden />
          </IconButton>
        </span>
      </div>
      <p className="-mt-1 text-sm text-muted">
        Decided {moment(candles.time[row]!)} UTC, on the close at {price(candles.close[row]!)}.
      </p>
      <ConditionTree branches={branches} />
      <section className="flex flex-col gap-1.5 border-t border-line pt-3 text-sm">
        <h3 className="text-xs font-semibold text-muted">What happened then</h3>
        <dl className="flex flex-col gap-1.5">
          {aftermath(report, trade).map(({ title, text }) => (
            <div key={title} className="flex justify-between gap-4">
              <dt className="text-muted">{title}</dt>
              <dd className="text-right">{text}</dd>
            </div>
          ))}
        </dl>
      </section>
      {steps.length > 0 ? (
        <section className="border-t border-line pt-3">
          <h3 className="mb-2 flex justify-between text-xs text-muted">
            <span className="font-semibold">Why not more often?</span>
            <span>candles that survive</span>
          </h3>
          <FunnelBars report={report} steps={steps} />
        </section>
      ) : null}
      {rule === null ? null : (
        <p className="rounded-lg bg-remark px-3 py-2.5 text-sm">
          <strong className="font-semibold">Rule {rule}:</strong>{' '}
          {ruleSentence(rule, moment(candles.time[row]!), moment(entered))}{' '}
          <a href={helpHash({ book: 'rules', entry: String(rule) })} className="text-accent underline">
            The rule, with an example
          </a>
        </p>
      )}
    </>
  );
}
