import { z } from 'zod';
import { bars, candles, defineNode, number } from '../../src/node/index.ts';
import { freshSum, PreciseSum } from '../../src/node/kernels/sum.ts';

export default defineNode({
  type: 'intraday-momentum',
  group: 'momentum',
  title: 'Intraday momentum index',
  doc: 'An RSI of candle bodies: the share of rising bodies in all bodies of the last bars, 0 to 100. Above 70 overbought, below 30 oversold. It sees only what happened between open and close, so on markets with gaps it misses them. Where no candle has a body it is unknown.',
  source: 'T. Chande, S. Kroll, 1994; https://ta-lib.org/functions/ (IMI)',
  words: ['IMI', 'intraday momentum', 'body rsi'],
  params: z.object({ length: bars('Length', { default: 14 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ range: [0, 100], plot: 'own' }) },
  lookback: ({ length }) => length,
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: () => ({ up: freshSum(), down: freshSum(), seen: 0 }),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  run({ length }, state, { candles: { open, close } }, { value }, from, to) {
    const up = new PreciseSum(state.up);
    const down = new PreciseSum(state.down);
    let { seen } = state;
    for (let i = from; i < to; i++) {
      const body = close[i]! - open[i]!;
      if (body > 0) up.add(body);
      else down.add(-body);
      if (seen === length) {
        const gone = close[i - length]! - open[i - length]!;
        if (gone > 0) up.add(-gone);
        else down.add(gone);
      } else seen++;
      const rises = up.value;
      const all = rises + down.value;
      value[i] = seen === length && all > 0 ? 100 * (rises / all) : Number.NaN;
    }
    state.up = up.save();
    state.down = down.save();
    state.seen = seen;
  },
});
