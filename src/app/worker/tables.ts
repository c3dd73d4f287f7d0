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
  const names = new Names();
  const rowOf = rowFinder(rows);
  const numbers = (of: (fill: Fill) => number) => Float64Array.from(fills, of);
  const texts = (of: (fill: Fill) => string | null) => Int32Array.from(fills, (fill) => names.of(of(fill)));
  return {
    count: fills.length,
    names: names.list,
    row: Int32Array.from(fills, ({ time }) => rowOf(time)),
    price: numbers(({ price }) => price),
    quantity: numbers(({ quantity }) => quantity),
    fee: numbers(({ fee }) => fee),
    buy: Uint8Array.from(fills, ({ side }) => (side === 'buy' ? 1 : 0)),
    entry: Uint8Array.from(fills, ({ reason }) => (reason === 'entry' ? 1 : 0)),
    rule: Uint8Array.from(fills, ({ rule }) => rule),
    node: texts(({ node }) => node),
    market: texts(({ market }) => market),
    book: texts(({ book }) => book),
    reason: texts(({ reason }) => reason),
  };
}

export function tradeTable(closed: readonly Trade[], open: readonly Trade[], rows: Rows): TradeTable {
  const trades = [...closed, ...open];
  const names = new Names();
  const entryRow = rowFinder(rows);
  const exitRow = rowFinder(rows);
  const numbers = (of: (trade: Trade) => number | null) =>
    Float64Array.from(trades, (trade) => of(trade) ?? Number.NaN);
  const texts = (of: (trade: Trade) => string | null) =>
    Int32Array.from(trades, (trade) => names.of(of(trade)));
  return {
    count: trades.length,
    names: names.list,
    entryRow: Int32Array.from(trades, (trade) => entryRow(trade.entryTime)),
    exitRow: Int32Array.from(trades, (trade) => (trade.exitTime === null ? -1 : exitRow(trade.exitTime))),
    entryTime: numbers((trade) => trade.entryTime),
    exitTime: numbers((trade) => trade.exitTime),
    entryPrice: numbers((trade) => trade.entryPrice),
    exitPrice: numbers((trade) => trade.exitPrice),
    quantity: numbers((trade) => trade.quantity),
    fees: numbers((trade) => trade.fees),
    profit: numbers((trade) => trade.profit),
    profitPercent: numbers((trade) => trade.profitPercent),
    bars: Int32Array.from(trades, (trade) => trade.bars),
    mae: numbers((trade) => trade.mae),
    mfe: numbers((trade) => trade.mfe),
    long: Uint8Array.from(trades, ({ side }) => (side === 'long' ? 1 : 0)),
    entryNode: texts(({ entryNode }) => entryNode),
    exitNode: texts(({ exitNode }) => exitNode),
    reason: texts(({ exitReason }) => exitReason),
    market: texts(({ market }) => market),
    book: texts(({ book }) => book),
  };
}

/** The memory of a table's columns. */
export function tableBuffers(table: FillTable | TradeTable): ArrayBufferLike[] {
  return Object.values(table).flatMap((column: unknown) =>
    ArrayBuffer.isView(column) ? [column.buffer] : [],
  );
}
