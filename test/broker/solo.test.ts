import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSession, loadStrategy, resultJson, simulate } from '../../src/index.ts';
import { type Candles, sliceCandles } from '../../src/time/candles.ts';
import { holds, sameText } from '../referee/check.ts';
import { TICK, walk } from '../referee/walks.ts';

/**
 * The common kind of run (one spot market, one book, market orders, one stop, one target) has a walk of its own. A
 * node that reads the position makes a run go bar by bar through the general walk: both must say the very same.
 */

const pick = fc.constantFrom;
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const written = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const distance = fc.oneof(
  pick(0.5, 1, 2, 4).map((percent) => ({ percent })),
  pick(0.5, 1, 1.5).map((price) => ({ price })),
  pick(1, 2, 5).map((ticks) => ({ ticks })),
  pick(0.5, 1, 2).map((atr) => ({ atr, atrLength: 3 })),
);

const size = fc.oneof(
  pick(100, 100, 50, 10).map((value) => ({ mode: 'equity-percent', value })),
  pick(100, 30).map((value) => ({ mode: 'cash-percent', value })),
  pick(1, 40, 200).map((value) => ({ mode: 'base', value })),
  pick(300, 20_000).map((value) => ({ mode: 'quote', value })),
  pick(1, 5).map((value) => ({ mode: 'risk-percent', value })),
  pick(20, 100).map((value) => ({ mode: 'kelly', value })),
);

const condition = fc.record({
  column: pick('trades', 'openInterest'),
  op: pick('>', '<', '>='),
  b: fc.integer({ min: 2, max: 7 }),
  trigger: pick('rising', 'rising', 'while', 'every'),
});

const slippage = maybe(
  fc.oneof(
    pick(0.001, 0.02),
    pick(1, 3).map((ticks) => ({ ticks })),
    pick(0.1).map((atr) => ({ atr, atrLength: 3 })),
  ),
);

const runs = fc.record({
  market: fc.record({
    tick: fc.constant(TICK),
    step: maybe(pick(1, 0.01)),
    minQuantity: maybe(pick(1, 5)),
    minNotional: maybe(pick(100, 1000)),
    makerFee: maybe(pick(0, 0.0005, -0.0001)),
    takerFee: maybe(pick(0, 0.002)),
    feeCurrency: maybe(pick('base')),
    slippage,
  }),
  execution: fc.record({
    path: maybe(pick('pessimistic')),
    limitTouch: maybe(fc.boolean()),
    volumeCap: pick(undefined, null, null, 0.5),
    closeAtEnd: pick(undefined, 'open', 'close', false),
  }),
  cash: pick(10_000, 1000),
  entries: fc.array(fc.record({ size, when: condition }), { minLength: 1, maxLength: 2 }),
  exits: fc.array(fc.record({ type: pick('sell', 'close-position'), when: condition }), { maxLength: 2 }),
  stop: maybe(distance),
  target: maybe(distance),
  watcher: pick(
    undefined,
    undefined,
    undefined,
    { type: 'risk-guard', params: { lossesInRow: 1, for: 9 } },
    { type: 'risk-guard', params: { tradesPerDay: 1, action: 'close' } },
    { type: 'oco' },
  ),
  candles: walk(true, false).map((one) => one.candles),
});
type Run = typeof runs extends fc.Arbitrary<infer T> ? T : never;

