import { breakdownOf } from '../../src/broker/breakdown.ts';
import type { Broker } from '../../src/broker/port.ts';
import { METRIC_KEYS, type Metrics } from '../../src/broker/result.ts';

/** A broker that never trades, for tests of what happens before it. */
export function silentBroker(calls: string[] = []): Broker {
  const flat = {
    side: 0,
    size: 0,
    entry: Number.NaN,
    profit: 0,
    profitPercent: 0,
    bars: 0,
    best: Number.NaN,
    worst: Number.NaN,
    entries: 0,
    firstEntry: Number.NaN,
    lastEntry: Number.NaN,
    stop: Number.NaN,
    target: Number.NaN,
    r: Number.NaN,
    realized: 0,
  };
  const history = {
    closed: 0,
    lastProfit: Number.NaN,
    lastExitPrice: Number.NaN,
    lastEntryPrice: Number.NaN,
    lastSide: 0,
    lastReason: Number.NaN,
    wins: 0,
    losses: 0,
    tradesToday: 0,
    barsSinceExit: Number.NaN,
  };
  const metrics: Record<string, number | null> = Object.fromEntries(METRIC_KEYS.map((key) => [key, null]));
  const isMetrics = (value: Record<string, number | null>): value is Metrics =>
    METRIC_KEYS.every((key) => key in value);
  if (!isMetrics(metrics)) throw new Error('unreachable');
  return {
    ledger: {
      position: () => flat,
      account: { equity: 1, cash: 1, drawdown: 0, exposure: 0 },
      history: () => history,
      openOrders: () => 0,
    },
    run: (from, to) => void calls.push(`run ${to - from}`),
    advance: () => undefined,
    decide: () => undefined,
    end: () => void calls.push('end'),
    output: () => 0,
    shift: () => undefined,
    result: () => ({
      time: new Float64Array(),
      equity: new Float64Array(),
      hold: new Float64Array(),
      trades: [],
      openTrades: [],
      lots: [],
      fills: [],
      metrics,
      breakdown: breakdownOf(
        {
          ...{ time: new Float64Array(), equity: new Float64Array(), hold: new Float64Array() },
          ...{ trades: [], metrics },
        },
        [],
        [],
      ),
      warnings: [],
    }),
  };
}
