import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'sma',
  group: 'trend',
  title: 'SMA',
  doc: 'Plain average of the last closes. Rising means the recent past was higher than before; price far above it is stretched. Use it as a trend filter. Trap: it answers late: half its length behind the market.',
  source: 'https://ta-lib.org/functions/ (SMA)',
  words: ['simple moving average', 'mean'],
  params: z.object({ length: bars('Length') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  lookback: ({ length }) => length,
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: () => ({ sum: 0, lost: 0, seen: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    let { sum, lost, seen } = state; // `lost` is the rounding of `sum`: ten million bars stay within 1e-9
    let i = from;
    for (; i < to && seen < length; i++) {
      const added = source[i]!;
      const next = sum + added;
      const part = next - sum;
      lost += sum - (next - part) + (added - part);
      sum = next;
      seen++;
      value[i] = seen === length ? (sum + lost) / length : Number.NaN;
    }
    for (; i < to; i++) {
      const added = source[i]!;
      const gone = source[i - length]!;
      const change = added - gone;
      const kept = change - added;
      const next = sum + change;
      const part = next - sum;
      lost += sum - (next - part) + (change - part) + (added - (change - kept) - (gone + kept));
      sum = next;
      value[i] = (sum + lost) / length;
    }
    state.sum = sum + 0;
    state.lost = lost + 0;
    state.seen = seen;
  },
  golden: [
    {
      source: 'TA-Lib (C library), MA',
      params: { length: 5 },
      in: {
        source: [
          81.59, 81.06, 82.87, 83, 83.61, 83.15, 82.84, 83.99, 84.55, 84.36, 85.53, 86.54, 86.89, 87.77,
          87.29,
        ],
      },
      out: {
        value: [
          null,
          null,
          null,
          null,
          82.426,
          82.738,
          83.094,
          83.318,
          83.628,
          83.778,
          84.254,
          84.994,
          85.574,
          86.218,
          86.804,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
