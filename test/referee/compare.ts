import type { Fill, Trade } from '../../src/broker/result.ts';
import type { RefereeResult } from './types.ts';

/** An account that has lost all but this share has nothing left to judge. */
const RUIN = 1e-9;

type Row = Readonly<Record<string, unknown>>;

const FILL = [
  'time',
  'market',
  'book',
  'node',
  'side',
  'price',
  'quantity',
  'fee',
  'liquidity',
  'reason',
  'rule',
] as const;
const TRADE = [
  'market',
  'book',
  'side',
  'entryTime',
  'entryPrice',
  'exitTime',
  'exitPrice',
  'quantity',
  'fees',
  'profit',
  'profitPercent',
  'bars',
  'entryNode',
  'exitNode',
  'exitReason',
] as const;
const LOT = TRADE.filter((field) => field !== 'entryNode');

/** Equal within 1e-9 of their size (profits: of `scale`, since they are differences of larger sums). */
function close(a: number, b: number, scale: number): boolean {
  return (
    a === b ||
    (Number.isNaN(a) && Number.isNaN(b)) ||
    Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), scale)
  );
}

function differs(a: unknown, b: unknown, field: string): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    const money = field === 'profit' || field === 'fees' || field === 'fee' || field === 'profitPercent';
    // A target's difference is one of large numbers.
    return !close(a, b, money ? 1000 : field === 'quantity' ? 1e-3 : 0);
  }
  return a !== b;
}

function rowText(row: Row | undefined, fields: readonly string[]): string {
  return row ? fields.map((field) => `${field}=${String(row[field])}`).join(' ') : 'none';
}

function firstDifference(
  what: string,
  expected: readonly Row[],
  got: readonly Row[],
  fields: readonly string[],
): string | null {
  for (let i = 0; i < Math.max(expected.length, got.length); i++) {
    const [a, b] = [expected[i], got[i]];
    const wrong = a && b ? fields.filter((field) => differs(a[field], b[field], field)) : ['row'];
    if (wrong.length > 0)
      return `${what} ${i} differs in ${wrong.join(', ')}:\n  referee ${rowText(a, fields)}\n  engine  ${rowText(b, fields)}`;
  }
  return null;
}

/** Fills of one candle in different books have no order among them that matters. */
function sortedFills(fills: readonly Fill[]): Row[] {
  const place = ({ market, book }: Fill) => `${market}/${book}`;
  return fills
    .map((fill, index) => ({ fill, index }))
    .sort(
      (a, b) =>
        a.fill.time - b.fill.time ||
        (place(a.fill) < place(b.fill) ? -1 : place(a.fill) > place(b.fill) ? 1 : a.index - b.index),
    )
    .map(({ fill }) => ({ ...fill }));
}

function sortedTrades(trades: readonly Trade[]): Row[] {
  const key = (row: Trade) => `${row.exitTime ?? 'open'}|${row.market}|${row.book}|${row.entryTime}`;
  return trades
    .map((trade, index) => ({ trade, index }))
    .sort((a, b) => (key(a.trade) < key(b.trade) ? -1 : key(a.trade) > key(b.trade) ? 1 : a.index - b.index))
    .map(({ trade }) => ({ ...trade }));
}

export interface Judged {
  readonly fills: readonly Fill[];
  readonly trades: readonly Trade[];
  readonly openTrades: readonly Trade[];
  readonly lots: readonly Trade[];
  readonly equity: ArrayLike<number>;
  readonly metrics: Readonly<Record<string, number | null>>;
}

const COUNTS = {
  ordersRejected: 'rejected',
  ordersExpired: 'expired',
  ordersPartlyFilled: 'partlyFilled',
  liquidations: 'liquidations',
  ambiguousCandles: 'ambiguous',
} as const;

function countsDiffer({ counts }: RefereeResult, { metrics }: Judged): string | null {
  for (const [metric, name] of Object.entries(COUNTS))
    if (metrics[metric] !== counts[name])
      return `${metric}: referee ${counts[name]}, engine ${metrics[metric]}`;
  return null;
}

/** The first thing in which the engine's result is not the referee's; null where they agree. */
export function disagreement(expected: RefereeResult, got: Judged): string | null {
  const ruin = expected.equity.findIndex((equity) => equity < RUIN * expected.equity[0]!);
  if (ruin >= 0) {
    // From there on it is rounding that trades.
    const until = expected.time[ruin]!;
    const before = (fills: readonly Fill[]) => sortedFills(fills.filter(({ time }) => time <= until));
    return firstDifference('fill', before(expected.fills), before(got.fills), FILL);
  }
  const rows =
    firstDifference('fill', sortedFills(expected.fills), sortedFills(got.fills), FILL) ??
    firstDifference('trade', sortedTrades(expected.trades), sortedTrades(got.trades), TRADE) ??
    firstDifference('open trade', sortedTrades(expected.openTrades), sortedTrades(got.openTrades), TRADE);
  if (rows) return rows;
  const lots = got.lots.filter(({ exitTime }) => exitTime !== null);
  const lot = firstDifference('lot', sortedTrades(expected.lots), sortedTrades(lots), LOT);
  if (lot) return lot;
  if (expected.equity.length !== got.equity.length)
    return `equity has ${got.equity.length} rows, not ${expected.equity.length}`;
  for (let i = 0; i < expected.equity.length; i++) {
    if (!close(expected.equity[i]!, got.equity[i]!, 1))
      return `equity at instant ${i}: referee ${expected.equity[i]}, engine ${got.equity[i]}`;
  }
  return countsDiffer(expected, got);
}
