import { EXIT_REASONS } from '../node/index.ts';
import type { Account } from './account.ts';
import type { Floor } from './assemble.ts';
import type { Book } from './book.ts';
import { breakdownOf } from './breakdown.ts';
import { type Desk, excursion } from './desk.ts';
import { ENTRY, type TradeLog } from './log.ts';
import type { BrokerSetup } from './port.ts';
import type { BrokerResult, Fill, Metrics, Trade } from './result.ts';
import type { Rows } from './rows.ts';
import { returnMetrics, tradeMetrics } from './statistics.ts';
import { warningsOf } from './warnings.ts';

/** Makes the objects that people and programs read out of the columns of a run. */
export function buildResult(
  setup: BrokerSetup,
  floor: Floor,
  desk: Desk,
  account: Account,
  rows: Rows,
): BrokerResult {
  const equity = rows.equity.view();
  const { time } = rows;
  const holding = rows.holding(setup.warmup(), setup.cash, floor.markets[0]?.settings.takerFee ?? 0);
  const openTrades = floor.books.filter(({ side }) => side !== 0).map((book) => openTrade(setup, book));
  const metrics = metricsOf(
    setup,
    floor,
    desk,
    account,
    rows,
    { time, equity },
    holding.last,
    openTrades.length,
  );
  const hold = once(holding.column);
  const trades = once(readTrades(setup, floor, desk.trades));
  const lots = once(readTrades(setup, floor, desk.lots));
  const fills = once(readFills(setup, floor, desk));
  const risks = readRisks(floor, desk.trades);
  const orders = floor.notes.orders();
  const breakdown = once(() =>
    breakdownOf({ time, equity, hold: hold(), trades: trades(), metrics }, risks(), orders),
  );
  return {
    time,
    equity,
    get hold() {
      return hold();
    },
    get trades() {
      return trades();
    },
    openTrades,
    get lots() {
      return lots();
    },
    get fills() {
      return fills();
    },
    metrics,
    get breakdown() {
      return breakdown();
    },
    warnings: warningsOf(setup, floor.notes, metrics, desk.trades, desk.fills, floor.signals),
  };
}

/** Objects are made when somebody looks at them, and only once. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function nodeId({ nodes }: BrokerSetup, index: number): string | null {
  return nodes[index]?.id ?? null;
}

/** Sorted by exit, entry, name of the book; rows of one moment keep the order in which they were written. */
function order(log: TradeLog, length: number, books: readonly Book[]): number[] {
  const rows = Array.from({ length }, (_, row) => row);
  const { exitTime, entryTime, book } = log;
  const named = [...books].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.index - b.index));
  const place: number[] = [];
  named.forEach(({ index }, at) => {
    place[index] = at;
  });
  return rows.sort(
    (a, b) =>
      exitTime[a]! - exitTime[b]! ||
      entryTime[a]! - entryTime[b]! ||
      place[book[a]!]! - place[book[b]!]! ||
      a - b,
  );
}

/** The round trips so far, even if more follow before they are read. */
function readTrades(setup: BrokerSetup, { books }: Floor, log: TradeLog): () => Trade[] {
  const { length } = log;
  const read = (row: number): Trade => {
    const { name, market } = books[log.book[row]!]!;
    const notional = log.entryPrice[row]! * log.quantity[row]!;
    return {
      market: market.id,
      book: name,
      side: log.long[row] === 1 ? 'long' : 'short',
      entryTime: log.entryTime[row]!,
      entryPrice: log.entryPrice[row]!,
      exitTime: log.exitTime[row]!,
      exitPrice: log.exitPrice[row]!,
      quantity: log.quantity[row]!,
      fees: log.fees[row]!,
      profit: log.profit[row]!,
      profitPercent: (log.profit[row]! / notional) * 100,
      bars: log.bars[row]!,
      entryNode: nodeId(setup, log.entryNode[row]!) ?? '',
      exitNode: nodeId(setup, log.exitNode[row]!),
      exitReason: EXIT_REASONS[log.reason[row]!] ?? null,
      mae: log.mae[row]!,
      mfe: log.mfe[row]!,
    };
  };
  return () => order(log, length, books).map(read);
}

