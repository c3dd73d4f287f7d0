import { z } from 'zod';
import { bars, candles, defineNode, number } from '../../src/node/index.ts';
import { freshSum, PreciseSum } from '../../src/node/kernels/sum.ts';

export default defineNode({
  type: 'intraday-momentum',
  group: 'momentum',
  title: 'Intraday momentum index',
  doc: 'An RSI of candle bodies: the share of rising bodies in all bodies of the last bars, 0 to 100. Above 70 overbought, below 30 oversold. Trap: it sees only what happened between open and close, so on markets with gaps it misses them. Where no candle has a body it is unknown.',
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
  golden: [
    {
      source: 'TA-Lib (C library), IMI',
      params: { length: 5 },
      in: {
        candles: {
          open: [
            81.85, 81.2, 81.55, 82.91, 83.1, 83.41, 82.71, 82.7, 84.2, 84.25, 84.03, 85.45, 86.18, 88, 87.6,
          ],
          high: [
            82.15, 81.89, 83.03, 83.3, 83.85, 83.9, 83.33, 84.3, 84.84, 85, 85.9, 86.58, 86.98, 88, 87.87,
          ],
          low: [
            81.29, 80.64, 81.31, 82.65, 83.07, 83.11, 82.49, 82.3, 84.15, 84.11, 84.03, 85.39, 85.76, 87.17,
            87.01,
          ],
          close: [
            81.59, 81.06, 82.87, 83, 83.61, 83.15, 82.84, 83.99, 84.55, 84.36, 85.53, 86.54, 86.89, 87.77,
            87.29,
          ],
        },
      },
      out: {
        value: [
          null,
          null,
          null,
          null,
          82.75862069,
          82.75862069,
          88.744588745,
          88.596491228,
          89.763779528,
          87.85046729,
          100,
          100,
          100,
          93.681318681,
          85.9375,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
