import { useMemo } from 'react';
import { Explain } from '../ui/Explain.tsx';
import { count, percent } from '../ui/format.ts';
import { type ExcursionGroup, type Excursions, excursionRemark, excursionsOf } from './excursions.ts';
import { Scatter } from './Scatter.tsx';
import { useResults } from './store.ts';

const MAE_SAYS =
  'Maximum adverse excursion: how far the price went against the position at its worst moment, as a share of the entry value, before fees.';
const MFE_SAYS =
  'Maximum favourable excursion: how far the price went in favour of the position at its best moment, as a share of the entry value, before fees.';
const KEPT_SAYS =
  'Result after fees as a share of the best moment: what was left at the exit. The middle trade.';

/** Worst and best moment of every closed trade against its result: where a stop or a target would have met it. */
export default function ExcursionsView() {
  const trades = useResults(({ report }) => report?.trades);
  const all = useMemo(() => (trades ? excursionsOf(trades) : null), [trades]);
  if (!all) return null;
  if (all.points.length === 0) return <p className="p-4 text-sm text-muted">No trade was closed yet.</p>;
  const remark = excursionRemark(all);
  return (
    <div className="grid items-start gap-x-5 gap-y-4 p-4 md:grid-cols-2 xl:grid-cols-3">
      <Scatter title="Worst moment (MAE)" says={MAE_SAYS} points={all.points} of="worst" />
      <Scatter title="Best moment (MFE)" says={MFE_SAYS} points={all.points} of="best" />
      <div className="max-xl:md:col-span-2">
        <Quantiles all={all} />
        {remark === null ? null : (
          <p className="mt-3 rounded-lg bg-remark px-3 py-2.5 text-sm" role="note">
            {remark}
          </p>
        )}
      </div>
    </div>
  );
}

const part = (value: number) => (Number.isFinite(value) ? percent(value / 100, { sign: true }) : '–');

const CELL = 'border-b border-line/60 py-1.5 pl-3 text-right';

function Quantiles({ all: { won, lost } }: { all: Excursions }) {
  return (
    <table className="w-full text-sm" aria-label="Worst and best moments of winning and losing trades">
      <thead>
        <tr className="text-xs text-muted">
          <td />
          <th scope="col" className="pb-1 text-right font-normal">
            Won ({count(won.count)})
          </th>
          <th scope="col" className="pb-1 text-right font-normal">
            Lost ({count(lost.count)})
          </th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ title, says, of }) => (
          <tr key={title}>
            <th scope="row" className="border-b border-line/60 py-1.5 text-left font-normal text-muted">
              <Explain text={says}>{title}</Explain>
            </th>
            <td className={CELL}>{of(won)}</td>
            <td className={CELL}>{of(lost)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface QuantileRow {
  readonly title: string;
  readonly says: string;
  readonly of: (group: ExcursionGroup) => string;
}

const ROWS: readonly QuantileRow[] = [
  {
    title: 'Worst, half within',
    says: `${MAE_SAYS} Half of the trades stayed within.`,
    of: (group) => part(group.worstHalf),
  },
  {
    title: 'Worst, 9 in 10 within',
    says: `${MAE_SAYS} Nine in ten of the trades stayed within.`,
    of: (group) => part(group.worstMost),
  },
  {
    title: 'Best, half up to',
    says: `${MFE_SAYS} Half of the trades reached no more.`,
    of: (group) => part(group.bestHalf),
  },
  {
    title: 'Best, 9 in 10 up to',
    says: `${MFE_SAYS} Nine in ten of the trades reached no more.`,
    of: (group) => part(group.bestMost),
  },
  {
    title: 'Kept of the best',
    says: KEPT_SAYS,
    of: ({ kept }) => (Number.isFinite(kept) && kept > 0 ? percent(kept, { places: 0 }) : '–'),
  },
];