/** What each round trip so far had at risk, in the order of the trades; NaN or 0: no stop. */
function readRisks({ books }: Floor, log: TradeLog): () => number[] {
  const { length } = log;
  return () => order(log, length, books).map((row) => log.risk[row]!);
}

/** An open position in the form of a trade: profit realised so far plus the mark, less the fees so far. */
function openTrade(setup: BrokerSetup, book: Book): Trade {
  const { side, market, quantity, entered, entryPrice } = book;
  const profit =
    side * (book.leftNotional + quantity * market.mark - book.enteredNotional) - book.fees - book.funding;
  return {
    market: market.id,
    book: book.name,
    side: side > 0 ? 'long' : 'short',
    entryTime: book.entryTime,
    entryPrice,
    exitTime: null,
    exitPrice: null,
    quantity: entered,
    fees: book.fees,
    profit,
    profitPercent: (profit / book.enteredNotional) * 100,
    bars: market.bar - book.entryBar,
    entryNode: nodeId(setup, book.entryNode) ?? '',
    exitNode: null,
    exitReason: null,
    mae: excursion(side, entered, entryPrice, side > 0 ? book.lowest : book.highest, -1),
    mfe: excursion(side, entered, entryPrice, side > 0 ? book.highest : book.lowest, 1),
  };
}

/** The fills so far, even if more follow before they are read. */
function readFills(setup: BrokerSetup, { books }: Floor, { fills }: Desk): () => Fill[] {
  const { length } = fills;
  const read = (row: number): Fill => {
    const { name, market } = books[fills.book[row]!]!;
    const flags = fills.flags[row]!;
    const reason = fills.reason[row]!;
    return {
      time: fills.time[row]!,
      market: market.id,
      book: name,
      node: nodeId(setup, fills.node[row]!),
      side: flags & 1 ? 'buy' : 'sell',
      price: fills.price[row]!,
      quantity: fills.quantity[row]!,
      fee: fills.fee[row]!,
      slippage: fills.slippage[row]!,
      liquidity: flags & 2 ? 'maker' : 'taker',
      reason: reason === ENTRY ? 'entry' : (EXIT_REASONS[reason] ?? 'signal'),
      rule: fills.rule[row]!,
    };
  };
  return () => Array.from({ length }, (_, row) => read(row));
}

interface Columns {
  readonly time: Float64Array;
  readonly equity: Float64Array;
}

function metricsOf(
  setup: BrokerSetup,
  { markets, books, notes }: Floor,
  desk: Desk,
  account: Account,
  rows: Rows,
  { time, equity }: Columns,
  lastHold: number,
  openTrades: number,
): Metrics {
  const typical = meanOf(equity);
  return {
    ...returnMetrics({
      time,
      equity,
      startEquity: setup.cash,
      daysPerYear: setup.execution.daysPerYear,
      frameMs: Math.min(...markets.map((market) => market.frameMs)),
    }),
    ...tradeMetrics(
      desk.trades,
      books.length > 1 ? order(desk.trades, desk.trades.length, books) : undefined,
    ),
    buyHoldReturn: Number.isNaN(lastHold) ? null : lastHold / setup.cash - 1,
    openTrades,
    exposure: equity.length > 0 ? rows.exposed / equity.length : null,
    turnover: typical > 0 ? account.notional / typical : null,
    fees: account.fees,
    slippage: account.slippage,
    funding: account.funding,
    maxGrossExposure: rows.largestExposure,
    ordersRejected: notes.rejected,
    ordersExpired: notes.expired,
    ordersPartlyFilled: notes.partlyFilled,
    liquidations: notes.liquidations,
    ambiguousCandles: notes.ambiguous.count,
  };
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return values.length > 0 ? sum / values.length : 0;
}
