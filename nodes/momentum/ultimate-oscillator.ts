import { z } from 'zod';
import { bars, candles, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'ultimate-oscillator',
  group: 'momentum',
  title: 'Ultimate oscillator',
  doc: "Williams' oscillator over three windows at once: how much of the movement was buying, 0 to 100, the short window weighing most. Below 30 oversold, above 70 overbought; its author buys when it makes a higher low while the price makes a lower one. Trap: extremes alone are no signal.",
  source: 'L. Williams, 1976; https://ta-lib.org/functions/ (ULTOSC)',
  words: ['UO', 'ULT', 'ULTOSC', 'buying pressure'],
  params: z.object({
    fast: bars('Fast length', { default: 7 }),
    middle: bars('Middle length', { default: 14 }),
    slow: bars('Slow length', { default: 28 }),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ range: [0, 100], plot: 'own' }) },
  lookback: ({ fast, middle, slow }) => Math.max(fast, middle, slow) + 1,
  warmup: ({ fast, middle, slow }) => Math.max(fast, middle, slow),
  unknown: 'restart',
  state: () => ({ sums: new Array<number>(6).fill(0), lost: new Array<number>(6).fill(0), seen: 0 }),
  sentence: ({ fast, middle, slow }, { candles }) => `${fast}, ${middle}, ${slow} of ${candles}`,
  run(params, state, { candles: { high, low, close } }, { value }, from, to) {
    const lengths = [params.fast, params.middle, params.slow].sort((a, b) => a - b);
    const longest = lengths[2]!;
    // bought and moved of each window in turn, with the rounding that each sum lost
    const sums = Float64Array.from(state.sums);
    const lost = Float64Array.from(state.lost);
    let { seen } = state;
    for (let i = from; i < to; i++) {
      if (seen > 0) {
        const before = close[i - 1]!;
        const bottom = low[i]! < before ? low[i]! : before;
        const pressure = close[i]! - bottom;
        const range = (high[i]! > before ? high[i]! : before) - bottom;
        for (let k = 0; k < 3; k++) {
          const full = seen > lengths[k]!;
          const gone = i - lengths[k]!;
          const last = full ? close[gone - 1]! : 0;
          const floor = full ? (low[gone]! < last ? low[gone]! : last) : 0;
          slide(sums, lost, 2 * k, pressure, full ? close[gone]! - floor : 0);
          slide(sums, lost, 2 * k + 1, range, full ? (high[gone]! > last ? high[gone]! : last) - floor : 0);
        }
      }
      if (seen <= longest) seen++;
      if (seen <= longest) {
        value[i] = Number.NaN;
        continue;
      }
      let sum = 0;
      for (let k = 0; k < 3; k++) {
        const range = sums[2 * k + 1]! + lost[2 * k + 1]!;
        if (range > 0) sum += (4 >> k) * ((sums[2 * k]! + lost[2 * k]!) / range);
      }
      value[i] = 100 * (sum / 7);
    }
    state.sums = Array.from(sums, (sum) => sum + 0);
    state.lost = Array.from(lost, (rest) => rest + 0);
    state.seen = seen;
  },
  golden: [
    {
      source: 'TA-Lib (C library), ULTOSC',
      params: { fast: 2, middle: 3, slow: 5 },
      in: {
        candles: {
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
          null,
          43.499074223,
          34.044495297,
          65.883393412,
          73.955213236,
          53.387748683,
          64.148984029,
          81.282280845,
          90.186371101,
          86.113506515,
          65.449523234,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});

/** Adds one value to a sum and takes another out, keeping what rounding loses. */
function slide(sums: Float64Array, lost: Float64Array, at: number, added: number, gone: number): void {
  const sum = sums[at]!;
  const change = added - gone;
  const kept = change - added;
  const next = sum + change;
  const part = next - sum;
  lost[at] = lost[at]! + (sum - (next - part) + (change - part) + (added - (change - kept) - (gone + kept)));
  sums[at] = next;
}
