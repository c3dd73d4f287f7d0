import { eventsOf, type PathEvent, STAGE, type Way } from './events.ts';
import { moveTrail, sideOf } from './guards.ts';
import { equity, freeFunds } from './money.ts';
import type { Funds } from './sizing.ts';
import type { Book, Market, World } from './state.ts';
import { trailTo } from './trailing.ts';

/** Exits, with reversals, all, or (at the last open) only the market exits that were decided before. */
export type Which = 'exits' | 'reversals' | 'entries' | 'all' | 'decided';
const NEVER = 5000;

/**
 * Lets `books` of one market go from `from` to `to` together, one price after the other, one order at a time. Gives
 * the books that entered on a leg, with the price at which the walk stopped for them; the others go on.
 */
export function go(
  world: World,
  market: Market,
  books: readonly Book[],
  way: Way,
  which: Which = 'all',
  together?: Funds,
  /** Stops before the first entry that is met. */
  pausing = false,
): { entered: Book[]; at: number; paused: boolean } {
  let { from } = way;
  let shared = together;
  let sharedAt = Number.NaN;
  for (let rounds = 0; rounds < NEVER; rounds++) {
    const here: Way = { mode: way.mode, from, to: way.to };
    const events = books
      .flatMap((book) => eventsOf(world, book, here))
      .filter((event) => counts(event, which));
    const first = nearest(events, from);
    if (!first) return { entered: [], at: way.to, paused: false };
    if (pausing && first.stage === STAGE.entry) return { entered: [], at: from, paused: true };
    from = first.price;
    // All entries of one price share a purse, whatever a target sold between them; exits end it.
    if (first.stage !== STAGE.entry || !(Number.isNaN(sharedAt) || first.price === sharedAt))
      shared = undefined;
    if (first.stage !== STAGE.entry) {
      market.mark = first.price;
      first.run(NO_FUNDS);
      continue;
    }
    market.mark = first.price;
    shared ??= fundsShared(world);
    sharedAt = first.price;
    const entered = enterTogether(market, events, first.price, shared);
    if (way.mode === 'leg' && entered.length > 0) return { entered, at: first.price, paused: false };
  }
  throw new Error('The path does not come to an end.');
}

function counts({ stage, decided }: PathEvent, which: Which): boolean {
  if (which === 'decided') return decided;
  if (which === 'entries') return stage === STAGE.entry;
  return which === 'all' || stage < STAGE.reversal || (which === 'reversals' && stage === STAGE.reversal);
}

/** What orders that fill together are sized from. */
export function fundsShared(world: World): Funds {
  return { equity: equity(world), free: freeFunds(world, null), held: 0 };
}

const NO_FUNDS: Funds = { equity: 0, free: 0, held: 0 };

function nearest(events: readonly PathEvent[], from: number): PathEvent | undefined {
  const sorted = [...events].sort(
    (a, b) =>
      Math.abs(a.price - from) - Math.abs(b.price - from) ||
      a.stage - b.stage ||
      a.key - b.key ||
      a.file - b.file,
  );
  return sorted[0];
}

/** Orders that fill at one price are sized from the same equity and free cash, and paid in file order. */
function enterTogether(market: Market, events: readonly PathEvent[], price: number, shared: Funds): Book[] {
  market.mark = price;
  const entered = new Set<Book>();
  const batch = events.filter((event) => event.price === price && event.stage === STAGE.entry);
  batch.sort((a, b) => a.file - b.file);
  for (const event of batch) if (event.run(shared)) entered.add(event.book);
  return [...entered];
}

/** Rule 9: a path point, after the old level was checked. */
function point(world: World, market: Market, books: readonly Book[], price: number): void {
  market.mark = price;
  for (const book of books) {
    if (book.trip) {
      book.trip.worst = Math.min(book.trip.worst, price);
      book.trip.best = Math.max(book.trip.best, price);
    }
    for (const guard of book.guards) if (guard.node.params.on === 'price') moveTrail(book, guard, price);
  }
  for (const order of world.working) {
    if (books.includes(order.book) && order.liveFrom <= market.row) trailTo(order, price);
  }
}

export function openCandle(world: World, market: Market, which: Which, together?: Funds): void {
  const { open } = market.bar;
  const books = world.books.filter((book) => book.market === market);
  go(world, market, books, { mode: 'open', from: open, to: open }, which, together);
}

