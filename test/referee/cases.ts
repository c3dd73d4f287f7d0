import type { ExecutionSettings, MarketSettings } from '../../src/strategy/schema.ts';
import type { Candles } from '../../src/time/candles.ts';
import { referee } from './referee.ts';
import type { RefereeNode, RefereeResult } from './types.ts';

const HOUR = 3_600_000;

/** Hourly candles from the epoch; rows are open, high, low, close and, where known, volume. */
export function candlesOf(rows: readonly (readonly number[])[]): Candles {
  const pick = (at: number) => Float64Array.from(rows, (row) => row[at] ?? Number.NaN);
  return {
    time: Float64Array.from(rows, (_, index) => index * HOUR),
    open: pick(0),
    high: pick(1),
    low: pick(2),
    close: pick(3),
    volume: pick(4),
  };
}

/** A condition that is true at the given rows. */
export function column(length: number, at: readonly number[]): number[] {
  return Array.from({ length }, (_, index) => (at.includes(index) ? 1 : 0));
}

/** One market of hourly candles. */
export function runCase(
  rows: readonly (readonly number[])[],
  nodes: readonly RefereeNode[],
  execution: ExecutionSettings = {},
  settings: Partial<MarketSettings> = {},
): RefereeResult {
  return referee({
    markets: [
      {
        id: 'main',
        settings: { id: 'main', symbol: 'A/B', timeframe: '1h', ...settings },
        candles: candlesOf(rows),
      },
    ],
    execution,
    nodes,
  });
}
