import { z } from 'zod';
import { bars, candles, defineNode, number } from '../../src/node/index.ts';
import { freshSum, PreciseSum } from '../../src/node/kernels/sum.ts';

export default defineNode({
  type: 'ultimate-oscillator',
  group: 'momentum',
  title: 'Ultimate oscillator',
  doc: "Williams' oscillator over three windows at once: how much of the movement was buying, 0 to 100, the short window weighing most. Below 30 oversold, above 70 overbought; its author buys when it makes a higher low while the price makes a lower one. Extremes alone are no signal.",
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
  state: () => ({
    bought: [freshSum(), freshSum(), freshSum()],
    moved: [freshSum(), freshSum(), freshSum()],
    seen: 0,
  }),
  sentence: ({ fast, middle, slow }, { candles }) => `${fast}, ${middle}, ${slow} of ${candles}`,
  run(params, state, { candles: { high, low, close } }, { value }, from, to) {
    const lengths = [params.fast, params.middle, params.slow].sort((a, b) => a - b);
    const longest = lengths[2]!;
    const bought = state.bought.map((sum) => new PreciseSum(sum));
    const moved = state.moved.map((sum) => new PreciseSum(sum));
    let { seen } = state;
    for (let i = from; i < to; i++) {
      if (seen > 0) {
        const bottom = Math.min(low[i]!, close[i - 1]!);
        const pressure = close[i]! - bottom;
        const range = Math.max(high[i]!, close[i - 1]!) - bottom;
        for (let k = 0; k < 3; k++) {
          bought[k]!.add(pressure);
          moved[k]!.add(range);
          const gone = i - lengths[k]!;
          if (seen <= lengths[k]!) continue;
          const floor = Math.min(low[gone]!, close[gone - 1]!);
          bought[k]!.add(floor - close[gone]!);
          moved[k]!.add(floor - Math.max(high[gone]!, close[gone - 1]!));
        }
      }
      if (seen <= longest) seen++;
      if (seen <= longest) {
        value[i] = Number.NaN;
        continue;
      }
      let sum = 0;
      for (let k = 0; k < 3; k++) {
        const range = moved[k]!.value;
        if (range > 0) sum += (4 >> k) * (bought[k]!.value / range);
      }
      value[i] = 100 * (sum / 7);
    }
    state.bought = bought.map((sum) => sum.save());
    state.moved = moved.map((sum) => sum.save());
    state.seen = seen;
  },
});
