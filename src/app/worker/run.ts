import { createBroker } from '../../broker/index.ts';
import { monthlyReturns } from '../../broker/months.ts';
import { link } from '../../compiler/link.ts';
import type { Program } from '../../compiler/program.ts';
import { type Breakdown, library, type Message, type Metrics, type Strategy } from '../../index.ts';
import { fillWarnings } from '../../runtime/fill-warnings.ts';
import { Session } from '../../runtime/session.ts';
import { accountOf } from '../../strategy/settings.ts';
import { parseTimeframe, type Timeframe } from '../../time/timeframe.ts';
import { alignInstants, alignSeries, rowsOf } from './align.ts';
import { KeptColumn } from './columns.ts';
import type { RunData } from './data.ts';
import { drawdownOf, lineColumns, makeLine } from './line.ts';
import { orderMarks } from './orders.ts';
import type { ChartCandles, Look, OrderMarks, Plot, RunReport, RunRequest, TradeTable } from './protocol.ts';
import { outputOf, outputRefs, tapOf } from './refs.ts';
import { Pool } from './room.ts';
import { signatures } from './signatures.ts';
import { fillTable, tradeTable } from './tables.ts';

/** What the worker keeps of the newest run, to answer questions and to spare the next one. */
export interface Kept {
  readonly strategy: Strategy;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, KeptColumn>;
  readonly trades: TradeTable;
  readonly orders: readonly OrderMarks[];
  readonly equity: Float64Array;
  readonly metrics: Metrics;
  readonly program: Program;
  /** What nodes that write messages said. */
  readonly messages: readonly Message[];
  /** Computed when it is first asked for. */
  breakdown(): Breakdown;
  /** Columns that took room of the pool. */
  readonly room: readonly Float64Array[];
}

const FALLBACK: Timeframe = { text: '1h', count: 1, unit: 'h', ms: 3_600_000 };

/**
 * Runs a strategy and makes of it everything that the page shows at first. Outputs that the last edit left alone are
 * taken from the run before; only what lies downstream of it is computed.
 */
export function runStrategy(
  { strategy, has, view, drawdown = false }: RunRequest,
  { key, keys, data, feeds }: RunData,
  before: Kept | null,
  pool = new Pool(),
): { report: RunReport; kept: Kept } {
  const main = strategy.markets[0];
  const candles = data[main?.id ?? ''];
  if (!main || !candles) throw new RangeError('The strategy has no market.');
  const signed = signatures(strategy, JSON.stringify([keys, strategy.markets]));
  const refs = outputRefs(strategy);
  const old = new Map(refs.map((ref) => [ref, reusable(before, ref, signed)]));
  const given = new Map([...old].flatMap(([ref, column]) => (column ? [[ref, column.values]] : [])));
  const taps = refs.filter((ref) => !given.has(ref)).map((ref) => tapOf(strategy, ref));
  const { program, diagnostics } = link(strategy, library, { taps, given: [...given.keys()] });
  const session = new Session(program, createBroker, {
    given,
    rows: candles.time.length,
    room: pool.take,
    ...(strategy.markets.length === 1 ? { whole: candles } : {}),
  });
  const asked = new Set(program.feeds.map(({ name }) => name));
  for (const [name, rows] of Object.entries(feeds)) if (asked.has(name)) session.feed(name, rows);
  session.push(data);
  session.finish();
  const result = session.result();
  const frame = parseTimeframe(main.timeframe) ?? FALLBACK;
  const rows = rowsOf(candles.time, frame);

  const series = session.series();
  const columns = new Map<string, KeptColumn>();
  for (const ref of refs) {
    const same = old.get(ref);
    const tap = tapOf(strategy, ref);
    const fresh = series[tap];
    if (same) columns.set(ref, same);
    else if (fresh) {
      const aligned = alignSeries(fresh, frameOf(program, tap) ?? frame, rows);
      const values = aligned === fresh.values ? aligned : pool.copy(aligned);
      columns.set(ref, new KeptColumn(strategy, ref, values, signed.get(nodeOf(ref)) ?? null));
    }
  }
  const { cash } = accountOf(strategy);
  const onRows = (values: Float64Array) => {
    const aligned = alignInstants(result.time, values, rows);
    return aligned === values ? values : pool.copy(aligned);
  };
  const [equity, hold] = [onRows(result.equity), onRows(result.hold)];
  const lines = {
    equity: makeLine(equity, pool.take),
    hold: makeLine(hold, pool.take),
    drawdown: drawdown ? makeLine(drawdownOf(equity, cash, pool.take), pool.take) : null,
  };
  const fills = fillTable(result.fills, rows);
  const trades = tradeTable(result.trades, result.openTrades, rows);
  const orders = orderMarks(program, fills, trades, (result.metrics.ordersPartlyFilled ?? 0) > 0);
  const report: RunReport = {
    strategy,
    rows: candles.time.length,
    candlesKey: key,
    candles: has === key ? null : chartCandles(key, candles),
    timeframe: main.timeframe,
    ...lines,
    plots: plotsOf(strategy, columns, pool),
    values: globalThis.crossOriginIsolated ? valuesOf(columns) : null,
    fills,
    trades,
    metrics: result.metrics,
    warnings: [...result.warnings, ...session.warnings(), ...fillWarnings(strategy, data, result.fills)],
    diagnostics,
    orders,
    looks: looksOf(columns, view),
    messages: program.notices.length === 0 ? null : session.messages().length,
    months: monthlyReturns(candles.time, equity, hold, cash),
  };
  const room = [
    ...Object.values(lines).flatMap((line) => (line ? lineColumns(line) : [])),
    ...[...columns.values()].flatMap((column) => column.room()),
  ];
  const held = new Set(room.map(({ buffer }) => buffer));
  pool.retire(before?.room.filter(({ buffer }) => !held.has(buffer)) ?? []);
  const { metrics } = result;
  const breakdown = () => result.breakdown;
  const kept = {
    ...{ strategy, rows: report.rows, columns, trades, orders, program, equity, metrics, breakdown, room },
    messages: session.messages(),
  };
  return { report, kept };
}

