import { FileUp, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { StrategyNode } from '../../index.ts';
import type { NodeFace } from '../nodes/face.ts';
import { runAgain } from '../results/runner.ts';
import { simulator } from '../results/simulator.ts';
import { useResults } from '../results/store.ts';
import { useDocument } from '../state/document.ts';
import { chooseFile, takeData } from '../state/files.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { day, plural } from '../ui/format.ts';
import type { StoredFeed } from '../worker/protocol.ts';

/** What is here of the series that a node reads, and the way to bring it. */
export default function FeedSection({ node, definition }: { node: StrategyNode; definition: NodeFace }) {
  const name = nameOf(node, definition);
  const { kept, again } = useKept();
  if (!kept) return null;
  const own = kept.find((each) => each.name === name);
  return (
    <section aria-label="Its data" className="flex flex-col gap-1.5 border-t border-line pt-3 text-sm">
      <h3 className="text-xs font-semibold text-muted">Its data</h3>
      {own ? (
        <div className="flex items-start gap-2">
          <p className="min-w-0 grow">
            <span className="block truncate" title={own.file}>
              {own.file}
            </span>
            <span className="block text-muted">
              {plural(own.count, 'value')}, {day(own.from)} – {day(own.to)}
            </span>
          </p>
          <IconButton
            label={`Remove the series “${name}” from this browser`}
            className="h-7! w-7!"
            onClick={async () => {
              await simulator().removeFeed(name);
              again();
              runAgain();
            }}
          >
            <Trash2 size={13} aria-hidden />
          </IconButton>
        </div>
      ) : (
        <p className="text-muted">
          No data for “{name}” yet: its values are unknown. Bring a CSV or JSON of times and values.
        </p>
      )}
      <Button
        className="self-start"
        onClick={() => chooseFile('.csv,.tsv,.txt,.json,.gz', (file) => takeData(file, name))}
      >
        <FileUp size={14} aria-hidden /> {own ? 'Bring another file…' : 'Choose a file…'}
      </Button>
    </section>
  );
}

/** The series are listed anew after each run, which follows every import. */
function useKept(): { kept: readonly StoredFeed[] | null; again: () => void } {
  const report = useResults(({ report }) => report);
  const [kept, setKept] = useState<readonly StoredFeed[] | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let wanted = report !== null && turn >= 0;
    const { strategy } = useDocument.getState();
    void simulator()
      .feeds(strategy)
      .then(({ kept }) => {
        if (wanted) setKept(kept);
      });
    return () => {
      wanted = false;
    };
  }, [report, turn]);
  return { kept, again: () => setTurn(turn + 1) };
}

/** The parameter that names the series. */
function nameOf({ params = {} }: StrategyNode, { fields }: NodeFace): string {
  const field = fields.find(({ key }) => key === 'feed' || key === 'name');
  const value = field && (params[field.key] ?? field.initial);
  return typeof value === 'string' ? value : '';
}
