import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { cos } from '../../src/node/math.ts';

export default defineNode({
  type: 'hamming-average',
  group: 'trend',
  title: 'Hamming average',
  doc: 'A moving average that weighs the middle of its window most and both ends least, as engineers window a signal. It is very smooth and lets little noise through. Use it for drawing and slopes. Trap: the price of the smoothness is lag: half the length behind.',
  source: 'https://www.tradingview.com/support/solutions/43000591340/ (Moving Average Hamming)',
  words: ['hamming', 'moving average hamming', 'window'],
  params: z.object({ length: bars('Length', { min: 2, default: 20 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  lookback: ({ length }) => length - 1,
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: () => ({ seen: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    const weights = Float64Array.from(
      { length },
      (_, k) => 0.54 - 0.46 * cos((2 * Math.PI * k) / (length - 1)),
    );
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    let { seen } = state;
    for (let i = from; i < to; i++) {
      if (seen < length) seen++;
      let sum = 0;
      for (let k = 0; k < length && seen >= length; k++) sum += weights[k]! * source[i - k]!;
      value[i] = seen < length ? Number.NaN : sum / whole;
    }
    state.seen = seen;
  },
});
