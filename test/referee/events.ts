import { reverseToTarget, tradeDifference } from './differences.ts';
import { enterNow, reverseNow } from './entries.ts';
import { reduceNow, sizeExit, stopOut, takeProfit } from './exits.ts';
import { inOrder, judgeAtFill, milestones, sideOf, stopLevel, targetQuantity } from './guards.ts';
import { liquidate, liquidationOf } from './liquidation.ts';
import type { Funds } from './sizing.ts';
import type { Book, Guard, Target, Working, World } from './state.ts';
import { startTrailOrder } from './trailing.ts';

/** Where the path is: at a candle's open, on the way from one point to another, or at a close where only market orders fill. */
export type Mode = 'open' | 'leg' | 'close';
export interface Way {
  readonly mode: Mode;
  readonly from: number;
  readonly to: number;
}

/** Rule 10, with the levels that move first and the reversals between exits and entries. */
export const STAGE = {
  level: 0,
  liquidation: 1,
  marketExit: 2,
  stop: 3,
  limitExit: 4,
  reversal: 5,
  entry: 6,
} as const;

export interface PathEvent {
  readonly price: number;
  readonly stage: number;
  /** Among equals of a stage the smaller first: tightest stops, then the file's order. */
  readonly key: number;
  readonly file: number;
  readonly book: Book;
  /** Decided before: it fills at this open whatever the open is. */
  readonly decided: boolean;
  /** True: the book entered. */
  run(shared: Funds): boolean;
}

/** A decision reaches the venue after the latency; from the next candle on it meets the path. */
function isLive({ liveFrom, book }: Working, mode: Mode): boolean {
  return liveFrom <= (mode === 'close' ? book.market.row + 1 : book.market.row);
}

/** Where a price in direction `side` (+1: at or above) is touched; NaN: nowhere on the way. */
function touched(way: Way, level: number, side: number): number {
  if (Number.isNaN(level)) return Number.NaN;
  if (side * way.from >= side * level) return way.from;
  return side * way.to >= side * level ? level : Number.NaN;
}

/** Where a limit that rests at `level` is met, `side` +1 for one that sells; NaN: nowhere. Rule 5: through it, or a touch where that counts. */
function met(way: Way, level: number, side: number, touch: boolean): number {
  if (Number.isNaN(level)) return Number.NaN;
  const from = side * way.from;
  const to = side * way.to;
  const at = side * level;
  if (way.mode === 'open') return from > at || (touch && from === at) ? way.from : Number.NaN;
  if (touch && from === at) return level;
  return from <= at && (to > at || (touch && to === at)) ? level : Number.NaN;
}

export function eventsOf(world: World, book: Book, way: Way): PathEvent[] {
  const found: PathEvent[] = [];
  const add: Add = (price, stage, key, file, run, decided = stage === STAGE.marketExit) => {
    if (!Number.isNaN(price)) found.push({ price, stage, key, file, book, decided, run });
  };
  if (way.mode !== 'close') {
    const side = sideOf(book);
    if (side !== 0) {
      const liquidation = liquidationOf(world, book);
      const price = touched(way, liquidation.level, liquidation.side);
      add(price, STAGE.liquidation, 0, 0, () => {
        liquidate(world, book, price);
        return false;
      });
      for (const guard of book.guards) guardEvents(world, book, guard, way, add);
    }
  }
  for (const order of world.working) {
    if (order.book === book && isLive(order, way.mode)) orderEvents(world, order, way, add);
  }
  return found;
}

type Add = (
  price: number,
  stage: number,
  key: number,
  file: number,
  run: (shared: Funds) => boolean,
  decided?: boolean,
) => void;

function guardEvents(world: World, book: Book, guard: Guard, way: Way, add: Add): void {
  const side = sideOf(book);
  const file = guard.node.index;
  if (!guard.armed || guard.held <= 0) return;
  for (const milestone of milestones(book, guard)) {
    const price = touched(way, milestone.price, side);
    add(price, STAGE.level, 0, file, () => {
      milestone.reach(price);
      judgeAtFill(book, price);
      return false;
    });
  }
  if (guard.node.params.on === 'close') return;
  const level = stopLevel(book, guard);
  if (!guard.spent && !Number.isNaN(level)) {
    const price = guard.hot && way.mode === 'open' ? way.from : touched(way, level, -side);
    add(
      price,
      STAGE.stop,
      -side * level,
      file,
      () => {
        stopOut(world, book, guard, price);
        return false;
      },
      guard.hot,
    );
  }
  for (const target of inOrder(book, guard)) targetEvents(world, book, guard, target, way, add);
}