function strategyOf(
  { market, execution, cash, entries, exits, stop, target, watcher }: Run,
  reads: boolean,
): unknown {
  const orders = [
    ...entries.map(({ size: how, when }) => ({
      type: 'buy',
      when,
      params: { size: stop || how.mode !== 'risk-percent' ? how : { mode: 'base', value: 1 } },
    })),
    ...exits,
  ];
  const acting = orders.flatMap((order, index) => {
    const { column, op, b, trigger } = order.when;
    const params = 'params' in order ? order.params : {};
    return [
      { id: `when${index}`, type: 'compare', params: { op }, inputs: { a: `candles.${column}`, b } },
      {
        id: `order${index}`,
        type: order.type,
        params: { ...params, trigger },
        inputs: { when: `when${index}.value` },
      },
    ];
  });
  const tied = orders.flatMap(({ type }, index) => (type === 'close-position' ? [] : [`order${index}`]));
  const watching = (node: Run['watcher']) => {
    if (!node || (node.type === 'oco' && tied.length < 2)) return [];
    return [{ id: 'watcher', ...(node.type === 'oco' ? { ...node, params: { of: tied } } : node) }];
  };
  return written({
    format: 'candlewire.strategy',
    version: 1,
    markets: [{ id: 'main', symbol: 'BTC/USDT', timeframe: '1h', ...market }],
    account: { cash },
    execution,
    nodes: [
      { id: 'candles', type: 'candles' },
      ...acting,
      ...(stop ? [{ id: 'stop', type: 'stop-loss', params: stop }] : []),
      ...(target ? [{ id: 'target', type: 'take-profit', params: target }] : []),
      ...watching(watcher),
      ...(reads ? [{ id: 'held', type: 'position' }] : []),
    ],
  });
}

function load(run: Run, reads: boolean) {
  const { strategy, diagnostics } = loadStrategy(strategyOf(run, reads));
  const fault = diagnostics.find(({ severity }) => severity === 'error');
  if (!strategy || fault) throw new Error(JSON.stringify(fault));
  return strategy;
}

function told(result: Parameters<typeof resultJson>[0]): string {
  const { strategy: _, hashes: __, ...rest } = resultJson(result);
  return JSON.stringify({
    ...rest,
    open: result.openTrades,
    equity: [...result.equity],
    hold: [...result.hold],
  });
}

const general = (run: Run) => simulate(load(run, true), { main: run.candles }, { taps: ['held.size'] });
const alone = (run: Run) => simulate(load(run, false), { main: run.candles });

describe('a run with one position on one spot market', () => {
  it('ends as the general walk ends it, fill by fill, to the last digit', () => {
    const seen = new Map<string, number>();
    const count = (what: string, times = 1) => seen.set(what, (seen.get(what) ?? 0) + times);
    holds(
      fc.property(runs, (run) => {
        const result = alone(run);
        sameText(told(result), told(general(run)));
        for (const { reason } of result.fills) count(reason);
        for (const { code } of result.warnings) count(code);
        count('ambiguous', result.metrics.ambiguousCandles ?? 0);
        count('partly', result.metrics.ordersPartlyFilled ?? 0);
        count('open', result.openTrades.length);
      }),
      Number(process.env.CANDLEWIRE_CASES ?? 700),
      Number(process.env.CANDLEWIRE_SEED ?? 5),
    );
    const reached = ['entry', 'signal', 'stop-loss', 'take-profit', 'end', 'ambiguous', 'partly', 'open'];
    for (const what of reached) expect(seen.get(what) ?? 0, what).toBeGreaterThan(20);
    for (const what of ['order-unfunded', 'entry-while-exit', 'gaps-in-trades'])
      expect(seen.get(what) ?? 0, `${what} of ${[...seen.keys()]}`).toBeGreaterThan(5);
  });

  it('ends the same whatever the stretches in which its candles come', () => {
    holds(
      fc.property(runs, fc.integer({ min: 1, max: 7 }), (run, length) => {
        const strategy = load(run, false);
        const session = createSession(strategy);
        for (let from = 0; from < run.candles.time.length; from += length)
          session.push({ main: part(run.candles, from, from + length) });
        session.finish();
        const { equity, trades, fills } = session.result();
        const whole = alone(run);
        sameText(
          JSON.stringify([trades, fills, [...equity]]),
          JSON.stringify([whole.trades, whole.fills, [...whole.equity]]),
        );
      }),
      100,
      6,
    );
  });
});

function part(candles: Candles, from: number, to: number): Candles {
  return sliceCandles(candles, from, Math.min(to, candles.time.length));
}
