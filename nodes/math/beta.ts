import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { freshPair, PairSums } from '../../src/node/kernels/pair.ts';

export default defineNode({
  type: 'beta',
  group: 'math',
  title: 'Beta',
  doc: 'How strongly B moves when A moves, from their returns bar by bar: 1 moves alike, 2 twice as much, below 0 the other way. Wire the index (say Bitcoin) into A and the coin into B. Use it to size a hedge. 0 while A stood still. Trap: it is measured on calm days too, and in a crash most coins fall together.',
  source: 'https://ta-lib.org/functions/ (BETA)',
  words: ['sensitivity', 'hedge ratio', 'market risk'],
  params: z.object({ length: bars('Length', { min: 2, default: 30 }) }),
  inputs: { a: number({ title: 'A (index)' }), b: number({ title: 'B' }) },
  outputs: { value: number({ plot: 'own' }) },
  lookback: ({ length }) => length + 1,
  warmup: ({ length }) => length,
  unknown: 'restart',
  state: () => ({ ...freshPair(), bars: 0, age: 0 }),
  sentence: ({ length }, { a, b }) => `${length} of ${b} against ${a}`,
  run({ length }, state, { a, b }, { value }, from, to) {
    let sums = new PairSums(state);
    let { bars: seen, age } = state;
    const renewed = Math.max(length, RENEWED);
    for (let i = from; i < to; i++) {
      if (seen > 0) {
        if (sums.seen === length) sums.leave(change(a, i - length), change(b, i - length));
        sums.enter(change(a, i), change(b, i));
        // One wild return leaves more rounding behind than calm ones are large: so sum up afresh now and then.
        if (sums.seen === length && ++age >= renewed) {
          age = 0;
          sums = new PairSums(freshPair());
          for (let k = i - length + 1; k <= i; k++) sums.enter(change(a, k), change(b, k));
        }
      }
      seen = Math.min(seen + 1, length + 1);
      value[i] = sums.seen === length ? sums.slopeOverA() : Number.NaN;
    }
    sums.save(state);
    state.bars = seen;
    state.age = age;
  },
  golden: [
    {
      source: 'by hand: B always moves twice as much in percent',
      params: { length: 3 },
      in: { a: [100, 110, 99, 108.9], b: [100, 120, 96, 115.2] },
      out: { value: [null, null, null, 2] },
      tolerance: 1e-12,
    },
  ],
});

/** The sums are made anew after so many bars, or after one window where that is longer. */
const RENEWED = 128;

/** The return of one bar; from a price of zero it counts as none, as in TA-Lib. */
function change(prices: Float64Array, at: number): number {
  const before = prices[at - 1]!;
  return before === 0 ? 0 : (prices[at]! - before) / before;
}