function targetEvents(world: World, book: Book, guard: Guard, target: Target, way: Way, add: Add): void {
  const side = sideOf(book);
  const none = book.market.volumeLeft <= 0;
  if (none && target.marketable === 'now') target.marketable = 'no';
  const { level, marketable } = target;
  if (target.done || none || Number.isNaN(level) || !restable(world, book, guard, target)) return;
  const taker = marketable === 'now' || (marketable === 'open' && way.mode === 'open');
  const price = taker
    ? side * way.from >= side * level
      ? way.from
      : Number.NaN
    : met(way, level, side, world.execution.touch);
  add(price, STAGE.limitExit, 0, guard.node.index, () => {
    takeProfit(world, book, guard, target, price, !taker);
    return false;
  });
}

/** One under the minimum is not placed until the position grows. */
function restable(world: World, book: Book, guard: Guard, target: Target): boolean {
  const size = sizeExit(world, book, targetQuantity(book, guard, target), target.level);
  return typeof size === 'number' && size > 0;
}

function orderEvents(world: World, order: Working, way: Way, add: Add): void {
  const { book, side, type, node } = order;
  const file = node.index;
  const entry = order.role === 'entry';
  const fill = (price: number, maker: boolean, stage: number, key: number) => {
    const holds = sideOf(book);
    if (order.role === 'target' && node.kind === 'entry' && holds === -node.side) {
      add(price, STAGE.reversal, 0, file, () => {
        reverseToTarget(world, order, price);
        return false;
      });
    } else if (order.role === 'target') {
      add(price, STAGE.entry, 0, file, (shared) =>
        tradeDifference(world, order, price, shared, way.mode === 'close'),
      );
    } else if (!entry) {
      if (holds === -side) {
        add(
          price,
          stage,
          key,
          file,
          () => {
            reduceNow(world, order, price, maker);
            return false;
          },
          order.hot || stage === STAGE.marketExit,
        );
      }
    } else if (holds === -side) {
      add(price, STAGE.reversal, 0, file, () => {
        reverseNow(world, order, price, maker);
        return false;
      });
    } else {
      add(price, STAGE.entry, 0, file, (shared) =>
        enterNow(world, order, price, maker, shared, way.mode === 'close'),
      );
    }
  };
  const none = book.market.volumeLeft <= 0;
  if (type === 'market') {
    const decidedHere =
      order.liveFrom === book.market.row + 1 && !(order.role === 'exit' && order.rule === 11);
    if (!none && way.mode !== 'leg' && (way.mode === 'open' || decidedHere))
      fill(way.from, false, STAGE.marketExit, 0);
    return;
  }
  if (way.mode === 'close') return;
  if (type === 'limit') {
    if (none) {
      if (order.marketable === 'now') order.marketable = 'no';
      return;
    }
    const taker = order.marketable === 'now' || (order.marketable === 'open' && way.mode === 'open');
    if (!taker) {
      fill(met(way, order.price, -side, world.execution.touch), true, STAGE.limitExit, 0);
      return;
    }
    if (-side * way.from >= -side * order.price) fill(way.from, false, STAGE.limitExit, 0);
    else if (order.marketable === 'now') order.marketable = 'no';
    return;
  }
  if (type === 'trailing' && !order.active) {
    const price = touched(way, order.price, -side);
    add(price, STAGE.level, 0, file, () => {
      startTrailOrder(order, price);
      return false;
    });
    return;
  }
  const price = order.hot && way.mode === 'open' ? way.from : touched(way, order.stop, side);
  if (type !== 'stop-limit') {
    fill(price, false, STAGE.stop, side * order.stop);
    return;
  }
  add(price, STAGE.level, 1, file, () => {
    order.type = 'limit';
    order.rule = 6;
    order.hot = false;
    order.marketable = side * order.price > side * order.stop ? 'now' : 'no';
    return false;
  });
}
