import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { candlesOf } from '../referee/cases.ts';
import { engine, type Judged } from '../referee/engine.ts';
import { hasShared, readOracle } from '../referee/outside.ts';
import { referee } from '../referee/referee.ts';
import type { RefereeInput, RefereeNode } from '../referee/types.ts';

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
    adjust_entry_price: z.number().nullable(),
    leverage: z.number(),
  }),
  candles: z.array(z.array(z.union([z.number(), z.string(), z.null()]))),
  expected: z.object({
    sumProfitRatio: z.number(),
    trades: z.array(z.object({ openTick: z.number(), closeTick: z.number(), exitReason: z.string() })),
  }),
  derived: z.array(z.object({ openRate: z.number(), closeRate: z.number() })),
});
type Case = z.infer<typeof caseSchema>;
const cases = hasShared
  ? z.object({ cases: z.array(caseSchema) }).parse(readOracle('freqtrade_backtest_detail')).cases
  : [];

/** Cases that Freqtrade prices in its own way, by number, with the price of ours. */
const OTHERWISE: Readonly<Record<number, string>> = {
  11: 'a candle that opens beyond the trailing stop is filled at the level; ours at the open (rule 4)',
  16: 'a table that asks for −100 % is moved to the low of the candle; no order rests at 0',
  20: 'a target that the open lies beyond is filled at its price; ours at the open (rule 5)',
  24: 'a candle that opens beyond the trailing stop waits for the target; ours stops at the open (rule 4)',
  35: 'a trail in the entry candle is priced from the open, whatever the path; ours follows it (rule 9)',
  36: 'a trail in the entry candle is priced from the open, as its worst case',
  37: 'a trail in the entry candle is priced from the open, as its worst case',
  38: 'a trail in the entry candle is priced from the open, as its worst case',
  40: 'a limit above the candle is moved to its high; ours is marketable and fills at the open (rule 5)',
  41: 'a limit below the candle is moved to its low; ours is marketable and fills at the open (rule 5)',
  44: 'an exit price below the candle is moved to its low; ours is marketable and fills at the open (rule 5)',
  48: 'a limit beyond the market fills at its price; ours at the open (rule 5)',
  52: 'a limit beyond the market fills at its price; ours at the open (rule 5)',
};
/** It dates a trade by its order, not by its fill. */
const DATED_BY_ORDER = ['tc49', 'tc53'];
const PATHS = ['nearest', 'pessimistic'] as const;

const column = ({ candles }: Case, at: number) => candles.map((row) => Number(row[at] ?? 0));

/**
 * An entry with a price of its own is a limit that waits for one candle; one that is priced anew is placed again a
 * candle later.
 */
function entry(id: 'buy' | 'short', when: number[], { params, candles }: Case): RefereeNode {
  const { custom_entry_price: first, adjust_entry_price: then } = params;
  const size = { mode: 'equity-percent', value: 10 };
  if (first === null) return { id, type: id, params: { size, reverse: false }, inputs: { when } };
  const again = then === null ? when : when.map((value, i) => Math.max(value, when[i - 1] ?? 0));
  const price = candles.map((_, i) => (when[i] === 1 ? first : (then ?? first)));
  return {
    id,
    type: id,
    params: { size, reverse: false, type: 'limit', expireBars: 1 },
    inputs: { when: again, price },
  };
}

function leave(id: 'sell' | 'cover', when: number[], { params, candles }: Case): RefereeNode {
  const price = params.custom_exit_price;
  if (price === null) return { id, type: id, inputs: { when } };
  return {
    id,
    type: id,
    params: { type: 'limit', expireBars: 1 },
    inputs: { when, price: candles.map(() => price) },
  };
}

