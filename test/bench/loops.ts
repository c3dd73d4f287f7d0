import type { Candles } from '../../src/time/candles.ts';

/** Ten indicators as one would write them by hand over whole columns: the yardstick of the nodes. */
export function loops({ open, high, low, close, volume }: Candles): Record<string, () => Float64Array> {
  const n = close.length;
  const out = new Float64Array(n);
  return {
    sma() {
      let sum = 0;
      for (let i = 0; i < n; i++) {
        sum += close[i]!;
        if (i >= 20) sum -= close[i - 20]!;
        out[i] = i >= 19 ? sum / 20 : Number.NaN;
      }
      return out;
    },
    ema() {
      let level = 0;
      for (let i = 0; i < n; i++) {
        level = i < 20 ? level + close[i]! / 20 : level + (close[i]! - level) * (2 / 21);
        out[i] = i >= 19 ? level : Number.NaN;
      }
      return out;
    },
    rma() {
      let level = 0;
      for (let i = 0; i < n; i++) {
        level = i < 20 ? level + close[i]! / 20 : level + (close[i]! - level) / 20;
        out[i] = i >= 19 ? level : Number.NaN;
      }
      return out;
    },
    rsi() {
      let gain = 0;
      let loss = 0;
      for (let i = 1; i < n; i++) {
        const change = close[i]! - close[i - 1]!;
        gain = (gain * 13 + (change > 0 ? change : 0)) / 14;
        loss = (loss * 13 + (change < 0 ? -change : 0)) / 14;
        out[i] = i < 14 ? Number.NaN : (100 * gain) / (gain + loss);
      }
      return out;
    },
    atr() {
      let level = 0;
      for (let i = 1; i < n; i++) {
        const range = Math.max(high[i]!, close[i - 1]!) - Math.min(low[i]!, close[i - 1]!);
        level = i <= 14 ? level + range / 14 : (level * 13 + range) / 14;
        out[i] = i < 14 ? Number.NaN : level;
      }
      return out;
    },
    'true-range'() {
      for (let i = 1; i < n; i++)
        out[i] = Math.max(high[i]!, close[i - 1]!) - Math.min(low[i]!, close[i - 1]!);
      return out;
    },
    momentum() {
      for (let i = 10; i < n; i++) out[i] = close[i]! - close[i - 10]!;
      return out;
    },
    obv() {
      let total = volume[0]!;
      for (let i = 1; i < n; i++) {
        total += close[i]! > close[i - 1]! ? volume[i]! : close[i]! < close[i - 1]! ? -volume[i]! : 0;
        out[i] = total;
      }
      return out;
    },
    'balance-of-power'() {
      for (let i = 0; i < n; i++) {
        const range = high[i]! - low[i]!;
        out[i] = range > 0 ? (close[i]! - open[i]!) / range : 0;
      }
      return out;
    },
    ad() {
      let total = 0;
      for (let i = 0; i < n; i++) {
        const range = high[i]! - low[i]!;
        if (range > 0) total += ((close[i]! - low[i]! - (high[i]! - close[i]!)) / range) * volume[i]!;
        out[i] = total;
      }
      return out;
    },
  };
}
