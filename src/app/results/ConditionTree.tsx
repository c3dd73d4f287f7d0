import { cn } from '../ui/cn.ts';
import { compact, price } from '../ui/format.ts';
import type { Branch } from './why-tree.ts';

/** The path that fired, the condition first and what it is made of under it. */
export function ConditionTree({ branches }: { branches: readonly Branch[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {branches.map((branch) => (
        <li key={branch.ref} className="relative pl-6">
          <span
            aria-hidden="true"
            className={cn(
              'absolute top-1 left-1 size-2.5 rotate-45 rounded-[2px]',
              branch.held === 1 ? 'bg-live' : 'bg-line-strong',
            )}
          />
          <span
            aria-hidden="true"
            className={cn(
              'absolute top-5 bottom-0 left-[9px] w-0.5',
              branch.held === 1 ? 'bg-live' : 'bg-line',
            )}
          />
          <p className="text-sm font-medium">
            {branch.title}
            <span className="sr-only">{branch.held === 1 ? ', true' : ', not true'}</span>
          </p>
          {branch.note ? <p className="text-xs text-muted">{branch.note}</p> : null}
          {branch.gauge ? (
            <GaugeBar gauge={branch.gauge} />
          ) : branch.seen.length > 0 ? (
            <SeenTable branch={branch} />
          ) : null}
          {branch.parts.length > 0 ? (
            <div className="mt-2.5">
              <ConditionTree branches={branch.parts} />
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function SeenTable({ branch: { seen, held } }: { branch: Branch }) {
  return (
    <table className="mt-1 w-full text-xs">
      <thead>
        <tr className="text-muted">
          <th scope="col">
            <span className="sr-only">When</span>
          </th>
          {seen.map(({ title }) => (
            <th key={title} scope="col" className="max-w-20 truncate pl-2 text-right font-normal">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr className="text-muted">
          <th scope="row" className="text-left font-normal">
            before
          </th>
          {seen.map(({ title, before }) => (
            <td key={title} className="pl-2 text-right">
              {price(before)}
            </td>
          ))}
        </tr>
        <tr className={held === 1 ? 'text-live-text' : undefined}>
          <th scope="row" className="text-left font-normal">
            at close
          </th>
          {seen.map(({ title, now }) => (
            <td key={title} className="pl-2 text-right">
              {price(now)}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

/** Where a value stood, and how far from the level at which the condition turns. */
function GaugeBar({ gauge: { value, level, least, most, below } }: { gauge: NonNullable<Branch['gauge']> }) {
  const share = (at: number) => Math.min(100, Math.max(0, ((at - least) / (most - least || 1)) * 100));
  const [from, to] = below ? [0, share(level)] : [share(level), 100];
  return (
    <div className="mt-2">
      <div aria-hidden="true" className="relative h-1.5 rounded-full bg-line">
        <span
          className="absolute h-full rounded-full bg-live/35"
          style={{ left: `${from}%`, width: `${to - from}%` }}
        />
        <span className="absolute -top-0.5 h-2.5 w-0.5 bg-live" style={{ left: `${share(level)}%` }} />
        <span className="absolute -top-1 h-3.5 w-0.5 bg-text" style={{ left: `${share(value)}%` }} />
      </div>
      <p className="mt-1.5 text-xs text-muted">
        {compact(value)} now, {compact(Math.abs(level - value))} to go
      </p>
    </div>
  );
}
