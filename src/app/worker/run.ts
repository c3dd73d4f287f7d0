import type { Program } from '../../compiler/program.ts';
import { createSession, library, type Strategy } from '../../index.ts';
import { accountOf } from '../../strategy/settings.ts';
import { parseTimeframe, type Timeframe } from '../../time/timeframe.ts';
import { alignInstants, alignSeries, rowsOf } from './align.ts';
import { KeptColumn } from './columns.ts';
import type { RunData } from './data.ts';
import { drawdownOf, makeLine } from './line.ts';
import { lookOf } from './looks.ts';
import { monthlyReturns } from './months.ts';
import { orderMarks } from './orders.ts';
import type { ChartCandles, Look, OrderMarks, Plot, RunReport, RunRequest, TradeTable } from './protocol.ts';
import { outputOf, outputRefs } from './refs.ts';
import { shareable } from './room.ts';
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
  readonly program: Program;
}

const FALLBACK: Timeframe = { text: '1h', count: 1, unit: 'h', ms: 3_600_000 };

/**
 * Runs a strategy and makes of it everything that the page shows at first. Outputs that the last edit left alone are
 * taken from the run before.
 */
export function runStrategy(
  { strategy, has, view }: RunRequest,
  { key, keys, data }: RunData,
  before: Kept | null,
): { report: RunReport; kept: Kept } {
  const main = strategy.markets[0];
  const candles = data[main?.id ?? ''];
  if (!main || !candles) throw new RangeError('The strategy has no market.');
  const signed = signatures(strategy, JSON.stringify([keys, strategy.markets]));
  const refs = outputRefs(strategy);
  const old = new Map(refs.map((ref) => [ref, reusable(before, ref, signed)]));
  const session = createSession(strategy, {
    taps: refs.filter((ref) => !old.get(ref)),
    rows: candles.time.length,
  });
  session.push(data);
  session.finish();
  const result = session.result();
  const { program } = session;
  const frame = parseTimeframe(main.timeframe) ?? FALLBACK;
  const rows = rowsOf(candles.time, frame);

  const series = session.series();
  const columns = new Map<string, KeptColumn>();
  for (const ref of refs) {
    const same = old.get(ref);
    const fresh = series[ref];
    if (same) columns.set(ref, same);
    else if (fresh) {
      const values = shareable(alignSeries(fresh, frameOf(program, ref) ?? frame, rows));
      columns.set(ref, new KeptColumn(strategy, ref, values, signed.get(nodeOf(ref)) ?? null));
    }
  }
  const { cash } = accountOf(strategy);
  const equity = alignInstants(result.time, result.equity, rows);
  const hold = alignInstants(result.time, result.hold, rows);
  const fills = fillTable(result.fills, rows);
  const trades = tradeTable(result.trades, result.openTrades, rows);
  const orders = orderMarks(program, fills, trades, (result.metrics.ordersPartlyFilled ?? 0) > 0);
  const report: RunReport = {
    strategy,
    rows: candles.time.length,
    candlesKey: key,
    candles: has === key ? null : chartCandles(key, candles),
    timeframe: main.timeframe,
    equity: makeLine(equity),
    hold: makeLine(hold),
    drawdown: makeLine(drawdownOf(equity, cash)),
    plots: plotsOf(strategy, columns),
    values: globalThis.crossOriginIsolated ? valuesOf(columns) : null,
    fills,
    trades,
    metrics: result.metrics,
    warnings: result.warnings,
    orders,
    looks: looksOf(columns, view),
    months: monthlyReturns(candles.time, equity, hold, cash),
  };
  const kept = {
    ...{ strategy, rows: report.rows, columns, trades, orders, program },
    equity: equity.slice(),
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
  return new Map(
    [...columns].map(([ref, { values, type, share }]) => [ref, lookOf(values, type, view, share)]),
  );
}

/** The candles' length on the clock that an output runs on. */
function frameOf(program: Program, ref: string): Timeframe | undefined {
  const clock = program.columns[program.taps.get(ref) ?? -1];
  return clock === undefined ? undefined : program.clocks[clock]?.timeframe;
}

/** Outputs of the strategy's own nodes that belong on a chart; candles and what orders report are drawn otherwise. */
function plotsOf(strategy: Strategy, columns: Kept['columns']): Plot[] {
  return strategy.nodes.flatMap(({ id, type }) => {
    const definition = library.get(type);
    if (!definition || definition.kind === 'order' || definition.group === 'data') return [];
    return Object.keys(definition.outputs).flatMap((port): Plot[] => {
      const ref = `${id}.${port}`;
      const output = outputOf(strategy, ref);
      const column = columns.get(ref);
      if (output?.type !== 'number' || !column || !output.plot || output.plot === 'none') return [];
      return [{ ref, axis: output.plot, line: column.line() }];
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
