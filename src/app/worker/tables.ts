import type { Fill, Trade } from '../../index.ts';
import { type Rows, rowFinder } from './align.ts';
import type { FillTable, TradeTable } from './protocol.ts';

/** Texts by number, so that tables are plain columns. */
class Names {
  readonly list: string[] = [];
  private readonly known = new Map<string, number>();

  of(text: string | null): number {
    if (text === null) return -1;
    const found = this.known.get(text);
    if (found !== undefined) return found;
    this.known.set(text, this.list.length);
    return this.list.push(text) - 1;
  }
}

export function fillTable(fills: readonly Fill[], rows: Rows): FillTable {
  const count = fills.length;
  const names = new Names();
  const rowOf = rowFinder(rows);
  const numbers = () => new Float64Array(count);
  const flags = () => new Uint8Array(count);
  const places = () => new Int32Array(count);
  const table = {
    ...{ count, names: names.list, row: places() },
    ...{ price: numbers(), quantity: numbers(), fee: numbers() },
    ...{ buy: flags(), entry: flags(), rule: flags() },
    ...{ node: places(), market: places(), book: places(), reason: places() },
  };
  const { row, price, quantity, fee, buy, entry, rule, node, market, book, reason } = table;
  for (let at = 0; at < count; at++) {
    const fill = fills[at]!;
    row[at] = rowOf(fill.time);
    price[at] = fill.price;
    quantity[at] = fill.quantity;
    fee[at] = fill.fee;
    buy[at] = fill.side === 'buy' ? 1 : 0;
    entry[at] = fill.reason === 'entry' ? 1 : 0;
    rule[at] = fill.rule;
    node[at] = names.of(fill.node);
    market[at] = names.of(fill.market);
    book[at] = names.of(fill.book);
    reason[at] = names.of(fill.reason);
  }
  return table;
}

export function tradeTable(closed: readonly Trade[], open: readonly Trade[], rows: Rows): TradeTable {
  const trades = [...closed, ...open];
  const count = trades.length;
  const names = new Names();
  const entryRowOf = rowFinder(rows);
  const exitRowOf = rowFinder(rows);
  const numbers = () => new Float64Array(count);
  const places = () => new Int32Array(count);
  const table = {
    ...{ count, names: names.list, entryRow: places(), exitRow: places() },
    ...{ entryTime: numbers(), exitTime: numbers(), entryPrice: numbers(), exitPrice: numbers() },
    ...{ quantity: numbers(), fees: numbers(), profit: numbers(), profitPercent: numbers() },
    ...{ bars: places(), mae: numbers(), mfe: numbers(), long: new Uint8Array(count) },
    ...{ entryNode: places(), exitNode: places(), reason: places(), market: places(), book: places() },
  };
  for (let at = 0; at < count; at++) {
    const trade = trades[at]!;
    table.entryRow[at] = entryRowOf(trade.entryTime);
    table.exitRow[at] = trade.exitTime === null ? -1 : exitRowOf(trade.exitTime);
    table.entryTime[at] = trade.entryTime;
    table.exitTime[at] = trade.exitTime ?? Number.NaN;
    table.entryPrice[at] = trade.entryPrice;
    table.exitPrice[at] = trade.exitPrice ?? Number.NaN;
    table.quantity[at] = trade.quantity;
    table.fees[at] = trade.fees;
    table.profit[at] = trade.profit;
    table.profitPercent[at] = trade.profitPercent;
    table.bars[at] = trade.bars;
    table.mae[at] = trade.mae;
    table.mfe[at] = trade.mfe;
    table.long[at] = trade.side === 'long' ? 1 : 0;
    table.entryNode[at] = names.of(trade.entryNode);
    table.exitNode[at] = names.of(trade.exitNode);
    table.reason[at] = names.of(trade.exitReason);
    table.market[at] = names.of(trade.market);
    table.book[at] = names.of(trade.book);
  }
  return table;
}

/** The memory of a table's columns. */
export function tableBuffers(table: FillTable | TradeTable): ArrayBufferLike[] {
  return Object.values(table).flatMap((column: unknown) =>
    ArrayBuffer.isView(column) ? [column.buffer] : [],
  );
}
