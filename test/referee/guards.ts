import { distanceIn, isGiven } from './distance.ts';
import type { Distance } from './params.ts';
import type { Book, Guard, Target, World } from './state.ts';
import { onTick } from './venue.ts';

/** +1 long, −1 short, 0 flat. */
export const sideOf = (book: Book): 1 | -1 | 0 => (book.quantity > 0 ? 1 : book.quantity < 0 ? -1 : 0);

/** Of two levels the one nearer to profit; an unknown one does not count. */
function tighter(side: number, a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  if (Number.isNaN(b)) return a;
  return side > 0 ? Math.max(a, b) : Math.min(a, b);
}

export function basisOf(book: Book, guard: Guard): number {
  const { of } = guard;
  const orders = book.entryOrders.filter((entry) => !of || of.includes(entry.node));
  const pick = { average: undefined, first: orders[0], last: orders.at(-1) }[guard.node.params.basis];
  return pick ? pick.price : guard.average;
}

/** ATR distances are read at the first fill (or the first close at which they are known) and kept. */
export function amountOf(book: Book, guard: Guard, distance: Distance, of: number): number {
  return distanceIn(distance, {
    market: book.market,
    of,
    atr: (length) => {
      const kept = guard.atrs.get(length);
      if (kept !== undefined) return kept;
      const now = book.market.atr(length);
      if (!Number.isNaN(now)) guard.atrs.set(length, now);
      return now;
    },
    r: book.trip?.r ?? Number.NaN,
    entered: guard.entered,
  });
}

/** All ATR distances of an exit, but the trailing one itself, are those of its first fill, or of the first close at which they are known. */
export function readAtrs(book: Book, guard: Guard): void {
  const { type, params } = guard.node;
  const { activation, after, offset, targets = [], steps = [] } = params;
  const all = [activation, after, offset, ...targets, ...steps, ...steps.flatMap(({ at, to }) => [at, to])];
  if (type !== 'trailing-stop') all.push(params);
  for (const distance of all) if (distance) amountOf(book, guard, distance, 0);
}

/** The price at which `distance` in profit (negative: in loss) is reached. */
export function profitPrice(book: Book, guard: Guard, distance: Distance): number {
  const basis = basisOf(book, guard);
  return basis + sideOf(book) * amountOf(book, guard, distance, basis);
}

/** Where a stop, trailing stop or break-even stands; NaN: nowhere yet. */
export function rawStop(book: Book, guard: Guard): number {
  const { type, params } = guard.node;
  const side = sideOf(book);
  if (!guard.armed || side === 0) return Number.NaN;
  if (type === 'trailing-stop' || type === 'break-even') return guard.floor;
  if (type !== 'stop-loss') return Number.NaN;
  const basis = basisOf(book, guard);
  const own = isGiven(params) ? basis - side * amountOf(book, guard, params, basis) : guard.followed;
  return tighter(side, own, guard.floor);
}

/** A resting stop is an order, so its price is on the tick; one that waits for closes is a mere level. */
export function stopLevel(book: Book, guard: Guard): number {
  const level = rawStop(book, guard);
  return guard.node.params.on === 'close' ? level : onTick(book.market.venue, level, sideOf(book) < 0);
}

export function targetLevel(book: Book, guard: Guard, target: Target): number {
  const { params } = guard.node;
  const side = sideOf(book);
  if (!guard.armed || side === 0) return Number.NaN;
  const distance = target.distance ?? stepInForce(guard) ?? (isGiven(params) ? params : null);
  const level = distance ? profitPrice(book, guard, distance) : guard.followed;
  return params.on === 'close' ? level : onTick(book.market.venue, level, side > 0);
}

function stepInForce(guard: Guard): Distance | null {
  let best: Distance | null = null;
  let bars = -1;
  for (const step of guard.node.params.steps ?? []) {
    const { afterBars } = step;
    if (guard.node.type !== 'take-profit' || afterBars === undefined) continue;
    if (afterBars <= guard.bars && afterBars > bars) {
      best = step;
      bars = afterBars;
    }
  }
  return best;
}

/** A ladder's targets in order of distance. */
export function inOrder(book: Book, guard: Guard): Target[] {
  const side = sideOf(book);
  const at = (target: Target) => (target.distance ? profitPrice(book, guard, target.distance) : target.level);
  return [...guard.targets].sort((a, b) => side * (at(a) - at(b)));
}

/** Quantity that a target may sell: its share of what was entered so far, the last of a full ladder all that is left. */
export function targetQuantity(book: Book, guard: Guard, target: Target): number {
  const shares = guard.targets.reduce((sum, { share }) => sum + share, 0);
  if (Math.abs(shares - 100) < 1e-9 && inOrder(book, guard).at(-1) === target) return guard.held;
  return Math.min(guard.held, (guard.entered * target.share) / 100 - target.filled);
}

/** A step, a break-even or an activation that its touch has reached. */
export interface Milestone {
  readonly price: number;
  reach(price: number): void;
}

export function milestones(book: Book, guard: Guard): Milestone[] {
  const { type, params } = guard.node;
  const side = sideOf(book);
  if (!guard.armed || side === 0) return [];
  const raise = (level: number) => {
    guard.floor = tighter(side, guard.floor, level);
  };
  if (type === 'stop-loss') {
    return (params.steps ?? []).flatMap(({ at, to }, index) =>
      at && to && !guard.reached[index]
        ? [
            {
              price: profitPrice(book, guard, at),
              reach: () => {
                guard.reached[index] = true;
                raise(profitPrice(book, guard, to));
              },
            },
          ]
        : [],
    );
  }
  if (type === 'break-even' && params.after && !guard.reached[0]) {
    return [
      {
        price: profitPrice(book, guard, params.after),
        reach: () => {
          guard.reached[0] = true;
          const basis = basisOf(book, guard);
          raise(params.offset ? profitPrice(book, guard, params.offset) : basis);
        },
      },
    ];
  }
  if (type === 'trailing-stop' && params.activation && !guard.active) {
    return [
      {
        price: profitPrice(book, guard, params.activation),
        reach: (price) => startTrail(book, guard, price),
      },
    ];
  }
  return [];
}