function nodesOf(example: Case): RefereeNode[] {
  const { params } = example;
  const [long, exitLong, short, exitShort] = [6, 7, 8, 9].map((at) => column(example, at));
  const when = (enter: number[], exit: number[], other: number[]) =>
    enter.map((value, i) => Number(value === 1 && exit[i] !== 1 && other[i] !== 1));
  const table = Object.entries(params.roi);
  const barsOf = (minutes: string) => Math.ceil(Number(minutes) / 60);
  const steps = table
    .filter(([, roi]) => roi >= 0)
    .map(([minutes, roi]) => ({ afterBars: barsOf(minutes), percent: (roi * 100) / params.leverage }));
  // A table that asks for less than nothing lets go whatever the price: an exit by time.
  const late = table.filter(([, roi]) => roi < 0);
  const nodes: RefereeNode[] = [
    entry('buy', when(long!, exitLong!, short!), example),
    entry('short', when(short!, exitShort!, long!), example),
    { id: 'stop', type: 'stop-loss', params: { percent: (-params.stop_loss * 100) / params.leverage } },
    ...(steps.length > 0 ? [{ id: 'roi', type: 'take-profit', params: { steps } }] : []),
    ...late.map(([minutes]) => ({ id: 'late', type: 'time-exit', params: { bars: barsOf(minutes) } })),
  ];
  if (params.use_exit_signal) {
    nodes.push(leave('sell', exitLong!, example), leave('cover', exitShort!, example));
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

/** The same candles, prices and sum of profits. */
function agrees(judge: Judge, example: Case, path: (typeof PATHS)[number]): boolean {
  const { expected, derived } = example;
  // A position that is never left is no trade there; one forced out at the end is.
  const closeAtEnd = expected.trades.some(({ exitReason }) => exitReason === 'force_exit') ? 'open' : false;
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
    execution: { volumeCap: null, closeAtEnd, path },
    nodes: nodesOf(example),
  });
  const sum = trades.reduce(
    (total, trade) => total + (trade.profitPercent / 100) * example.params.leverage,
    0,
  );
  const tick = (time: number | null) => (time ?? Number.NaN) / 3_600_000;
  const late = DATED_BY_ORDER.includes(example.id) ? 1 : 0;
  return (
    trades.length === expected.trades.length &&
    trades.every(({ entryTime, exitTime, entryPrice, exitPrice }, i) => {
      const [theirs, prices] = [expected.trades[i], derived[i]];
      return (
        tick(entryTime) === Number(theirs?.openTick) + late &&
        tick(exitTime) === theirs?.closeTick &&
        Math.abs(entryPrice / (prices?.openRate ?? 0) - 1) <= 1e-9 &&
        Math.abs((exitPrice ?? 0) / (prices?.closeRate ?? 0) - 1) <= 1e-9
      );
    }) &&
    Math.abs(sum - expected.sumProfitRatio) <= 0.00051
  );
}

const judges = [
  { who: 'the engine', judge: engine },
  { who: 'the referee', judge: referee },
];

describe.skipIf(!hasShared).each(judges)(
  "Freqtrade's intrabar cases by $who (skipped where the shared oracles are absent)",
  ({ who, judge }) => {
    const lines: string[] = [];
    afterAll(() => console.info([`Freqtrade's cases by ${who}`, ...lines].join('\n')));

    it('agree but for those that it prices in its own way', () => {
      const judged = cases.filter(({ id }) => !(Number(id.slice(2)) in OTHERWISE));
      const passed = PATHS.map((path) => judged.filter((example) => agrees(judge, example, path)));
      const [nearest, pessimistic] = passed.map((list) => list.map(({ id }) => id));
      const either = new Set([...nearest!, ...pessimistic!]);
      lines.push(
        `${nearest?.length} of ${judged.length} on the default path, ${either.size} with the path chosen per case`,
        `${cases.length - judged.length} of ${cases.length} are not judged`,
      );
      // Stop and target in one candle: Freqtrade takes the stop first.
      expect(judged.filter(({ id }) => !nearest?.includes(id)).map(({ id }) => id)).toEqual(['tc15', 'tc33']);
      expect(judged.filter(({ id }) => !either.has(id))).toEqual([]);
    });

    it('differ in every case that is not judged', () => {
      const others = cases.filter(({ id }) => Number(id.slice(2)) in OTHERWISE);
      const same = others.filter((example) => PATHS.some((path) => agrees(judge, example, path)));
      expect(same.map(({ id }) => id)).toEqual([]);
    });
  },
);

it.skipIf(!hasShared)('docs/conformance.md gives the reason of every case that is not judged', () => {
  const page = readFileSync(new URL('../../docs/conformance.md', import.meta.url), 'utf8');
  for (const [id, reason] of Object.entries(OTHERWISE)) expect(page).toContain(`| tc${id} | ${reason} |`);
});