const nodeOf = (ref: string) => ref.slice(0, ref.lastIndexOf('.'));

function reusable(
  before: Kept | null,
  ref: string,
  signed: ReadonlyMap<string, number | null>,
): KeptColumn | undefined {
  const column = before?.columns.get(ref);
  const signature = signed.get(nodeOf(ref)) ?? null;
  return signature !== null && column?.signature === signature ? column : undefined;
}

function valuesOf(columns: Kept['columns']): ReadonlyMap<string, Float64Array> {
  return new Map([...columns].map(([ref, { values }]) => [ref, values]));
}

export function looksOf(columns: Kept['columns'], view: RunRequest['view']): ReadonlyMap<string, Look> {
  return new Map([...columns].map(([ref, column]) => [ref, column.look(view)]));
}

/** The candles' length on the clock that an output runs on. */
function frameOf(program: Program, ref: string): Timeframe | undefined {
  const clock = program.columns[program.taps.get(ref) ?? -1];
  return clock === undefined ? undefined : program.clocks[clock]?.timeframe;
}

/** Outputs of the strategy's own nodes that belong on a chart; candles and what orders report are drawn otherwise. */
function plotsOf(strategy: Strategy, columns: Kept['columns'], pool: Pool): Plot[] {
  return strategy.nodes.flatMap(({ id, type, params }) => {
    const definition = library.get(type);
    if (!definition || definition.kind === 'order' || definition.group === 'data') return [];
    const chosen = definition.axis?.(definition.params.safeParse(params ?? {}).data ?? {});
    return Object.keys(definition.outputs).flatMap((port): Plot[] => {
      const ref = `${id}.${port}`;
      const output = outputOf(strategy, ref);
      const column = columns.get(ref);
      const axis = chosen ?? (output?.type === 'number' ? output.plot : undefined);
      if (!column || !axis || axis === 'none') return [];
      return [{ ref, axis, line: column.line(pool) }];
    });
  });
}

function chartCandles(key: string, candles: Omit<ChartCandles, 'key'>): ChartCandles {
  const { time, open, high, low, close, volume } = candles;
  return {
    key,
    time: time.slice(),
    open: open.slice(),
    high: high.slice(),
    low: low.slice(),
    close: close.slice(),
    volume: volume.slice(),
  };
}
