import { cn } from '../ui/cn.ts';
import { fixed, percent } from '../ui/format.ts';
import type { MonthReturn } from '../worker/protocol.ts';
import { useResults } from './store.ts';

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'] as const;
/** A month of this size has the full colour. */
const STRONG = 0.15;

/** Returns by month and year, and those of buy & hold on hover. */
export default function Months() {
  const months = useResults(({ report }) => report?.months);
  if (!months) return null;
  const years = [...new Set(months.map(({ year }) => year))];
  return (
    <div className="h-full overflow-auto p-4">
      <table className="w-full min-w-180 text-sm">
        <caption className="sr-only">Returns by month, percent</caption>
        <thead>
          <tr className="text-xs text-muted">
            <th scope="col" className="sticky left-0 bg-panel py-1 pr-2 text-left font-normal">
              Year
            </th>
            {NAMES.map((name) => (
              <th key={name} scope="col" className="py-1 pr-2 text-right font-normal">
                {name}
              </th>
            ))}
            <th scope="col" className="py-1 pr-1 text-right font-normal">
              Year
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              Buy & hold
            </th>
          </tr>
        </thead>
        <tbody>
          {years.map((year) => {
            const own = months.filter((month) => month.year === year);
            return (
              <tr key={year}>
                <th
                  scope="row"
                  className="sticky left-0 bg-panel py-0.5 pr-2 text-left font-normal text-muted"
                >
                  {year}
                </th>
                {NAMES.map((name, at) => (
                  <Month key={name} month={own.find(({ month }) => month === at)} />
                ))}
                <td className={cn('pr-1 text-right font-semibold', moodOf(product(own)))}>
                  {percent(product(own), { sign: true })}
                </td>
                <td className="text-right text-muted">{percent(product(own, true), { sign: true })}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Month({ month }: { month: MonthReturn | undefined }) {
  if (!month) return <td />;
  const { strategy, hold } = month;
  const strength = Math.min(1, Math.abs(strategy) / STRONG) * 26;
  const colour = strategy > 0 ? 'var(--up)' : 'var(--down)';
  return (
    <td
      title={hold === null ? undefined : `Buy & hold ${percent(hold, { sign: true })}`}
      className="p-0.5 text-right"
    >
      <span
        className="block rounded-sm px-1.5 py-0.5"
        style={{
          background: strategy === 0 ? 'none' : `color-mix(in srgb, ${colour} ${strength}%, transparent)`,
        }}
      >
        {strategy === 0 ? '–' : `${strategy > 0 ? '+' : ''}${fixed(strategy * 100, 1)}`}
      </span>
    </td>
  );
}

/** The year's return, out of those of its months. */
function product(months: readonly MonthReturn[], ofHold = false): number {
  return months.reduce((value, { strategy, hold }) => value * (1 + (ofHold ? (hold ?? 0) : strategy)), 1) - 1;
}

function moodOf(value: number): string {
  return value > 0 ? 'text-up-text' : value < 0 ? 'text-down-text' : 'text-text';
}
