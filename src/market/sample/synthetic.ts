import { cos, exp } from '../../node/math.ts';
import { type Candles, emptyCandles } from '../../time/candles.ts';
import { parseTimeframe } from '../../time/timeframe.ts';
import { createRandom } from './random.ts';

export interface SyntheticOptions {
  seed: number;
  /** Minutes, hours or days: `"5m"`, `"1h"`, `"1d"`. */
  timeframe: string;
  bars: number;
  /** Opening of the first candle, UTC milliseconds. */
  start: number;
  price: number;
  /** Standard deviation of a year's log return. */
  volatility?: number;
  /** Amount traded on an ordinary day. */
  dailyVolume?: number;
  /** Smallest price difference. */
  tick?: number;
}

const DAY = 86_400_000;
const PATH_STEPS = 6;
const REGIME_DAYS = 25;

/**
 * A made-up market with the habits of real ones: fat tails, quiet and wild weeks (clustered volatility), lively
 * and sleepy hours, volume that follows movement, and stretches that drift up or down, with no drift on average.
 * A function of its options alone.
 *
 * @throws RangeError where the timeframe is none
 */
export function syntheticCandles(options: SyntheticOptions): Candles {
  const { seed, bars, start, price, volatility = 0.65, dailyVolume = 24_000, tick = 0.01 } = options;
  const frame = parseTimeframe(options.timeframe);
  if (!frame) throw new RangeError(`"${options.timeframe}" is no timeframe.`);
  const random = createRandom(seed);
  const candles = emptyCandles(bars);
  const perDay = DAY / frame.ms;
  const usual = volatility / Math.sqrt(365 * perDay);
  const regimeEnds = 1 / Math.max(1, REGIME_DAYS * perDay);
  // Log volatility is pulled back to its mean within about four days.
  const pull = Math.min(0.5, 1 / (4 * perDay));
  const shake = 0.55 * Math.sqrt(2 * pull);
  const toTick = (value: number) => Math.max(tick, Number((Math.round(value / tick) * tick).toFixed(8)));

  let mood = 0.5 * random.normal();
  let drift = 0;
  let last = price;
  for (let at = 0; at < bars; at++) {
    const time = start + at * frame.ms;
    mood += -pull * mood + shake * random.normal();
    if (random.uniform() < regimeEnds)
      drift = 0.03 * usual * random.normal() * Math.min(1, Math.sqrt(24 / perDay));
    const rhythm = dayRhythm(time, frame.ms);
    const spread = usual * exp(mood - 0.15) * rhythm;
    const step = spread / Math.sqrt(PATH_STEPS);
    const open = last;
    let high = open;
    let low = open;
    let now = open;
    let moved = 0;
    const shock = random.fatTailed();
    for (let part = 0; part < PATH_STEPS; part++) {
      const move = part === 2 ? shock : random.normal();
      const change = drift / PATH_STEPS - (step * step) / 2 + step * move;
      now *= exp(Math.max(-0.5, Math.min(0.5, change)));
      if (now > high) high = now;
      if (now < low) low = now;
      moved += Math.abs(change);
    }
    candles.time[at] = time;
    candles.open[at] = toTick(open);
    candles.high[at] = toTick(high);
    candles.low[at] = toTick(low);
    candles.close[at] = toTick(now);
    const lively = (0.35 + moved / (usual * 2)) * rhythm * exp(0.35 * random.normal() - 0.06);
    candles.volume[at] = Number(((dailyVolume / perDay) * lively).toFixed(5));
    last = candles.close[at]!;
  }
  return candles;
}

/** Most is traded in the American afternoon, least before dawn in Europe; day candles have no hours. */
function dayRhythm(time: number, length: number): number {
  if (length >= DAY) return 1;
  const hour = (time % DAY) / 3_600_000;
  return 1 + 0.35 * cos(((hour - 15) / 24) * 2 * Math.PI) + 0.1 * cos(((hour - 8) / 12) * 2 * Math.PI);
}
