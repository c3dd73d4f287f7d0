import { reasonOf, restOrder } from './exits.ts';
import {
  arm,
  follow,
  followBasis,
  learnRisk,
  moveTrail,
  rawStop,
  readAtrs,
  sideOf,
  stopLevel,
  targetLevel,
} from './guards.ts';
import type { Book, Guard, Target, Working, World } from './state.ts';

/** Exits at a close: levels follow their inputs, then those that wait for closes compare, and time runs out. */
export function guardsAtClose(world: World, book: Book, walked: boolean): Working[] {
  const side = sideOf(book);
  if (side === 0) return [];
  const close = book.market.mark;
  for (const guard of book.guards) {
    if (guard.row < 0) continue;
    const { node } = guard;
    readAtrs(book, guard);
    if (!guard.armed && node.wired('arm') && node.input('arm', world.inputsAt) === 1)
      arm(world, book, guard, close, true);
    if (!guard.armed) continue;
    guard.bars = book.market.row + 1 - guard.row;
    follow(world, guard, side);
    followBasis(book, guard);
    if (node.type === 'trailing-stop' && (node.params.on === 'close' ? walked : Number.isNaN(guard.floor)))
      moveTrail(book, guard, close);
  }
  learnRisk(book);
  for (const guard of book.guards) if (guard.armed) judgeAtClose(book, guard, close);
  return decisions(world, book, walked);
}

/** What was placed or moved at a close is judged against it, and acts at the next open where it is beyond. */
export function judgeAtClose(book: Book, guard: Guard, close: number): void {
  const side = sideOf(book);
  if (guard.node.params.on === 'close') return;
  const level = stopLevel(book, guard);
  if (level !== guard.placed && !Number.isNaN(level)) {
    guard.placed = level;
    guard.hot = side * close <= side * level;
  }
  for (const target of guard.targets) {
    const price = targetLevel(book, guard, target);
    if (price === target.level || (Number.isNaN(price) && Number.isNaN(target.level))) continue;
    target.level = price;
    target.marketable = side * close > side * price ? 'open' : 'no';
  }
}

function decisions(world: World, book: Book, walked: boolean): Working[] {
  const side = sideOf(book);
  const close = book.market.mark;
  const acting: { guard: Guard; target: Target | null; level: number }[] = [];
  const stops = new Map<string, { guard: Guard; target: null; level: number }>();
  for (const guard of book.guards) {
    const { node } = guard;
    if (!guard.armed || guard.held <= 0) continue;
    if (node.type === 'time-exit') {
      const bars = book.market.row - guard.row + (world.execution.fillAtClose ? 0 : 1);
      if (bars >= (node.params.bars ?? Number.POSITIVE_INFINITY))
        acting.push({ guard, target: null, level: 0 });
    }
    if (node.params.on !== 'close' || !walked) continue;
    if (node.type === 'take-profit') {
      for (const target of guard.targets) {
        const level = targetLevel(book, guard, target);
        target.closes = side * close >= side * level ? target.closes + 1 : 0;
        if (!target.done && target.closes >= node.params.confirm) acting.push({ guard, target, level });
      }
      continue;
    }
    const level = rawStop(book, guard);
    guard.closes = side * close <= side * level ? guard.closes + 1 : 0;
    if (guard.closes < node.params.confirm) continue;
    const same = (guard.of ?? []).join();
    const known = stops.get(same);
    if (!known || side * level > side * known.level) stops.set(same, { guard, target: null, level });
  }
  return [...acting, ...stops.values()].map(({ guard, target }) =>
    restOrder(world, book, guard, target, Number.NaN, reasonOf(guard)),
  );
}