/** After the open: orders that were to fill there whatever it was have had their chance, and every book has its path. */
export function layPaths(world: World, market: Market): void {
  const { open, high, low, close } = market.bar;
  const books = world.books.filter((book) => book.market === market);
  point(world, market, books, open);
  const highFirst = high - open < open - low;
  for (const book of books) {
    for (const guard of book.guards) {
      guard.hot = false;
      for (const target of guard.targets) target.marketable = 'no';
    }
    const side = sideOf(book);
    const up = world.execution.pessimistic && side !== 0 ? side < 0 : highFirst;
    book.path = up ? [open, high, low, close] : [open, low, high, close];
  }
  for (const order of world.working) {
    if (order.book.market !== market || order.liveFrom > market.row) continue;
    order.hot = false;
    order.marketable = 'no';
  }
}

/** Phase `leg` (1 to 3) of all candles in lock-step: the exits of all markets come before the entries, which go by market. */
export function walkPhase(world: World, markets: Iterable<Market>, leg: number): void {
  world.inside = true;
  const walks = [...markets].map((market) => ({ market, steps: walkLeg(world, market, leg) }));
  for (const { steps } of walks) steps.next();
  for (const { steps } of walks) while (!steps.next().done);
  for (const { market } of walks) market.mark = phasePoint(market, leg);
}

/** Where a market is when a phase is over, whatever paths its books have. */
function phasePoint({ bar: { open, high, low, close } }: Market, leg: number): number {
  if (leg === 3) return close;
  const highFirst = high - open < open - low;
  return highFirst === (leg === 1) ? high : low;
}

/** A market's part of a phase; gives way before every entry. */
function* walkLeg(world: World, market: Market, leg: number): Generator<undefined> {
  const rank = (book: Book) => (book.quantity > 0 ? 0 : book.quantity < 0 ? 1 : 2);
  let waiting = world.books.filter((book) => book.market === market && !Number.isNaN(book.path[leg - 1]));
  while (waiting.length > 0) {
    const lead = [...waiting].sort((a, b) => rank(a) - rank(b))[0]!;
    const [from, to] = [lead.path[leg - 1]!, lead.path[leg]!];
    const group = waiting.filter((book) => book.path[leg - 1] === from && book.path[leg] === to);
    waiting = waiting.filter((book) => !group.includes(book));
    yield* walkTogether(world, market, group, from, to, leg);
  }
}

function* walkTogether(
  world: World,
  market: Market,
  group: readonly Book[],
  from: number,
  to: number,
  leg: number,
): Generator<undefined> {
  let books = [...group];
  let at = from;
  while (books.length > 0) {
    let walk = go(world, market, books, { mode: 'leg', from: at, to }, 'all', undefined, true);
    if (walk.paused) {
      yield;
      walk = go(world, market, books, { mode: 'leg', from: walk.at, to });
    }
    if (walk.entered.length === 0) break;
    at = walk.at;
    books = books.filter((book) => !walk.entered.includes(book));
    for (const book of walk.entered) turn(world, market, book, at, leg);
  }
  if (books.length > 0) point(world, market, books, to);
}

/** Rule 3: after an entry inside a candle the book goes to its adverse extreme at once, then (the last leg) to the close. */
function turn(world: World, market: Market, book: Book, from: number, leg: number): void {
  const { high, low, close } = market.bar;
  let at = from;
  for (let rounds = 0; rounds < NEVER; rounds++) {
    const side = sideOf(book);
    const adverse = side >= 0 ? low : high;
    const walk = go(world, market, [book], { mode: 'leg', from: at, to: adverse });
    if (walk.entered.length > 0) {
      at = walk.at;
      continue;
    }
    point(world, market, [book], adverse);
    if (leg < 3) {
      book.path = [Number.NaN, Number.NaN, adverse, close];
      return;
    }
    const last = go(world, market, [book], { mode: 'leg', from: adverse, to: close });
    if (last.entered.length === 0) {
      point(world, market, [book], close);
      return;
    }
    at = last.at;
  }
}

/** Rule 11: what of a candle's volume may fill. */
export function volumeOf(volume: number, cap: number | null): number {
  return cap === null || Number.isNaN(volume) ? Number.POSITIVE_INFINITY : volume * cap;
}
