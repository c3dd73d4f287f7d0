import { createSession, library, type PortType, type Strategy } from '../../index.ts';
import type { Program } from '../../compiler/program.ts';
import { parseReference } from '../../strategy/reference.ts';
import { accountOf } from '../../strategy/settings.ts';
import { parseTimeframe, type Timeframe } from '../../time/timeframe.ts';
import { alignInstants, alignSeries, rowsOf } from './align.ts';
import type { RunData } from './data.ts';
import { drawdownOf, makeLine } from './line.ts';
import { lookOf, shareOf } from './looks.ts';
import { monthlyReturns } from './months.ts';
import { orderMarks } from './orders.ts';
import type { ChartCandles, Look, Plot, RunReport, RunRequest } from './protocol.ts';
import { fillTable, tradeTable } from './tables.ts';

/** The newest run as the worker keeps it: every output on every candle of the chart. */
export interface Kept {
  readonly report: RunReport;
  readonly values: ReadonlyMap<string, Float64Array>;
  readonly types: ReadonlyMap<string, PortType>;
  readonly shares: ReadonlyMap<string, number | undefined>;
  readonly program: Program;
}

const FALLBACK: Timeframe = { text: '1h', count: 1, unit: 'h', ms: 3_600_000 };

/** Runs a strategy and makes of it everything that the page shows at first. */
export function runStrategy({ strategy, has, view }: RunRequest, { key, data }: RunData): Kept {
  const main = strategy.markets[0];
  const candles = data[main?.id ?? ''];
  if (!main || !candles) throw new RangeError('The strategy has no market.');
  const session = createSession(strategy, { taps: 'all', rows: candles.time.length });
  session.push(data);
  session.finish();
  const result = session.result();
  const { program } = session;
  const frame = parseTimeframe(main.timeframe) ?? FALLBACK;
  const rows = rowsOf(candles.time, frame);

  const values = new Map<string, Float64Array>();
  for (const [ref, series] of Object.entries(session.series())) {
    values.set(ref, alignSeries(series, frameOf(program, ref) ?? frame, rows));
  }
  const types = new Map([...values.keys()].map((ref) => [ref, outputOf(strategy, ref)?.type ?? 'number']));
  const shares = new Map(
    [...values].map(([ref, column]) => [ref, types.get(ref) === 'bool' ? shareOf(column) : undefined]),
  );
  const { cash } = accountOf(strategy);
  const equity = alignInstants(result.time, result.equity, rows);
  const hold = alignInstants(result.time, result.hold, rows);
  const fills = fillTable(result.fills, rows);
  const trades = tradeTable(result.trades, result.openTrades, rows);
  const report: RunReport = {
    strategy,
    rows: candles.time.length,
    candlesKey: key,
    candles: has === key ? null : chartCandles(key, candles),
    timeframe: main.timeframe,
    equity: makeLine(equity),
    hold: makeLine(hold),
    drawdown: makeLine(drawdownOf(equity, cash)),
    plots: plotsOf(strategy, values),
    fills,
    trades,
    metrics: result.metrics,
    warnings: result.warnings,
    orders: orderMarks(program, fills, trades),
    looks: looksOf(values, types, shares, view),
    months: monthlyReturns(candles.time, equity, hold, cash),
  };
  return { report, values, types, shares, program };
}

export function looksOf(
  values: Kept['values'],
  types: Kept['types'],
  shares: Kept['shares'],
  view: RunRequest['view'],
): ReadonlyMap<string, Look> {
  return new Map(
    [...values].map(([ref, column]) => [
      ref,
      lookOf(column, types.get(ref) ?? 'number', view, shares.get(ref)),
    ]),
  );
}

/** The candles' length on the clock that an output runs on. */
function frameOf(program: Program, ref: string): Timeframe | undefined {
  const clock = program.columns[program.taps.get(ref) ?? -1];
  return clock === undefined ? undefined : program.clocks[clock]?.timeframe;
}

function outputOf(strategy: Strategy, ref: string) {
  const source = parseReference(ref);
  const type = strategy.nodes.find(({ id }) => id === source?.node)?.type;
  return source && type !== undefined ? library.get(type)?.outputs[source.port] : undefined;
}

/** Outputs of the strategy's own nodes that belong on a chart; candles and what orders report are drawn otherwise. */
function plotsOf(strategy: Strategy, values: Kept['values']): Plot[] {
  return strategy.nodes.flatMap(({ id, type, disabled }) => {
    const definition = library.get(type);
    if (!definition || disabled || definition.kind === 'order' || definition.group === 'data') return [];
    return Object.entries(definition.outputs).flatMap(([port, output]): Plot[] => {
      const ref = `${id}.${port}`;
      const column = values.get(ref);
      if (output.type !== 'number' || !column || !output.plot || output.plot === 'none') return [];
      return [{ ref, axis: output.plot, line: makeLine(column.slice()) }];
    });
  });
}

function chartCandles(key: string, candles: Omit<ChartCandles, 'key'>): ChartCandles {
  return {
    key,
    time: candles.time.slice(),
    open: candles.open.slice(),
    high: candles.high.slice(),
    low: candles.low.slice(),
    close: candles.close.slice(),
    volume: candles.volume.slice(),
  };
}
