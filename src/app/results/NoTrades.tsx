import { useEffect, useState } from 'react';
import { phrasesOf } from '../sentence/phrases.ts';
import { plural } from '../ui/format.ts';
import type { FunnelStep, RunReport } from '../worker/protocol.ts';
import { FunnelBars } from './FunnelBars.tsx';
import { simulator } from './simulator.ts';
import { useResults } from './store.ts';

const ENTRIES = ['buy', 'short'];

/** Why there is no trade: which condition never became true. */
export function NoTrades() {
  const report = useResults(({ report }) => report);
  const entry = report?.strategy.nodes.find(({ type, disabled }) => ENTRIES.includes(type) && !disabled);
  const steps = useFunnel(report, entry?.id ?? null);
  if (!report) return null;
  return (
    <div className="mx-auto flex max-w-110 flex-col gap-3 p-6">
      <p className="text-base font-semibold">No trade in {plural(report.rows, 'candle')}</p>
      <p className="text-sm text-muted">{reason(report, entry?.id ?? null, steps)}</p>
      {steps.length > 2 ? <FunnelBars report={report} steps={steps} wide /> : null}
    </div>
  );
}

/** The funnel of an entry, asked anew after every run. */
export function useFunnel(report: RunReport | null, node: string | null): readonly FunnelStep[] {
  const [steps, setSteps] = useState<readonly FunnelStep[]>([]);
  useEffect(() => {
    let wanted = true;
    if (!report || node === null) {
      setSteps([]);
      return;
    }
    void simulator()
      .funnel(node)
      .then((found) => {
        if (wanted) setSteps(found);
      });
    return () => {
      wanted = false;
    };
  }, [report, node]);
  return steps;
}

function reason(report: RunReport, entry: string | null, steps: readonly FunnelStep[]): string {
  if (entry === null) return 'Nothing enters the market: add a Buy or a Short, and wire a condition to it.';
  const conditions = steps.filter(({ kind }) => kind === 'condition');
  if (conditions.length === 0) return 'Nothing is wired to the entry: wire a condition to its input “when”.';
  const phrases = phrasesOf(report.strategy);
  const say = ({ ref }: FunnelStep) => `“${phrases.source(ref ?? '')}”`;
  const alone = conditions.find(({ ref }) => report.looks.get(ref ?? '')?.share === 0);
  if (alone) return `${say(alone)} never became true. Change its setting, or take it out.`;
  const empty = conditions.find(({ count }) => count === 0);
  if (empty) return `${say(empty)} was never true together with the conditions before it.`;
  return 'The conditions met, but no order filled: see the remarks under Metrics.';
}
