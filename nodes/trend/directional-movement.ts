import { z } from 'zod';
import { bars, candles, defineNode, number } from '../../src/node/index.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineNode({
  type: 'directional-movement',
  group: 'trend',
  title: 'Directional movement',
  doc: "Wilder's smoothed moves upward and downward, and their shares of the true range. A part of ADX.",
  hidden: true,
  params: z.object({
    length: bars('Length', { default: 14 }),
    smoothing: bars('Smoothing', { default: 14 }),
  }),
  inputs: { candles: candles() },
  outputs: {
    adx: number(),
    plus: number(),
    minus: number(),
    dx: number(),
    plusMove: number(),
    minusMove: number(),
  },
  lookback: () => 1,
  warmup: ({ length, smoothing }) => ({
    adx: length + smoothing - 1,
    plus: length,
    minus: length,
    dx: length,
    plusMove: Math.max(1, length - 1),
    minusMove: Math.max(1, length - 1),
  }),
  settle: ({ length, smoothing }) => length + 2 * rmaSettle(length) + rmaSettle(smoothing),
  state: () => ({ seen: 0, plus: 0, minus: 0, range: 0, dx: 0, adx: 0 }),
  run({ length, smoothing }, state, { candles: { high, low, close } }, out, from, to) {
    let { seen, plus, minus, range, dx, adx } = state;
    const moves = Math.max(1, length - 1);
    const strong = length + smoothing - 1;
    const unknown = Number.NaN;
    const share = 1 / length;
    const part = 1 / smoothing;
    const { plusMove, minusMove, plus: plusOut, minus: minusOut, dx: dxOut, adx: adxOut } = out;
    let i = from;
    for (; i < to && seen <= strong; i++) {
      if (seen > 0) {
        const up = high[i]! - high[i - 1]!;
        const down = low[i - 1]! - low[i]!;
        const before = close[i - 1]!;
        const travelled = Math.max(high[i]!, before) - Math.min(low[i]!, before);
        if (seen >= length) {
          plus -= plus * share;
          minus -= minus * share;
          range -= range * share;
        }
        if (down > 0 && up < down) minus += down;
        else if (up > 0 && up > down) plus += up;
        range += travelled;
      }
      const known = seen >= length;
      const perRange = known ? (range > 0 ? 100 / range : 0) : unknown;
      const plusShare = plus * perRange;
      const minusShare = minus * perRange;
      if (known) {
        const both = plusShare + minusShare;
        const moved = both > 0;
        if (moved) dx = 100 * (Math.abs(minusShare - plusShare) / both);
        if (seen < strong) adx += moved ? dx : 0;
        else adx = (adx + (moved ? dx : 0)) / smoothing;
      }
      plusMove[i] = seen >= moves ? plus : unknown;
      minusMove[i] = seen >= moves ? minus : unknown;
      plusOut[i] = plusShare;
      minusOut[i] = minusShare;
      dxOut[i] = known ? dx : unknown;
      adxOut[i] = seen >= strong ? adx : unknown;
      seen++;
    }
    // From here on everything is known: the same steps without a question.
    for (; i < to; i++) {
      const h = high[i]!;
      const l = low[i]!;
      const up = h - high[i - 1]!;
      const down = low[i - 1]! - l;
      const before = close[i - 1]!;
      plus -= plus * share;
      minus -= minus * share;
      range -= range * share;
      if (down > 0 && up < down) minus += down;
      else if (up > 0 && up > down) plus += up;
      range += (h > before ? h : before) - (l < before ? l : before);
      const perRange = range > 0 ? 100 / range : 0;
      const plusShare = plus * perRange;
      const minusShare = minus * perRange;
      const both = plusShare + minusShare;
      if (both > 0) {
        dx = 100 * (Math.abs(minusShare - plusShare) / both);
        adx = (adx * (smoothing - 1) + dx) * part;
      }
      plusMove[i] = plus;
      minusMove[i] = minus;
      plusOut[i] = plusShare;
      minusOut[i] = minusShare;
      dxOut[i] = dx;
      adxOut[i] = adx;
    }
    state.seen = seen;
    state.plus = plus + 0;
    state.minus = minus + 0;
    state.range = range + 0;
    state.dx = dx;
    state.adx = adx;
  },
});
