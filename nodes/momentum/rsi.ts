import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineNode({
  type: 'rsi',
  group: 'momentum',
  title: 'RSI',
  doc: "Wilder's relative strength index: the share of recent movement that was upward, from 0 to 100. Above 70 the market is called overbought, below 30 oversold, and 50 means balance. Often used to buy dips inside an up trend. Trap: in a strong trend it stays beyond 70 or 30 for a long time, so an extreme alone is no signal to trade against it.",
  source:
    'J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; https://ta-lib.org/functions/ (RSI)',
  words: ['relative strength index', 'overbought', 'oversold', 'wilder'],
  params: z.object({ length: bars('Length', { default: 14 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ range: [0, 100], plot: 'own' }) },
  lookback: () => 1,
  warmup: ({ length }) => length,
  settle: ({ length }) => length + rmaSettle(length),
  state: () => ({ seen: 0, gain: 0, loss: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    let { seen, gain, loss } = state;
    const kept = length - 1;
    let i = from;
    for (; i < to && seen <= length; i++) {
      const change = seen === 0 ? 0 : source[i]! - source[i - 1]!;
      if (change < 0) loss -= change;
      else gain += change;
      if (seen === length) {
        gain /= length;
        loss /= length;
      }
      value[i] = seen === length ? share(gain, loss) : Number.NaN;
      seen++;
    }
    for (; i < to; i++) {
      const change = source[i]! - source[i - 1]!;
      const rise = (Math.abs(change) + change) / 2; // without a branch that half of all bars would mispredict
      // TA-Lib's own order: where the price stands still, a stochastic of this magnifies the last bit.
      gain = (gain * kept + rise) / length;
      loss = (loss * kept + (rise - change)) / length;
      const moved = gain + loss;
      value[i] = moved > 0 ? 100 * (gain / moved) : 50;
    }
    state.seen = seen;
    state.gain = gain;
    state.loss = loss;
  },
  golden: [
    {
      source: 'https://github.com/TulipCharts/tulipindicators tests/atoz.txt (rsi 5)',
      params: { length: 5 },
      in: {
        source: [
          37.875, 39.5, 38.75, 39.8125, 40, 39.875, 40.1875, 41.25, 41.125, 41.625, 41.25, 40.1875, 39.9375,
          39.9375, 40.5, 41.9375, 42.25, 42.25, 41.875, 41.875,
        ],
      },
      out: {
        value: [
          null,
          null,
          null,
          null,
          null,
          76.6667,
          78.8679,
          84.9158,
          81.4863,
          84.5968,
          73.0851,
          49.3173,
          45.0119,
          45.0119,
          57.9252,
          75.9596,
          78.4676,
          78.4676,
          65.6299,
          65.6299,
        ],
      },
      tolerance: 1e-5,
    },
  ],
});

function share(gain: number, loss: number): number {
  return gain + loss > 0 ? 100 * (gain / (gain + loss)) : 50;
}
