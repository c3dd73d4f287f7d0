import { Info } from 'lucide-react';
import { calledIn } from '../sentence/phrases.ts';
import { useView } from '../state/view.ts';
import { count } from '../ui/format.ts';
import { useResults } from './store.ts';

/** Their figure is no number of cases, or stands in the sentence. */
const NOT_CASES: ReadonlySet<string> = new Set([
  'few-trades',
  'few-days',
  'condition-never-true',
  'feed-without-data',
]);

/** What a run does not keep quiet about, with the number of cases. */
export function Remarks() {
  const warnings = useResults(({ report }) => report?.warnings);
  const strategy = useResults(({ report }) => report?.strategy);
  const select = useView((view) => view.select);
  if (!warnings || warnings.length === 0) return null;
  return (
    <section aria-label="Remarks on this run" className="mb-5">
      <h2 className="mb-1.5 text-sm font-semibold">Before you believe it</h2>
      <ul className="grid gap-x-8 gap-y-1 text-sm xl:grid-cols-2">
        {warnings.map(({ code, node, message, count: cases }) => (
          <li key={`${code} ${node ?? ''}`} className="flex gap-2">
            <Info size={14} className="mt-0.5 shrink-0 text-muted" aria-hidden />
            <span>
              {message}
              {cases !== undefined && cases > 1 && !NOT_CASES.has(code) ? (
                <span className="text-muted"> {count(cases)} times.</span>
              ) : null}
              {node === undefined ? null : (
                <button type="button" className="ml-1.5 text-accent" onClick={() => select([node])}>
                  Show {strategy ? calledIn(strategy, node) : node}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
