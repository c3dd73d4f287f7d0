import type { Candles } from '../../../src/time/candles.ts';
import { between, HOUR, type Random, START } from '../../contract/random.ts';

export const MARKETS = ['walk', 'ticks', 'ties', 'stretches', 'gaps', 'tiny', 'huge', 'unit'] as const;
export type Market = (typeof MARKETS)[number];

const LEVELS: Record<Market, number> = {
  walk: 100,
  ticks: 30_000,
  ties: 60,
  stretches: 250,
  gaps: 40,
  tiny: 1e-8,
  huge: 1e9,
  unit: 0.5,
};
/** Price steps of the markets that have coarse ones. */
const TICKS: Partial<Record<Market, number>> = { ticks: 0.01, ties: 1, stretches: 0.5, gaps: 0.01 };

/**
 * Hourly candles of a made-up market: a plain walk, one in cents, one of whole numbers full of ties, one that stands
 * still for stretches, one that jumps between candles, prices about 1e-8, about 1e9, and within 0 and 1.
 */
export function madeUp(random: Random, rows: number, kind: Market): Candles {
  const column = () => new Float64Array(rows);
  const candles: Candles = {
    time: column(),
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: column(),
  };
  const tick = TICKS[kind];
  const round = (price: number) =>
    tick === undefined ? price : Math.max(tick, Math.round(price / tick) * tick);
  const level = LEVELS[kind];
  const swing = kind === 'ties' ? 0.06 : 0.005 + random() * 0.03;
  let price = level;
  let still = 0;
  for (let i = 0; i < rows; i++) {
    if (kind === 'stretches' && still === 0 && random() < 0.04) still = between(random, 2, 60);
    const quiet = still > 0;
    if (quiet) still--;
    const leap = kind === 'gaps' && random() < 0.2 ? 1 + (random() - 0.5) * 0.1 : 1;
    const open = quiet ? price : round(price * leap);
    const pull = 0.01 * (level - open);
    const body = random() < 0.08 ? 0 : (random() + random() - 1) * swing * open;
    const close = quiet ? open : round(Math.min(Math.max(open + pull + body, level / 4), 1.9 * level));
    const wick = () => (quiet || random() < 0.2 ? 0 : random() * random() * swing * open);
    candles.time[i] = START + i * HOUR;
    candles.open[i] = open;
    candles.close[i] = close;
    candles.high[i] = Math.max(open, close, round(Math.max(open, close) + wick()));
    candles.low[i] = Math.min(open, close, round(Math.min(open, close) - wick()));
    candles.volume[i] = random() < 0.03 ? 0 : Math.round(random() * random() * 1e6) / 1e3;
    price = close;
  }
  return candles;
}
