import type { Candles } from '../../src/time/candles.ts';
import { bucketEnd, parseTimeframe } from '../../src/time/timeframe.ts';
import { judgeAtClose } from './closing.ts';
import { decide, expire } from './decide.ts';
import { exitNow } from './exits.ts';
import { tripRow } from './ledger.ts';
import { equity } from './money.ts';
import { setUp } from './setup.ts';
import type { Bar, Market, World } from './state.ts';
import type { RefereeInput, RefereeResult } from './types.ts';
import { fundsShared, go, layPaths, openCandle, volumeOf, walkPhase } from './walk.ts';

/**
 * A slow broker written from docs/simulation.md alone, to judge the real one by. One order at a time, plain objects,
 * nothing remembered that can be looked up.
 */
export function referee(input: RefereeInput): RefereeResult {
  const { world, times } = setUp(input);
  const result: RefereeResult = {
    fills: world.fills,
    trades: world.trades,
    openTrades: [],
    lots: world.lots,
    time: [],
    equity: [],
    counts: { ...world.counts, ambiguous: 0 },
  };
  for (let instant = 0; instant < times.length; instant++) {
    world.instant = instant;
    world.inputsAt = instant - 1;
    const last = instant === times.length - 1;
    const closing = new Set(world.markets.filter(({ rows }) => rows[instant]! >= 0));
    for (const market of closing) {
      market.row = market.rows[instant]!;
      chargeFunding(world, market, market.candles.time[market.row]!);
    }
    const end = last ? world.execution.closeAtEnd : false;
    const walked = end === 'open' ? closeAtLastOpen(world, closing) : walk(world, input, closing);
    for (const market of closing) {
      market.closed = market.row;
      market.mark = market.candles.close[market.row]!;
      chargeFunding(world, market, endOf(input, market));
    }
    world.inputsAt = instant;
    if (end === 'close') {
      expire(world);
      closeAll(world);
    } else if (end === false) {
      expire(world);
      decide(world, walked, closing);
      if (world.execution.fillAtClose) fillAtClose(world, walked);
    }
    result.time.push(times[instant]!);
    result.equity.push(equity(world));
  }
  for (const book of world.books) if (book.trip) result.openTrades.push(tripRow(book, book.trip, null));
  result.counts = { ...world.counts, ambiguous: world.ambiguous.size };
  const exit = (a: { exitTime: number | null }) => a.exitTime ?? Number.POSITIVE_INFINITY;
  const order = new Map(world.books.map((book, index) => [`${book.market.id}/${book.name}`, index]));
  const rank = (row: { market: string; book: string }) => order.get(`${row.market}/${row.book}`) ?? 0;
  result.trades.sort((a, b) => exit(a) - exit(b) || a.entryTime - b.entryTime || rank(a) - rank(b));
  return result;
}

function walk(world: World, input: RefereeInput, closing: ReadonlySet<Market>): Set<Market> {
  const walked = new Set<Market>();
  for (const market of closing) {
    market.volumeLeft = volumeOf(market.candles.volume[market.row]!, world.execution.volumeCap);
    if (market.volumeLeft > 0) walked.add(market);
  }
  for (const bars of barsOf(world, input, walked)) {
    for (const [market, bar] of bars) market.bar = bar;
    walkBars(world, new Set(bars.keys()));
  }
  return walked;
}

/** One candle of each market at a time: its open, then phase by phase. */
function walkBars(world: World, walking: ReadonlySet<Market>): void {
  for (const market of walking) market.mark = market.bar.open;
  for (const market of walking) openCandle(world, market, 'exits');
  for (const market of walking) openCandle(world, market, 'reversals');
  const together = fundsShared(world);
  for (const market of walking) openCandle(world, market, 'entries', together);
  for (const market of walking) openCandle(world, market, 'all');
  for (const market of walking) layPaths(world, market);
  for (const leg of [1, 2, 3]) walkPhase(world, walking, leg);
  world.inside = false;
}

