import { z } from 'zod';
import { bars, defineNode, number, toggle } from '../../src/node/index.ts';
import { countBelow, freshRanking, pushRanked } from '../../src/node/kernels/ranking.ts';

export default defineNode({
  type: 'percent-rank',
  group: 'math',
  title: 'Percent rank',
  doc: 'How many percent of the previous values were not above the present one: 100 means that it tops them all, 0 that all were higher. It tells whether a volatility or a volume is high for this market without knowing its usual size. Trap: in a steady trend it sticks to its end.',
  source: 'https://www.tradingview.com/pine-script-reference/v5/#fun_ta.percentrank',
  words: ['percentile rank', 'rank', 'iv rank', 'percentile'],
  params: z.object({ length: bars('Length', { default: 100 }), ties: toggle('Count equal values', true) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ unit: '%', range: [0, 100] }) },
  warmup: ({ length }) => length,
  unknown: 'restart',
  state: ({ length }) => freshRanking(length),
  sentence: ({ length }, { source }) => `of ${source} among the previous ${length}`,
  run({ length, ties }, state, { source }, { value }, from, to) {
    for (let i = from; i < to; i++) {
      const now = source[i]!;
      value[i] = state.count === length ? (countBelow(state, now, ties) / length) * 100 : Number.NaN;
      pushRanked(state, now);
    }
  },
  golden: [
    {
      source: 'by hand after https://www.tradingview.com/pine-script-reference/v5/#fun_ta.percentrank',
      params: { length: 4 },
      in: { source: [1, 2, 3, 4, 2, 9, 0] },
      out: { value: [null, null, null, null, 50, 100, 0] },
    },
  ],
});
