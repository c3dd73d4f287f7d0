import type { FeedRows } from '../../index.ts';
import { syntheticCandles } from '../../market/index.ts';
import { type Candles, emptyCandles, PRICE_COLUMNS } from '../../time/candles.ts';

let made: Candles | undefined;

/** Hourly candles made up for pictures, the same in every one. */
function sample(): Candles {
  made ??= syntheticCandles({
    seed: 139,
    timeframe: '1h',
    bars: 1600,
    start: Date.UTC(2024, 0, 1),
    price: 100,
  });
  return made;
}

/** Candles on which a node has something to show: only a market that closes at night has gaps. */
export function sampleFor(type: string): Candles {
  return type === 'gap' ? withoutNights(sample()) : sample();
}

/** Hours between two values of a made-up series, and candles that each looks back on. */
const APART = 9;
const BEHIND = 72;

/** A series from outside, made up for pictures: where the price stands between its lows and highs, 0 to 100. */
export function sampleFeed({ time, high, low, close }: Candles): FeedRows {
  const rows = [...time.keys()].filter((row) => row >= BEHIND && row % APART === 0);
  const value = rows.map((row) => {
    const least = Math.min(...low.subarray(row - BEHIND, row));
    const most = Math.max(...high.subarray(row - BEHIND, row));
    return Math.round(((close[row - 1]! - least) / (most - least || 1)) * 100);
  });
  return { time: Float64Array.from(rows, (row) => time[row]!), value: Float64Array.from(value) };
}

const HOURS_OPEN = 14;

function withoutNights(candles: Candles): Candles {
  const open = [...candles.time.keys()].filter((row) => row % 24 < HOURS_OPEN);
  const days = emptyCandles(open.length);
  for (const name of ['time', ...PRICE_COLUMNS] as const) {
    open.forEach((from, to) => {
      days[name][to] = candles[name][from]!;
    });
  }
  return days;
}
