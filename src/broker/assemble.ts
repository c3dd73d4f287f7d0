import type { Distance, OrderPlan } from '../node/index.ts';
import { Book } from './book.ts';
import type { Canceller } from './cancel.ts';
import { StopGuard } from './exits/stop.ts';
import { TargetGuard } from './exits/target.ts';
import { TimeGuard } from './exits/time.ts';
import { TrailGuard } from './exits/trail.ts';
import type { Guard, GuardParts } from './guard.ts';
import { Market } from './market.ts';
import { Notes } from './notes.ts';
import type { BrokerSetup, OrderBinding } from './port.ts';
import type { RiskWatch } from './risk.ts';
import { Signal } from './signal.ts';
import { type Clock, Span } from './span.ts';
import { watchOver } from './watchers.ts';

export interface Floor {
  readonly markets: readonly Market[];
  readonly books: readonly Book[];
  /** In file order. */
  readonly signals: readonly Signal[];
  /** By node index: what answers for `resting` and `target`. */
  readonly actors: readonly (Signal | Guard | undefined)[];
  readonly cancellers: readonly Canceller[];
  readonly risks: readonly RiskWatch[];
  readonly notes: Notes;
  /** Longest volatility window that a size asks for, per market. */
  readonly volatilityLengths: readonly number[];
}

/** Builds markets, books, orders and exits from what a run says. */
export function assemble(setup: BrokerSetup, clock: Clock): Floor {
  const markets = setup.markets.map((market, index) => new Market(index, market, setup.execution));
  const notes = new Notes(
    setup.nodes.map(({ id }) => id),
    () => latest(markets),
  );
  const indexOf = new Map(setup.nodes.map(({ id }, index) => [id, index]));
  const plans = setup.nodes.map(({ definition, params }) => definition.plan({ ...params }));
  const books: Book[] = [];
  const signals: Signal[] = [];
  const volatilityLengths = markets.map(() => 0);

  const bookOf = ({ market, book: name }: OrderBinding): Book => {
    const owner = markets[market]!;
    const known = owner.books.find((book) => book.name === name);
    if (known) return known;
    const book = new Book(books.length, name, owner);
    books.push(book);
    owner.books.push(book);
    return book;
  };

  const actors = setup.nodes.map((binding, index) => {
    const plan = plans[index]!;
    // What watches over others is no reason for a book to be there.
    if (plan.role === 'oco' || plan.role === 'cancel' || plan.role === 'risk') return undefined;
    const book = bookOf(binding);
    const span = (distance: Distance) =>
      new Span(distance, distance.atr === undefined ? undefined : binding.inputs[distance.atr], book, clock);
    if (plan.role === 'signal' || plan.role === 'close') {
      const signal = new Signal(index, binding, book, plan, span);
      const { mode, length } = signal.plan.size;
      if (mode === 'volatility-target') {
        volatilityLengths[binding.market] = Math.max(volatilityLengths[binding.market]!, length);
      }
      if (!signal.market || !book.market.spot) book.plain = false;
      book.signals.push(signal);
      signals.push(signal);
      return signal;
    }
    if (usesR(plan)) book.wantsR = true;
    const of = plan.of?.flatMap((id) => indexOf.get(id) ?? []);
    const names = of && new Set(of);
    const guard = guardOf(plan, { index, binding, book, clock, notes, names, span }, setup);
    book.plain = false;
    book.guards.push(guard);
    return guard;
  });
  const watchers = watchOver({ setup, plans, books, signals, clock, notes, indexOf });
  return { markets, books, signals, actors, notes, volatilityLengths, ...watchers };
}

function guardOf(
  plan: Exclude<OrderPlan, { role: 'signal' | 'close' | 'oco' | 'cancel' | 'risk' }>,
  parts: GuardParts,
  { execution }: BrokerSetup,
): Guard {
  switch (plan.role) {
    case 'stop':
      return new StopGuard(parts, plan);
    case 'target':
      return new TargetGuard(parts, plan);
    case 'trail':
      return new TrailGuard(parts, plan);
    case 'time':
      return new TimeGuard(parts, plan, execution.fillAt === 'close' ? 0 : 1);
  }
}

/** Opening time of the candle that is being walked. */
function latest(markets: readonly Market[]): number {
  return Math.max(...markets.map(({ time }) => (Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time)));
}

/** True where a distance of an exit counts in initial risks. */
export function usesR(plan: OrderPlan): boolean {
  switch (plan.role) {
    case 'stop':
      return plan.steps.some(({ at, to }) => at.unit === 'r' || to.unit === 'r');
    case 'target':
      return [
        plan.distance,
        ...(plan.targets ?? []).map(({ distance }) => distance),
        ...plan.steps.map(({ distance }) => distance),
      ].some((distance) => distance?.unit === 'r');
    case 'trail':
      return plan.distance.unit === 'r' || plan.activation?.unit === 'r';
    case 'close':
      return plan.minProfit?.unit === 'r';
    default:
      return false;
  }
}