export function startTrail(book: Book, guard: Guard, price: number): void {
  guard.active = true;
  if (guard.node.params.on === 'close') return;
  guard.best = price;
  moveTrail(book, guard, price);
}

/** The path (or a close) came to `price`, and the old level was checked before. */
export function moveTrail(book: Book, guard: Guard, price: number): void {
  if (!guard.active) return;
  const side = sideOf(book);
  guard.best = tighter(side, guard.best, price);
  const amount = distanceIn(guard.node.params, {
    market: book.market,
    of: guard.best,
    atr: (length) => book.market.atr(length),
    r: book.trip?.r ?? Number.NaN,
    entered: guard.entered,
  });
  guard.floor = tighter(side, guard.floor, guard.best - side * amount);
}

/** Whether the book's risk has become known just now, or is. */
export function learnRisk(book: Book): void {
  const { trip } = book;
  if (!trip || !Number.isNaN(trip.r)) return;
  const losses = book.guards
    .map((guard) => trip.side * (trip.firstPrice - stopLevel(book, guard)))
    .filter((loss) => loss > 0);
  if (losses.length > 0) trip.r = Math.min(...losses);
}

/** Orders that a fill placed or moved are judged against that fill's path price. */
export function judgeAtFill(book: Book, price: number): void {
  learnRisk(book);
  const side = sideOf(book);
  for (const guard of book.guards) {
    for (const target of guard.targets) {
      const level = targetLevel(book, guard, target);
      if (level === target.level || (Number.isNaN(level) && Number.isNaN(target.level))) continue;
      target.level = level;
      target.marketable = side * price > side * level ? 'now' : 'no';
    }
    guard.placed = stopLevel(book, guard);
  }
}

/** Steps reached and a break-even follow the basis where that brings them nearer, never the other way. */
export function followBasis(book: Book, guard: Guard): void {
  const { type, params } = guard.node;
  const side = sideOf(book);
  const levels: number[] = [];
  if (type === 'stop-loss')
    for (const [index, { to }] of (params.steps ?? []).entries())
      if (to && guard.reached[index]) levels.push(profitPrice(book, guard, to));
  if (type === 'break-even' && guard.reached[0])
    levels.push(params.offset ? profitPrice(book, guard, params.offset) : basisOf(book, guard));
  for (const level of levels) guard.floor = tighter(side, guard.floor, level);
}

/** A wired price, as of the last closed candles. */
export function follow(world: World, guard: Guard, side: number): void {
  const { node } = guard;
  if (isGiven(node.params) || !node.wired('price')) return;
  const now = node.input('price', world.inputsAt);
  const stop = node.type === 'stop-loss';
  const mode = node.params.follow ?? (stop ? 'ratchet' : 'free');
  if (Number.isNaN(now)) return;
  const nearer = stop ? side : -side;
  if (Number.isNaN(guard.followed) || mode === 'free') guard.followed = now;
  else if (mode === 'ratchet' && nearer * now > nearer * guard.followed) guard.followed = now;
}

/** What an entry fill arms, or arms anew. */
export function armGuards(world: World, book: Book, node: string, price: number, atClose: boolean): void {
  for (const guard of book.guards) {
    if (guard.of && !guard.of.includes(node)) continue;
    guard.spent = false;
    if (guard.armed) {
      follow(world, guard, sideOf(book));
      followBasis(book, guard);
      continue;
    }
    if (guard.row < 0) {
      guard.row = book.market.row;
      guard.bars = atClose ? 1 : 0;
    }
    readAtrs(book, guard);
    if (guard.node.wired('arm') && guard.node.input('arm', world.inputsAt) !== 1) continue;
    arm(world, book, guard, price, atClose);
  }
  judgeAtFill(book, price);
}

export function arm(world: World, book: Book, guard: Guard, price: number, atClose: boolean): void {
  guard.armed = true;
  if (!isGiven(guard.node.params) && guard.node.wired('price'))
    guard.followed = guard.node.input('price', world.inputsAt);
  if (guard.node.type === 'trailing-stop' && !guard.node.params.activation) {
    startTrail(book, guard, price);
    if (guard.node.params.on === 'close' && atClose) moveTrail(book, guard, price);
  }
}

export function disarmGuards(book: Book): void {
  for (const guard of book.guards) resetGuard(guard);
}

export function resetGuard(guard: Guard): void {
  guard.armed = false;
  guard.average = Number.NaN;
  guard.held = 0;
  guard.entered = 0;
  guard.row = -1;
  guard.bars = 0;
  guard.atrs = new Map();
  guard.followed = Number.NaN;
  guard.reached = [];
  guard.floor = Number.NaN;
  guard.active = false;
  guard.best = Number.NaN;
  guard.closes = 0;
  guard.hot = false;
  guard.spent = false;
  guard.placed = Number.NaN;
  guard.targets = targetsOf(guard);
}

function targetsOf({ node }: Guard): Target[] {
  if (node.type !== 'take-profit') return [];
  const empty = {
    level: Number.NaN,
    filled: 0,
    done: false,
    partly: false,
    marketable: 'no' as const,
    closes: 0,
  };
  if (!node.params.targets) return [{ share: 100, distance: null, ...empty }];
  return node.params.targets.map((target) => ({ share: target.share, distance: target, ...empty }));
}
