import { z } from 'zod';
import { bool, candles, defineNode, factor, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'zigzag',
  group: 'structure',
  title: 'Zig zag',
  doc: 'The last turning point of the price, small moves left out: a peak counts once the price has fallen by the given percentage from it, a trough once it has risen as much. `direction` is the leg that now runs. Trap: charts move the last leg until it is right; this node shows confirmed points only, and so always late.',
  source: 'https://www.tradingview.com/support/solutions/43000591664/ (Zig Zag), confirmed points only',
  words: ['zig zag', 'ZZ', 'swing', 'reversal', 'elliott wave'],
  params: z.object({ percent: factor('Reversal', { min: 0.01, max: 90, default: 5 }, '%') }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    value: number({ title: 'Last point', plot: 'price' }),
    high: number({ title: 'Last peak', plot: 'price' }),
    low: number({ title: 'Last trough', plot: 'price' }),
    direction: number({ range: [-1, 1], plot: 'own' }),
    confirmed: bool({ title: 'Point confirmed' }),
  },
  warmup: () => ({ value: null, high: null, low: null, direction: null, confirmed: 0 }),
  settle: () => 2000,
  state: () => ({ leg: 0, top: 0, bottom: 0, seen: 0, high: 0, hasHigh: 0, low: 0, hasLow: 0 }),
  sentence: ({ percent }, { candles }) => `${percent} % of ${candles}`,
  run({ percent }, state, { candles: { high: highs, low: lows } }, out, from, to) {
    let { leg, top, bottom, seen, high, hasHigh, low, hasLow } = state;
    const down = 1 - percent / 100;
    const up = 1 + percent / 100;
    for (let i = from; i < to; i++) {
      const h = highs[i]!;
      const l = lows[i]!;
      let turned = 0;
      if (seen === 0) {
        seen = 1;
        top = h;
        bottom = l;
      } else if (leg === 1) {
        if (h > top) top = h;
        else if (l <= top * down) turned = -1;
      } else if (leg === -1) {
        if (l < bottom) bottom = l;
        else if (h >= bottom * up) turned = 1;
      } else if (l <= top * down && h <= top) turned = -1;
      else if (h >= bottom * up && l >= bottom) turned = 1;
      else {
        if (h > top) top = h;
        if (l < bottom) bottom = l;
      }
      if (turned === -1) {
        high = top;
        hasHigh = 1;
        bottom = l;
      } else if (turned === 1) {
        low = bottom;
        hasLow = 1;
        top = h;
      }
      if (turned !== 0) leg = turned;
      out.value[i] = leg === 1 ? low : leg === -1 ? high : Number.NaN;
      out.high[i] = hasHigh === 1 ? high : Number.NaN;
      out.low[i] = hasLow === 1 ? low : Number.NaN;
      out.direction[i] = leg === 0 ? Number.NaN : leg;
      out.confirmed[i] = turned === 0 ? 0 : 1;
    }
    Object.assign(state, { leg, top, bottom, seen, high, hasHigh, low, hasLow });
  },
});
