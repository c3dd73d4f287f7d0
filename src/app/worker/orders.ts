import type { Program } from '../../compiler/program.ts';
import { executionOf } from '../../strategy/settings.ts';
import type { FillTable, OrderMarks, TradeTable } from './protocol.ts';

const AT_MARKET = 2;
const STILL_OPEN = 0x7fffffff;

/**
 * When each order node acted, and when it stood guard. A market order acts at the close that decided it, one candle
 * (and the latency) before it fills; everything else acts inside the candle of its fill.
 *
 * @param parts whether orders filled in parts: fills of a node on candles in a row are then one order
 */
export function orderMarks(
  program: Program,
  fills: FillTable,
  trades: TradeTable,
  parts: boolean,
): OrderMarks[] {
  const { fillAt, latency } = executionOf(program.strategy);
  const before = fillAt === 'open' ? 1 + latency : 0;
  const byNode = new Map<string, Marks>();
  for (let at = 0; at < fills.count; at++) {
    const node = fills.names[fills.node[at]!];
    if (node === undefined) continue;
    const marks = byNode.get(node) ?? { fires: [], entries: 0, exits: 0, last: -2, buy: -1 };
    byNode.set(node, marks);
    const rest = parts && fills.buy[at] === marks.buy && fills.row[at]! <= marks.last + 1;
    marks.last = fills.row[at]!;
    marks.buy = fills.buy[at]!;
    if (rest) continue;
    const row = Math.max(0, fills.row[at]! - (fills.rule[at] === AT_MARKET ? before : 0));
    if (marks.fires.at(-1) !== row) marks.fires.push(row);
    if (fills.entry[at]) marks.entries++;
    else marks.exits++;
  }
  return program.orders.map((order): OrderMarks => {
    const { fires, entries, exits } = byNode.get(order.id) ?? { fires: [], entries: 0, exits: 0 };
    return {
      id: order.id,
      fires: Int32Array.from(fires),
      armed: order.definition.group === 'exits' ? guarded(program, order, trades) : new Int32Array(),
      entries,
      exits,
    };
  });
}

interface Marks {
  fires: number[];
  entries: number;
  exits: number;
  /** Row and side of the newest fill. */
  last: number;
  buy: number;
}

/** First and last row of every position of the order's book. */
function guarded(program: Program, order: Program['orders'][number], trades: TradeTable): Int32Array {
  const market = program.markets[order.market]?.settings.id;
  const rows: number[] = [];
  for (let at = 0; at < trades.count; at++) {
    const same = trades.names[trades.market[at]!] === market && trades.names[trades.book[at]!] === order.book;
    if (!same) continue;
    const exit = trades.exitRow[at]!;
    rows.push(trades.entryRow[at]!, exit < 0 ? STILL_OPEN : exit);
  }
  return Int32Array.from(rows);
}
