import type { Floor } from '../assemble.ts';
import type { Book } from '../book.ts';
import type { Guard } from '../guard.ts';
import type { Market } from '../market.ts';
import type { BrokerSetup } from '../port.ts';
import type { Signal } from '../signal.ts';

/** A run that `Solo` can walk: one spot market, one book, whole entries and exits at market, one stop, one target. */
export interface SoloParts {
  readonly market: Market;
  readonly book: Book;
  readonly entries: readonly Signal[];
  readonly exits: readonly Signal[];
  readonly stop: Guard | undefined;
  readonly target: Guard | undefined;
}

/** What `Solo` needs of a run; undefined where the run is of another kind. */
export function soloParts(
  { markets, books, signals, cancellers, risks }: Floor,
  setup: BrokerSetup,
): SoloParts | undefined {
  if (cancellers.length + risks.length > 0 || signals.some(({ rivals }) => rivals.length > 0))
    return undefined;
  const [market, ...otherMarkets] = markets;
  const [book, ...otherBooks] = books;
  if (!market || !book || otherMarkets.length > 0 || otherBooks.length > 0) return undefined;
  const { execution } = setup;
  const plainly = execution.fillAt === 'open' && execution.latency === 0 && !market.feed.finer;
  if (!plainly || !market.spot || market.feed.ticks) return undefined;
  const entries = signals.filter(({ opens }) => opens);
  const exits = signals.filter(({ opens }) => !opens);
  if (!entries.every(entersOnce) || !exits.every(leavesWhole)) return undefined;
  const { guards } = book;
  if (!guards.every(({ names, fixed }) => fixed && names === undefined)) return undefined;
  const [stop, ...otherStops] = guards.filter(({ targets }) => targets.length === 0);
  const [target, ...otherTargets] = guards.filter(({ targets }) => targets.length > 0);
  if (otherStops.length > 0 || otherTargets.length > 0) return undefined;
  return { market, book, entries, exits, stop, target };
}

function entersOnce({ market, side, target, plan, scaleInput, minDistance }: Signal): boolean {
  const { mode } = plan.size;
  return (
    market &&
    side > 0 &&
    !target &&
    mode !== 'volatility-target' &&
    plan.entries === 1 &&
    !scaleInput &&
    !minDistance
  );
}

function leavesWhole({ market, either, side, plan: { size }, scaleInput, minProfit }: Signal): boolean {
  const all = size.mode === 'position-percent' && size.value === 100;
  return market && (either || side > 0) && all && !scaleInput && !minProfit;
}
