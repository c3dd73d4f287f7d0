import type { Candles } from '../../src/time/candles.ts';

/**
 * Ten indicators as one would write them by hand over whole columns: plain functions of any columns and length, with
 * no thought for drift, cuts or unknown values. The yardstick of the nodes.
 */
export function loops({ open, high, low, close, volume }: Candles): Record<string, () => Float64Array> {
  const out = new Float64Array(close.length);
  return {
    sma: () => sma(close, 20, out),
    ema: () => smoothed(close, 20, 2 / 21, out),
    rma: () => smoothed(close, 20, 1 / 20, out),
    rsi: () => rsi(close, 14, out),
    atr: () => atr(high, low, close, 14, out),
    'true-range': () => trueRange(high, low, close, out),
    momentum: () => momentum(close, 10, out),
    obv: () => obv(close, volume, out),
    'balance-of-power': () => balanceOfPower(open, high, low, close, out),
    ad: () => ad(high, low, close, volume, out),
  };
}

type Column = Float64Array;

function sma(close: Column, length: number, out: Column): Column {
  let sum = 0;
  for (let i = 0; i < close.length; i++) {
    sum += close[i]!;
    if (i >= length) sum -= close[i - length]!;
    out[i] = i >= length - 1 ? sum / length : Number.NaN;
  }
  return out;
}

function smoothed(close: Column, length: number, share: number, out: Column): Column {
  let level = 0;
  for (let i = 0; i < close.length; i++) {
    level = i < length ? level + close[i]! / length : level + (close[i]! - level) * share;
    out[i] = i >= length - 1 ? level : Number.NaN;
  }
  return out;
}

function rsi(close: Column, length: number, out: Column): Column {
  let gain = 0;
  let loss = 0;
  for (let i = 1; i < close.length; i++) {
    const change = close[i]! - close[i - 1]!;
    gain = (gain * (length - 1) + (change > 0 ? change : 0)) / length;
    loss = (loss * (length - 1) + (change < 0 ? -change : 0)) / length;
    out[i] = i < length ? Number.NaN : (100 * gain) / (gain + loss);
  }
  return out;
}

function atr(high: Column, low: Column, close: Column, length: number, out: Column): Column {
  let level = 0;
  for (let i = 1; i < close.length; i++) {
    const range = Math.max(high[i]!, close[i - 1]!) - Math.min(low[i]!, close[i - 1]!);
    level = i <= length ? level + range / length : (level * (length - 1) + range) / length;
    out[i] = i < length ? Number.NaN : level;
  }
  return out;
}

function trueRange(high: Column, low: Column, close: Column, out: Column): Column {
  for (let i = 1; i < close.length; i++)
    out[i] = Math.max(high[i]!, close[i - 1]!) - Math.min(low[i]!, close[i - 1]!);
  return out;
}

function momentum(close: Column, length: number, out: Column): Column {
  for (let i = length; i < close.length; i++) out[i] = close[i]! - close[i - length]!;
  return out;
}

function obv(close: Column, volume: Column, out: Column): Column {
  let total = volume[0]!;
  for (let i = 1; i < close.length; i++) {
    total += close[i]! > close[i - 1]! ? volume[i]! : close[i]! < close[i - 1]! ? -volume[i]! : 0;
    out[i] = total;
  }
  return out;
}

function balanceOfPower(open: Column, high: Column, low: Column, close: Column, out: Column): Column {
  for (let i = 0; i < close.length; i++) {
    const range = high[i]! - low[i]!;
    out[i] = range > 0 ? (close[i]! - open[i]!) / range : 0;
  }
  return out;
}

function ad(high: Column, low: Column, close: Column, volume: Column, out: Column): Column {
  let total = 0;
  for (let i = 0; i < close.length; i++) {
    const range = high[i]! - low[i]!;
    if (range > 0) total += ((close[i]! - low[i]! - (high[i]! - close[i]!)) / range) * volume[i]!;
    out[i] = total;
  }
  return out;
}
