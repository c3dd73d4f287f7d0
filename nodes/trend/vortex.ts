import { z } from 'zod';
import { bars, candles, defineNode, number } from '../../src/node/index.ts';
import { freshSum, PreciseSum } from '../../src/node/kernels/sum.ts';

export default defineNode({
  type: 'vortex',
  group: 'trend',
  title: 'Vortex',
  doc: 'Two lines that measure how far highs climb from the lows before them (plus) and lows fall from the highs before them (minus), relative to all movement. Plus crossing above minus marks the start of an up trend. Trap: in a range the lines twine and every cross is noise.',
  source:
    'E. Botes, D. Siepman, Stocks & Commodities, 2010; https://www.tradingview.com/support/solutions/43000591352/',
  words: ['vortex indicator', 'VI', 'VI+', 'VI-'],
  params: z.object({ length: bars('Length', { default: 14 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    plus: number({ title: 'VI+', plot: 'own' }),
    minus: number({ title: 'VI−', plot: 'own' }),
  },
  lookback: ({ length }) => length + 1,
  warmup: ({ length }) => length,
  unknown: 'restart',
  state: () => ({ up: freshSum(), down: freshSum(), range: freshSum(), seen: 0 }),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  run({ length }, state, { candles: { high, low, close } }, { plus, minus }, from, to) {
    const up = new PreciseSum(state.up);
    const down = new PreciseSum(state.down);
    const range = new PreciseSum(state.range);
    let { seen } = state;
    for (let i = from; i < to; i++) {
      if (seen > 0) {
        up.add(Math.abs(high[i]! - low[i - 1]!));
        down.add(Math.abs(low[i]! - high[i - 1]!));
        range.add(Math.max(high[i]!, close[i - 1]!) - Math.min(low[i]!, close[i - 1]!));
      }
      if (seen > length) {
        const k = i - length;
        up.add(-Math.abs(high[k]! - low[k - 1]!));
        down.add(-Math.abs(low[k]! - high[k - 1]!));
        range.add(Math.min(low[k]!, close[k - 1]!) - Math.max(high[k]!, close[k - 1]!));
      } else seen++;
      const moved = seen > length ? range.value : 0;
      plus[i] = moved > 0 ? up.value / moved : Number.NaN;
      minus[i] = moved > 0 ? down.value / moved : Number.NaN;
    }
    state.up = up.save();
    state.down = down.save();
    state.range = range.save();
    state.seen = seen;
  },
});
