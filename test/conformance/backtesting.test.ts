import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadStrategy, simulate } from '../../src/index.ts';
import { hasShared, readCandles, readOracle } from '../referee/outside.ts';
import { theirStatistics } from './backtesting-statistics.ts';
import { donchian, smaCross, smaLong } from './strategies.ts';

const runSchema = z.object({
  id: z.string(),
  data: z.string(),
  strategy: z.enum(['SmaCross', 'SmaLong', 'Donchian']),
  broker: z.object({ cash: z.number(), commission: z.number().default(0), margin: z.number().default(1) }),
  tradeColumns: z.array(z.string()),
  trades: z.array(z.array(z.number().nullable())),
  equity: z.array(z.number()).nullable(),
  stats: z.record(z.string(), z.union([z.number(), z.string()])),
});
type Run = z.infer<typeof runSchema>;
const runs = hasShared ? z.object({ runs: z.array(runSchema) }).parse(readOracle('backtesting_py')).runs : [];

/** Bars before every indicator is known. */
const FIRST_BAR = { SmaCross: 29, SmaLong: 29, Donchian: 19 } as const;
const EVERY = ['trades', 'equity', 'statistics'] as const;
const table = new Map<string, string>();

function nodesOf({ strategy, broker }: Run) {
  if (strategy === 'SmaCross') return smaCross();
  return strategy === 'SmaLong' ? smaLong(1 / broker.margin) : donchian();
}

function resultOf(run: Run) {
  const { cash, commission, margin } = run.broker;
  const kind = run.strategy === 'SmaCross' || margin < 1 ? 'margin' : 'spot';
  // It asks for the margin of the entry before its fee; a leverage to spare leaves room for both.
  const leverage = margin < 1 ? 2 / margin : 1;
  const timeframe = run.data.includes('1h') ? '1h' : '1d';
  const { strategy, diagnostics } = loadStrategy({
    format: 'candlewire.strategy',
    version: 1,
    markets: [{ id: 'main', symbol: 'X', timeframe, step: 1, kind, leverage }],
    account: { cash, makerFee: commission, takerFee: commission },
    execution: { volumeCap: null, closeAtEnd: 'open' },
    nodes: nodesOf(run),
  });
  const fault = diagnostics.find(({ severity }) => severity === 'error');
  if (!strategy || fault) throw new Error(JSON.stringify(fault));
  const candles = readCandles(run.data);
  return { candles, ...simulate(strategy, { main: candles }) };
}

/** The oracle prints twelve digits; what is nothing beside `scale` is nothing. */
function near(ours: number, theirs: number, what: string, scale = Math.abs(theirs)): void {
  expect(Math.abs(ours - theirs), `${what}: ${ours} and ${theirs}`).toBeLessThanOrEqual(1e-9 * scale);
}

/** Durations are written as "584 days 00:00:00". */
function numberOf(value: number | string): number {
  const span = /^(\d+) days (\d+):(\d+):(\d+)$/.exec(String(value));
  if (!span) return Number(value);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = span.slice(1).map(Number);
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

describe.skipIf(!hasShared)('runs of backtesting.py (skipped where the shared oracles are absent)', () => {
  afterAll(() => {
    const lines = runs.map(({ id }) => [
      id,
      ...EVERY.map((part) => table.get(`${id} ${part}`) ?? 'not given'),
    ]);
    console.info(
      [['run', ...EVERY], ...lines].map((line) => line.map((cell) => cell.padEnd(22)).join('')).join('\n'),
    );
  });

  describe.each(runs)('$id', (run) => {
    const result = resultOf(run);
    const row = new Map([...result.time].map((time, index) => [time, index]));
    const column = (name: string) =>
      run.trades.map((trade) => trade[run.tradeColumns.indexOf(name)] ?? Number.NaN);

    it('makes the same trades at the same candles and prices', () => {
      const { trades } = result;
      expect(trades.map(({ entryTime, exitTime }) => [row.get(entryTime), row.get(exitTime ?? 0)])).toEqual(
        column('EntryBar').map((entry, i) => [entry, column('ExitBar')[i]]),
      );
      trades.forEach((trade, i) => {
        near(trade.entryPrice, column('EntryPrice')[i]!, `entry ${i}`);
        near(trade.exitPrice ?? 0, column('ExitPrice')[i]!, `exit ${i}`);
        expect(trade.side === 'long' ? trade.quantity : -trade.quantity).toBe(column('Size')[i]);
        near(trade.profit, column('PnL')[i]!, `profit ${i}`, trade.entryPrice * trade.quantity);
        near(trade.profitPercent / 100, column('ReturnPct')[i]!, `return ${i}`, 1);
      });
      table.set(`${run.id} trades`, `${trades.length} of ${run.trades.length}`);
    });

    it.runIf(run.equity)('has the same equity on every candle', () => {
      for (const [i, equity] of (run.equity ?? []).entries()) near(result.equity[i]!, equity, `equity ${i}`);
      table.set(`${run.id} equity`, `${run.equity?.length} of ${result.equity.length}`);
    });

    it('has the same statistics, by its definitions and, where they are the same, by ours', () => {
      const { candles, equity, trades, metrics } = result;
      const theirs = Object.entries(run.stats).filter(
        ([name]) => !['Start', 'End', 'Duration'].includes(name),
      );
      const firstBar = FIRST_BAR[run.strategy];
      const computed = theirStatistics({ candles, equity, trades, cash: run.broker.cash, firstBar });
      for (const [name, value] of theirs) near(computed[name] ?? Number.NaN, numberOf(value), name);
      const same: [number | null, string, number][] = [
        [metrics.endEquity, 'Equity Final [$]', 1],
        [metrics.totalReturn, 'Return [%]', 100],
        [metrics.maxDrawdown, 'Max. Drawdown [%]', 100],
        [metrics.trades, '# Trades', 1],
        [metrics.winRate, 'Win Rate [%]', 100],
        [metrics.expectancyPercent, 'Expectancy [%]', 100],
        [metrics.sqn, 'SQN', 1],
        [metrics.kelly, 'Kelly Criterion', 1],
        ...(run.broker.commission > 0
          ? [[metrics.fees, 'Commissions [$]', 1] as [number | null, string, number]]
          : []),
      ];
      for (const [ours, name, factor] of same)
        near((ours ?? Number.NaN) * factor, numberOf(run.stats[name] ?? ''), `metric of ${name}`);
      table.set(`${run.id} statistics`, `${theirs.length} of ${theirs.length}`);
    });
  });
});
