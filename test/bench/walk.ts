import { type Candles, emptyCandles } from '../../src/time/candles.ts';

/** A seeded random walk of one-minute candles. */
export function randomCandles(length: number, seed = 1): Candles {
  const candles = emptyCandles(length);
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  let price = 30000;
  for (let i = 0; i < length; i++) {
    const open = price;
    const close = open * (1 + (random() + random() + random() - 1.5) * 0.0016);
    candles.time[i] = 1600000020000 + i * 60000;
    candles.open[i] = open;
    candles.close[i] = close;
    candles.high[i] = Math.max(open, close) * (1 + random() * 0.0005);
    candles.low[i] = Math.min(open, close) * (1 - random() * 0.0005);
    candles.volume[i] = 1000 + random() * 1e6;
    price = close;
  }
  return candles;
}
