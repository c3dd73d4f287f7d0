import type { CancelPlan, OcoPlan, OrderPlan, RiskPlan } from '../node/index.ts';
import type { Book } from './book.ts';
import { Canceller } from './cancel.ts';
import { RiskExit } from './exits/risk.ts';
import type { Notes } from './notes.ts';
import type { BrokerSetup, OrderBinding } from './port.ts';
import { RiskWatch } from './risk.ts';
import { Signal } from './signal.ts';
import { type Clock, Span } from './span.ts';

export interface Watched {
  readonly setup: BrokerSetup;
  readonly plans: readonly OrderPlan[];
  readonly books: readonly Book[];
  readonly signals: readonly Signal[];
  readonly clock: Clock;
  readonly notes: Notes;
  readonly indexOf: ReadonlyMap<string, number>;
}

interface Watchers {
  readonly cancellers: readonly Canceller[];
  readonly risks: readonly RiskWatch[];
}

/** The nodes that watch over the orders of others: one cancels the other, cancellers, risk guards. */
export function watchOver(watched: Watched): Watchers {
  const cancellers: Canceller[] = [];
  const risks: RiskWatch[] = [];
  for (const [index, plan] of watched.plans.entries()) {
    const binding = watched.setup.nodes[index];
    if (!binding) continue;
    if (plan.role === 'oco') pair(named(plan, watched));
    else if (plan.role === 'cancel') cancellers.push(...cancellerOf(index, binding, plan, watched));
    else if (plan.role === 'risk') risks.push(riskOf(index, binding, plan, watched));
  }
  return { cancellers, risks };
}

function named({ of }: OcoPlan, { signals, indexOf }: Watched): Signal[] {
  const places = new Set(of.map((id) => indexOf.get(id)));
  return signals.filter(({ index }) => places.has(index));
}

function pair(group: readonly Signal[]): void {
  for (const signal of group) {
    signal.rivals = [...signal.rivals, ...group.filter((other) => other !== signal)];
    signal.book.plain = false;
  }
}

function cancellerOf(index: number, binding: OrderBinding, plan: CancelPlan, watched: Watched): Canceller[] {
  const { signals, indexOf, setup, clock } = watched;
  const places = plan.of && new Set(plan.of.map((id) => indexOf.get(id)));
  const id = setup.markets[binding.market]?.settings.id;
  const targets = signals.filter(({ index: place, book }) =>
    places
      ? places.has(place)
      : book.market.id === id && (plan.book === undefined || book.name === plan.book),
  );
  for (const { book } of targets) book.plain = false;
  const [book] = targets.map((target) => target.book);
  if (!book) return [];
  const trigger = new Signal(
    index,
    binding,
    book,
    { role: 'close', percent: 100, minProfit: undefined, trigger: plan.trigger },
    (distance) => new Span(distance, undefined, book, clock),
  );
  return [new Canceller(trigger, targets)];
}

function riskOf(index: number, binding: OrderBinding, plan: RiskPlan, watched: Watched): RiskWatch {
  const { setup, books, clock, notes } = watched;
  const id = setup.markets[binding.market]?.settings.id;
  const covered = books.filter(({ market, name }) => {
    if (plan.scope === 'all' || plan.scope === 'side') return true;
    return market.id === id && (plan.scope === 'market' || name === binding.book);
  });
  const exits =
    plan.action === 'pause'
      ? []
      : covered.map((book) => {
          const span = () => {
            throw new RangeError('A risk guard has no distances.');
          };
          const exit = new RiskExit({ index, binding, book, clock, notes, names: undefined, span });
          book.guards.push(exit);
          return exit;
        });
  for (const book of covered) book.plain = false;
  return new RiskWatch(index, plan, covered, exits, setup.cash);
}
