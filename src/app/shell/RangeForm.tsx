import { Popover } from 'radix-ui';
import type { ReactNode } from 'react';
import { markEdit } from '../state/edit-clock.ts';
import { useMarketData } from '../state/market-data.ts';
import { Button } from '../ui/Button.tsx';

const DAY_MS = 86_400_000;
const LAST: readonly { title: string; days: number }[] = [
  { title: 'Last 3 months', days: 91 },
  { title: 'Last year', days: 365 },
  { title: 'Last 3 years', days: 1095 },
];

const isoDay = (time: number) => new Date(time).toISOString().slice(0, 10);

interface RangeFormProps {
  /** What the newest run really took. */
  used: { readonly from: number; readonly to: number };
  children: ReactNode;
}

/** From when to when the run goes, under the button that asks for it. */
export default function RangeForm({ used, children }: RangeFormProps) {
  const { range, setRange, offers } = useMarketData();
  const end = Math.max(used.to, ...offers.filter(({ to }) => to >= used.to).map(({ to }) => to));
  const set = (from: string, to: string) => {
    const start = Date.parse(`${from}T00:00:00Z`);
    const stop = Date.parse(`${to}T00:00:00Z`) + DAY_MS - 1;
    if (Number.isNaN(start) || Number.isNaN(stop) || start >= stop) return;
    markEdit();
    setRange({ from: start, to: stop });
  };
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger asChild>{children}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 w-64 rounded-lg border border-line-strong bg-raise p-3 shadow-(--shadow-float)"
        >
          <div className="grid grid-cols-[48px_1fr] items-center gap-2 text-sm">
            <label htmlFor="range-from" className="text-muted">
              From
            </label>
            <input
              id="range-from"
              type="date"
              value={isoDay(range?.from ?? used.from)}
              onChange={(event) => set(event.target.value, isoDay(range?.to ?? used.to))}
              className="h-8 rounded-md border border-line bg-field px-2 text-text"
            />
            <label htmlFor="range-to" className="text-muted">
              To
            </label>
            <input
              id="range-to"
              type="date"
              value={isoDay(range?.to ?? used.to)}
              onChange={(event) => set(isoDay(range?.from ?? used.from), event.target.value)}
              className="h-8 rounded-md border border-line bg-field px-2 text-text"
            />
          </div>
          <div className="mt-3 flex flex-wrap gap-1.5">
            <Button className="h-7! px-2!" onClick={() => setRange(null)}>
              Everything
            </Button>
            {LAST.map(({ title, days }) => (
              <Button
                key={title}
                className="h-7! px-2!"
                onClick={() => set(isoDay(end - days * DAY_MS), isoDay(end))}
              >
                {title}
              </Button>
            ))}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
