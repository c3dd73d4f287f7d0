import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineNode({
  type: 'rma',
  group: 'trend',
  title: 'RMA',
  doc: "Wilder's smoothing: each bar moves the average by one length-th of the distance to it. It is the average inside RSI, ATR and ADX, and about as slow as an EMA of twice its length. Use it where a calm line is wanted. Trap: it needs long history: a seed fades over some fourteen lengths.",
  source: 'J. Welles Wilder, New Concepts in Technical Trading Systems, 1978',
  words: [
    'SMMA',
    'smoothed moving average',
    'Wilder MA',
    "Wilder's smoothing",
    'wilders',
    'running moving average',
  ],
  aliases: ['smma'],
  params: z.object({ length: bars('Length') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length }) => length - 1,
  settle: ({ length }) => length + rmaSettle(length),
  state: () => ({ seen: 0, level: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source }, { value }, from, to) {
    let { seen, level } = state;
    const kept = length - 1;
    let i = from;
    for (; i < to && seen < length; i++) {
      seen++;
      level += source[i]!;
      if (seen === length) level /= length;
      value[i] = seen === length ? level : Number.NaN;
    }
    for (; i < to; i++) {
      level = (level * kept + source[i]!) / length;
      value[i] = level;
    }
    state.seen = seen;
    state.level = level;
  },
  golden: [
    {
      source: 'https://github.com/TulipCharts/tulipindicators tests/atoz.txt (wilders 5)',
      params: { length: 5 },
      in: {
        source: [
          62.125, 61.125, 62.3438, 65.3125, 63.9688, 63.4375, 63, 63.7812, 63.4062, 63.4062, 62.4375, 61.8438,
        ],
      },
      out: {
        value: [null, null, null, null, 62.975, 63.0675, 63.054, 63.1995, 63.2408, 63.2739, 63.1066, 62.854],
      },
      tolerance: 1e-5,
    },
  ],
});
