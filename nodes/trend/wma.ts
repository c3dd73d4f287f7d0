import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'wma',
  group: 'trend',
  title: 'WMA',
  doc: 'An average in which the last close weighs most and each older one a step less, down to the oldest in the window. It turns sooner than a plain average of the same length and, unlike an EMA, forgets what left the window. Use it as a trend line. Trap: like every average it lags, and in a sideways market it is crossed for nothing.',
  source: 'https://ta-lib.org/functions/ (WMA)',
  words: ['weighted moving average', 'moving average weighted', 'linear weighted', 'LWMA'],
  params: z.object({ length: bars('Length') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  lookback: ({ length }) => length,
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: () => ({ sum: 0, sumLost: 0, weighed: 0, weighedLost: 0, seen: 0, age: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    let { sum, sumLost, weighed, weighedLost, seen, age } = state; // both sums keep the rounding that they lose
    const weights = (length * (length + 1)) / 2;
    const renewed = Math.max(length, RENEWED);
    for (let i = from; i < to; i++) {
      const added = source[i]!;
      if (seen < length) seen++;
      else {
        // every weight falls by one, the oldest value out of the window
        const fall = -(sum + sumLost);
        let next = weighed + fall;
        let part = next - weighed;
        weighedLost += weighed - (next - part) + (fall - part);
        weighed = next;
        const gone = -source[i - length]!;
        next = sum + gone;
        part = next - sum;
        sumLost += sum - (next - part) + (gone - part);
        sum = next;
      }
      const fresh = seen * added;
      let next = weighed + fresh;
      let part = next - weighed;
      weighedLost += weighed - (next - part) + (fresh - part);
      weighed = next;
      next = sum + added;
      part = next - sum;
      sumLost += sum - (next - part) + (added - part);
      sum = next;
      if (seen === length && ++age >= renewed) {
        age = sum = sumLost = weighed = weighedLost = 0;
        for (let k = 1; k <= length; k++) {
          sum += source[i - length + k]!;
          weighed += k * source[i - length + k]!;
        }
      }
      value[i] = seen === length ? (weighed + weighedLost) / weights : Number.NaN;
    }
    state.sum = sum + 0;
    state.sumLost = sumLost + 0;
    state.weighed = weighed + 0;
    state.weighedLost = weighedLost + 0;
    state.seen = seen;
    state.age = age;
  },
  golden: [
    {
      source: 'https://ta-lib.org/functions/ (WMA), by hand: (1·1 + 2·2 + 3·3) / 6',
      params: { length: 3 },
      in: { source: [1, 2, 3, 5, 4] },
      out: { value: [null, null, 14 / 6, 23 / 6, 25 / 6] },
      tolerance: 1e-12,
    },
  ],
});

/** The sums are made anew after so many bars, or after one window where that is longer: no rounding outlives them. */
const RENEWED = 128;
