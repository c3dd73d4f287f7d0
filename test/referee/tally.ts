import { sideOf, stopLevel } from './guards.ts';
import type { Book, Node, Working, World } from './state.ts';

export type Refusal = 'price' | 'minimum' | 'funds' | 'post-only' | 'risk';

/** A node's rejections for the same reason on the same or consecutive bars count once. */
export function reject(world: World, node: Node, reason: Refusal): void {
  const key = `${node.id}:${reason}`;
  const last = world.rejections.get(key);
  if (last === undefined || world.instant - last > 1) world.counts.rejected += 1;
  world.rejections.set(key, world.instant);
}

export function notePartly(
  world: World,
  order: { partly: boolean; filled: number },
  filled = order.filled,
): void {
  if (order.partly || filled <= 0) return;
  order.partly = true;
  world.counts.partlyFilled += 1;
}

function levels(world: World, book: Book, kind: 'stop' | 'target'): number[] {
  const found: number[] = [];
  const side = sideOf(book);
  for (const guard of book.guards) {
    if (!guard.armed || guard.held <= 0 || guard.node.params.on === 'close') continue;
    if (kind === 'stop' && !guard.spent) found.push(stopLevel(book, guard));
    if (kind === 'target') found.push(...guard.targets.filter(({ done }) => !done).map(({ level }) => level));
  }
  const types = kind === 'stop' ? ['stop', 'stop-limit', 'trailing'] : ['limit'];
  for (const order of world.working) {
    // One that has not reached the venue is not alive.
    if (order.liveFrom > book.market.row) continue;
    if (order.book === book && order.role === 'reduce' && order.side === -side && types.includes(order.type))
      found.push(order.type === 'limit' ? order.price : order.stop);
  }
  return found;
}

function inRange({ market: { bar } }: Book, found: readonly number[]): boolean {
  return found.some((level) => level >= bar.low && level <= bar.high);
}

function note(world: World, { market }: Book): void {
  world.ambiguous.add(`${market.id}:${market.row}`);
}

/** Rule 8, an exit that fills inside a candle: whether a resting exit of the other kind lies in its range too, asked before it fills. */
export function rivalOf(world: World, book: Book, kind: 'stop' | 'target'): boolean {
  return world.inside && inRange(book, levels(world, book, kind === 'stop' ? 'target' : 'stop'));
}

/** Rule 8, after the fill. */
export function noteExit(world: World, book: Book, rival: boolean, done: number): void {
  if (rival && done > 0) note(world, book);
}

/** Rule 8, after an entry inside a candle: a level that it armed lies in its range. */
export function noteEntry(world: World, order: Working): void {
  if (!world.inside) return;
  const { book } = order;
  const armed = book.guards.filter(({ of }) => !of || of.includes(order.node.id));
  const only = { ...book, guards: armed };
  const nothing = { ...world, working: [] };
  const armedLevels = [...levels(nothing, only, 'stop'), ...levels(nothing, only, 'target')];
  if (inRange(book, armedLevels)) note(world, book);
}
