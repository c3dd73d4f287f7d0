import { useEffect, useState } from 'react';
import { phrasesOf } from '../sentence/phrases.ts';
import { useView } from '../state/view.ts';
import { cn } from '../ui/cn.ts';
import { Explain } from '../ui/Explain.tsx';
import { count, percent } from '../ui/format.ts';
import { usePhone } from '../ui/use-media.ts';
import type { Breakdown, RunReport } from '../worker/protocol.ts';
import { PART_COLUMNS, partSections, type PartRow } from './part-rows.ts';
import { simulator } from './simulator.ts';
import { useResults } from './store.ts';

/** The result by market, direction, entry and exit: what earned it and what cost it. */
export default function Parts() {
  const report = useResults(({ report }) => report);
  const breakdown = useBreakdown(report);
  const phone = usePhone();
  if (!report || !breakdown) return null;
  const columns = PART_COLUMNS.filter((column) => column.phone || !phone);
  const phrases = phrasesOf(report.strategy);
  const called = (id: string) => {
    const node = report.strategy.nodes.find((each) => each.id === id);
    return node ? { title: phrases.title(node), detail: phrases.setting(node) } : { title: id, detail: '' };
  };
  const sections = partSections(breakdown, report.strategy, called);
  const most = Math.max(
    1e-12,
    ...sections.flatMap(({ rows }) => rows.map(({ group }) => Math.abs(group.profit))),
  );
  return (
    <div className="p-4 pt-2">
      <table className="w-full border-collapse text-sm" aria-label="The result by its parts">
        <thead>
          <tr className="text-xs text-muted">
            <th scope="col" className="py-1 text-left font-normal">
              Part
            </th>
            {columns.map(({ id, title, says }) => (
              <th key={id} scope="col" className="py-1 pl-3 text-right font-normal">
                <Explain text={says}>{title}</Explain>
              </th>
            ))}
          </tr>
        </thead>
        {sections.map(({ title, rows }) => (
          <tbody key={title}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={columns.length + 1}
                className="border-b border-line pt-3 pb-1 text-left text-xs font-semibold text-muted"
              >
                {title}
              </th>
            </tr>
            {rows.map((row) => (
              <tr key={row.key} className="border-b border-line/60">
                <th scope="row" className="max-w-0 min-w-28 py-1.5 text-left font-normal">
                  <PartName row={row} />
                </th>
                {columns.map(({ id, text, tone }) => (
                  <td
                    key={id}
                    className={cn(
                      'py-1.5 pl-3 text-right whitespace-nowrap',
                      tone && toneOf(row.group.profit),
                    )}
                  >
                    {id === 'profit' && !phone ? <Bar share={row.group.profit / most} /> : null}
                    {text(row.group)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <Costs breakdown={breakdown} />
      <Unfilled breakdown={breakdown} called={(id) => called(id).title} />
    </div>
  );
}

const toneOf = (profit: number) => (profit > 0 ? 'text-up-text' : profit < 0 ? 'text-down-text' : '');

/** Asked of the worker anew after every run. */
function useBreakdown(report: RunReport | null): Breakdown | null {
  const [breakdown, setBreakdown] = useState<Breakdown | null>(null);
  useEffect(() => {
    if (!report) return;
    let wanted = true;
    void simulator()
      .breakdown()
      .then((found) => {
        if (wanted) setBreakdown(found);
      });
    return () => {
      wanted = false;
    };
  }, [report]);
  return breakdown;
}

/** A node's name leads to the node. */
function PartName({ row: { title, detail, node } }: { row: PartRow }) {
  const text = (
    <>
      {title}
      {detail === '' ? null : <span className="text-muted max-md:hidden"> {detail}</span>}
    </>
  );
  if (node === null) return <span className="block truncate">{text}</span>;
  return (
    <button
      type="button"
      title={`Show ${title}`}
      className="block w-full truncate text-left hover:underline"
      onClick={() => {
        useView.getState().select([node]);
        useView.getState().openInspector();
      }}
    >
      {text}
    </button>
  );
}

/** A profit beside the largest of all parts, from the middle to the right, a loss to the left. */
function Bar({ share }: { share: number }) {
  const width = `${Math.min(1, Math.abs(share)) * 50}%`;
  return (
    <span className="relative mr-3 inline-block h-2 w-20 align-middle" aria-hidden="true">
      <span className="absolute inset-y-0 left-1/2 w-px bg-line-strong" />
      <span
        className={cn(
          'absolute inset-y-0 rounded-xs',
          share > 0 ? 'left-1/2 bg-up/70' : 'right-1/2 bg-down/70',
        )}
        style={{ width }}
      />
    </span>
  );
}

function Costs({ breakdown: { costs } }: { breakdown: Breakdown }) {
  const named = [
    ['fees', costs.fees],
    ['slippage', costs.slippage],
    ['funding', costs.funding],
  ] as const;
  const said = named.flatMap(([name, share]) => (share ? [`${name} ${percent(share)}`] : []));
  if (said.length === 0) return null;
  return (
    <p className="mt-3 text-sm text-muted">
      <Explain text="What was paid as a share of what the winning trades made before fees.">Costs</Explain>,
      of what the winning trades made: {said.join(', ')}.
    </p>
  );
}

function Unfilled({
  breakdown: { orders },
  called,
}: {
  breakdown: Breakdown;
  called: (id: string) => string;
}) {
  const some = orders.filter(({ rejected, expired, partlyFilled }) => rejected + expired + partlyFilled > 0);
  if (some.length === 0) return null;
  return (
    <ul className="mt-1 text-sm text-muted">
      {some.map(({ node, rejected, expired, partlyFilled }) => (
        <li key={node}>
          Orders of {called(node)}: {count(rejected)} rejected, {count(expired)} expired,{' '}
          {count(partlyFilled)} filled in part.
        </li>
      ))}
    </ul>
  );
}
