import { z } from 'zod';
import { bars, defineNode, factor, number } from '../../src/node/index.ts';
import { averageSettle, averageWarmup } from '../../src/node/kernels/averages.ts';

const STAGES = 6;

export default defineNode({
  type: 't3',
  group: 'trend',
  title: 'T3',
  doc: "Tillson's T3: six EMAs in a row, mixed so that most of their lag cancels out. Smooth and still fairly quick. The factor leans between a calm line (0) and a quick one that overshoots (1). Use it as a trend line whose slope is read. Trap: it needs six lengths of history before its first value.",
  source: 'T. Tillson, Stocks & Commodities, 1998; https://ta-lib.org/functions/ (T3)',
  words: ['tillson', 'triple smoothed'],
  params: z.object({
    length: bars('Length'),
    factor: factor('Factor', { min: 0, max: 1, default: 0.7 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length }) => averageWarmup('t3', length),
  settle: ({ length }) => averageSettle('t3', length),
  state: () => ({ levels: new Array<number>(STAGES).fill(0), seen: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length, factor }, state, { source }, { value }, from, to) {
    const { levels } = state;
    let { seen } = state;
    const weight = 2 / (length + 1);
    const kept = 1 - weight;
    const square = factor * factor;
    const c1 = -(square * factor);
    const c2 = 3 * (square - c1);
    const c3 = -6 * square - 3 * (factor - c1);
    const c4 = 1 + 3 * factor - c1 + 3 * square;
    const steps = length - 1;
    let i = from;
    for (; i < to && seen <= STAGES * steps; i++) {
      let input = source[i]!;
      for (let stage = 0; stage < STAGES; stage++) {
        const bar = seen - stage * steps; // bars that this stage has had before
        if (bar < 0) break;
        if (bar > steps) levels[stage] = weight * input + kept * levels[stage]!;
        else levels[stage] = levels[stage]! + input;
        if (bar < steps) break;
        if (bar === steps) levels[stage] = levels[stage]! / length;
        input = levels[stage]!;
      }
      value[i] =
        seen === STAGES * steps
          ? c1 * levels[5]! + c2 * levels[4]! + c3 * levels[3]! + c4 * levels[2]!
          : Number.NaN;
      seen++;
    }
    let [e1 = 0, e2 = 0, e3 = 0, e4 = 0, e5 = 0, e6 = 0] = levels;
    for (; i < to; i++) {
      e1 = weight * source[i]! + kept * e1;
      e2 = weight * e1 + kept * e2;
      e3 = weight * e2 + kept * e3;
      e4 = weight * e3 + kept * e4;
      e5 = weight * e4 + kept * e5;
      e6 = weight * e5 + kept * e6;
      value[i] = c1 * e6 + c2 * e5 + c3 * e4 + c4 * e3;
    }
    state.levels = [e1 + 0, e2 + 0, e3 + 0, e4 + 0, e5 + 0, e6 + 0];
    state.seen = seen;
  },
  golden: [
    {
      source: 'TA-Lib (C library), T3',
      params: { length: 2 },
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
          null,
          null,
          83.086403759,
          83.546128496,
          84.190552772,
          84.399782158,
          85.069418189,
          86.012712,
          86.673477979,
          87.408880968,
          87.485118652,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
