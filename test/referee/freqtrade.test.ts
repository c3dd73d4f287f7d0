import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { candlesOf } from './cases.ts';
import { engine, type Judged } from './engine.ts';
import { hasShared, readOracle } from './outside.ts';
import { referee } from './referee.ts';
import type { RefereeInput, RefereeNode } from './types.ts';

const caseSchema = z.object({
  id: z.string(),
  about: z.string(),
  params: z.object({
    stop_loss: z.number(),
    roi: z.record(z.string(), z.number()),
    trailing_stop: z.boolean(),
    trailing_only_offset_is_reached: z.boolean(),
    trailing_stop_positive: z.number().nullable(),
    trailing_stop_positive_offset: z.number(),
    use_exit_signal: z.boolean(),
    use_custom_stoploss: z.boolean(),
    custom_entry_price: z.number().nullable(),
    custom_exit_price: z.number().nullable(),
    leverage: z.number(),
  }),
  candles: z.array(z.array(z.union([z.number(), z.string(), z.null()]))),
  expected: z.object({
    sumProfitRatio: z.number(),
    trades: z.array(z.object({ openTick: z.number(), closeTick: z.number(), exitReason: z.string() })),
  }),
});
type Case = z.infer<typeof caseSchema>;
const cases = hasShared
  ? z.object({ cases: z.array(caseSchema) }).parse(readOracle('freqtrade_backtest_detail')).cases
  : [];

/** SIMULATION.md: what is Freqtrade's own pricing, or needs another path than ours. */
const OTHERWISE = [11, 16, 20, 24, 34, 35, 36, 37, 38, 40, 41, 44, 48, 49, 52, 53];

function nodesOf({ params, candles }: Case): RefereeNode[] {
  const column = (at: number) => candles.map((row) => Number(row[at] ?? 0));
  const [long, exitLong, short, exitShort] = [column(6), column(7), column(8), column(9)];
  const when = (enter: number[], exit: number[], other: number[]) =>
    enter.map((value, i) => Number(value === 1 && exit[i] !== 1 && other[i] !== 1));
  const size = { mode: 'equity-percent', value: 10 };
  const table = Object.entries(params.roi);
  const barsOf = (minutes: string) => Math.ceil(Number(minutes) / 60);
  const steps = table
    .filter(([, roi]) => roi >= 0)
    .map(([minutes, roi]) => ({ afterBars: barsOf(minutes), percent: (roi * 100) / params.leverage }));
  // A table that asks for less than nothing lets go whatever the price: an exit by time.
  const late = table.filter(([, roi]) => roi < 0);
  const nodes: RefereeNode[] = [
    {
      id: 'long',
      type: 'buy',
      params: { size, reverse: false },
      inputs: { when: when(long!, exitLong!, short!) },
    },
    {
      id: 'short',
      type: 'short',
      params: { size, reverse: false },
      inputs: { when: when(short!, exitShort!, long!) },
    },
    { id: 'stop', type: 'stop-loss', params: { percent: (-params.stop_loss * 100) / params.leverage } },
    { id: 'roi', type: 'take-profit', params: { steps } },
    ...late.map(([minutes]) => ({ id: 'late', type: 'time-exit', params: { bars: barsOf(minutes) } })),
  ];
  if (params.use_exit_signal) {
    nodes.push(
      { id: 'sell', type: 'sell', inputs: { when: exitLong! } },
      { id: 'cover', type: 'cover', inputs: { when: exitShort! } },
    );
  }
  const positive = params.trailing_stop_positive;
  if (params.trailing_stop && !params.trailing_only_offset_is_reached)
    nodes.push({ id: 'trail', type: 'trailing-stop', params: { percent: -params.stop_loss * 100 } });
  if (params.trailing_stop && positive) {
    const offset = params.trailing_stop_positive_offset;
    nodes.push({
      id: 'close-trail',
      type: 'trailing-stop',
      params: { percent: positive * 100, ...(offset > 0 ? { activation: { percent: offset * 100 } } : {}) },
    });
  }
  return nodes;
}

type Judge = (input: RefereeInput) => Judged;

function agrees(judge: Judge, example: Case, path: 'nearest' | 'pessimistic'): boolean {
  // A position that is never left is no trade there; one forced out at the end is.
  const closeAtEnd = example.expected.trades.some(({ exitReason }) => exitReason === 'force_exit')
    ? 'open'
    : false;
  const rows = example.candles.map((row) => [1, 2, 3, 4].map((at) => Number(row[at])));
  const { trades } = judge({
    markets: [
      {
        id: 'main',
        settings: { id: 'main', symbol: 'X', timeframe: '1h', kind: 'margin' },
        candles: candlesOf(rows),
      },
    ],
    account: { makerFee: 0, takerFee: 0 },
    execution: { volumeCap: null, closeAtEnd, limitTouch: true, path },
    nodes: nodesOf(example),
  });
  const sum = trades.reduce(
    (total, trade) => total + (trade.profitPercent / 100) * example.params.leverage,
    0,
  );
  const ticks = trades.map(({ entryTime, exitTime }) => [entryTime / 3_600_000, (exitTime ?? 0) / 3_600_000]);
  const expected = example.expected.trades.map(({ openTick, closeTick }) => [openTick, closeTick]);
  return (
    JSON.stringify(ticks) === JSON.stringify(expected) &&
    Math.abs(sum - example.expected.sumProfitRatio) <= 0.00051
  );
}

describe.skipIf(!hasShared).each([
  { who: 'the engine', judge: engine },
  { who: 'the referee', judge: referee },
])("Freqtrade's intrabar cases by $who (skipped where the shared oracles are absent)", ({ judge }) => {
  it('agree but for those that it prices in its own way', () => {
    const judged = cases.filter(
      ({ id, params }) =>
        params.custom_entry_price === null &&
        params.custom_exit_price === null &&
        !OTHERWISE.includes(Number(id.slice(2))),
    );
    expect(judged.length).toBeGreaterThan(30);
    const failed = judged.filter((example) => !agrees(judge, example, 'nearest'));
    // Stop and target in one candle: Freqtrade takes the stop first.
    expect(failed.map(({ id }) => id)).toEqual(['tc15', 'tc33']);
    expect(failed.filter((example) => !agrees(judge, example, 'pessimistic'))).toEqual([]);
  });
});