/** What is walked, one after the other: whole candles, then the finer ones that are given inside the others, by their time. */
function barsOf(world: World, input: RefereeInput, walked: ReadonlySet<Market>): Map<Market, Bar>[] {
  const whole = new Map<Market, Bar>();
  const steps = new Map<number, Map<Market, Bar>>();
  for (const market of walked) {
    const { candles, finer, row } = market;
    const rows = finer ? [...finer.time.keys()] : [];
    const from = candles.time[row]!;
    const until = endOf(input, market);
    const inside = rows.filter((at) => finer!.time[at]! >= from && finer!.time[at]! < until);
    if (!finer || inside.length === 0) {
      whole.set(market, barAt(candles, row));
      continue;
    }
    for (const at of inside) {
      // Rule 11: a zero-volume candle is not walked.
      if (volumeOf(finer.volume[at]!, world.execution.volumeCap) <= 0) continue;
      const time = finer.time[at]!;
      const step = steps.get(time) ?? new Map<Market, Bar>();
      steps.set(time, step.set(market, barAt(finer, at)));
    }
  }
  const later = [...steps].sort(([a], [b]) => a - b).map(([, bars]) => bars);
  return whole.size > 0 ? [whole, ...later] : later;
}

function barAt({ open, high, low, close }: Candles, row: number): Bar {
  return { open: open[row]!, high: high[row]!, low: low[row]!, close: close[row]! };
}

/** `fillAt: 'close'`: market orders decided here fill here; what they arm acts from the next open. */
function fillAtClose(world: World, walked: ReadonlySet<Market>): void {
  for (const which of ['exits', 'reversals', 'all'] as const) {
    const together = fundsShared(world);
    for (const market of walked) {
      const close = market.candles.close[market.row]!;
      const books = world.books.filter((book) => book.market === market);
      go(world, market, books, { mode: 'close', from: close, to: close }, which, together);
      market.mark = close;
    }
  }
  for (const market of walked) {
    for (const book of world.books) {
      if (book.market !== market || !book.trip) continue;
      for (const guard of book.guards) {
        if (!guard.armed) continue;
        for (const target of guard.targets) if (target.marketable === 'now') target.marketable = 'open';
        guard.placed = Number.NaN;
        judgeAtClose(book, guard, market.mark);
      }
    }
  }
}

/** `closeAtEnd: 'open'`: entries are cancelled, exits decided before fill, the rest is closed; the candle is not walked. */
function closeAtLastOpen(world: World, closing: ReadonlySet<Market>): Set<Market> {
  world.working = world.working.filter(({ role }) => role !== 'entry' && role !== 'target');
  for (const market of closing) {
    market.mark = market.candles.open[market.row]!;
    market.volumeLeft = Number.POSITIVE_INFINITY;
  }
  for (const market of closing) {
    market.bar = barAt(market.candles, market.row);
    openCandle(world, market, 'decided');
  }
  closeAll(world);
  return new Set();
}

function closeAll(world: World): void {
  for (const book of world.books) {
    book.market.volumeLeft = Number.POSITIVE_INFINITY;
    exitNow(world, book, Math.abs(book.quantity), {
      node: null,
      raw: book.market.mark,
      maker: false,
      limit: Number.NaN,
      reason: 'end',
      rule: 18,
    });
  }
}

/** Rule 15: at every funding time up to `until`, on the position then held. */
function chargeFunding(world: World, market: Market, until: number): void {
  const { venue } = market;
  if (venue.kind !== 'perp') return;
  const from = Number.isNaN(market.funded) ? until : market.funded;
  for (
    let time = (Math.floor(from / venue.fundingMs) + 1) * venue.fundingMs;
    time <= until;
    time += venue.fundingMs
  ) {
    for (const book of world.books) {
      if (book.market !== market || !book.trip) continue;
      const paid = book.quantity * market.mark * venue.fundingRate;
      world.cash -= paid;
      book.trip.funding += paid;
      for (const lot of book.lots) lot.funding += (paid * lot.quantity) / Math.abs(book.quantity);
    }
  }
  market.funded = until;
}

function endOf(input: RefereeInput, market: Market): number {
  const open = market.candles.time[market.row]!;
  const frame = parseTimeframe(input.markets[market.index]!.settings.timeframe);
  return frame ? bucketEnd(frame, open) : open;
}
