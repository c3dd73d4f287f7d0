import { z } from 'zod';
import { bars, choice, defineNode, factor, number } from '../../src/node/index.ts';
import { freshPair, PairSums } from '../../src/node/kernels/pair.ts';

export default defineNode({
  type: 'spread',
  group: 'math',
  title: 'Spread',
  doc: 'What is left of A when B is taken off in the right proportion: A less ratio times B. The ratio is fixed, or that of the line which fits A over B best in the last bars. Wire it into Z-score for pairs trading. Trap: a fitted ratio that jumps makes the spread jump too.',
  source: 'E. Chan, Algorithmic Trading, 2013: the residual of a (rolling) least-squares hedge',
  words: ['pairs', 'hedge ratio', 'difference', 'statistical arbitrage', 'ols'],
  params: z.object({
    hedge: choice('Ratio', ['fixed', 'rolling-ols'], 'fixed'),
    ratio: factor('Fixed ratio', { default: 1 }),
    length: bars('Length', { min: 2, default: 100 }),
  }),
  inputs: { a: number({ title: 'A' }), b: number({ title: 'B' }) },
  outputs: { value: number({ plot: 'own' }), ratio: number({ title: 'Ratio', plot: 'own' }) },
  lookback: ({ hedge, length }) => (hedge === 'fixed' ? 0 : length),
  warmup: ({ hedge, length }) => (hedge === 'fixed' ? 0 : length - 1),
  unknown: 'restart',
  state: freshPair,
  sentence: ({ hedge, ratio, length }, { a, b }) =>
    hedge === 'fixed' ? `${a} − ${ratio} × ${b}` : `of ${a} and ${b}, fitted over ${length} bars`,
  run({ hedge, ratio: fixed, length }, state, { a, b }, { value, ratio }, from, to) {
    if (hedge === 'fixed') {
      for (let i = from; i < to; i++) {
        value[i] = a[i]! - fixed * b[i]!;
        ratio[i] = fixed;
      }
      return;
    }
    const sums = new PairSums(state);
    for (let i = from; i < to; i++) {
      if (sums.seen === length) sums.leave(a[i - length]!, b[i - length]!);
      sums.enter(a[i]!, b[i]!);
      const fitted = sums.seen === length ? sums.slopeOverB() : Number.NaN;
      value[i] = a[i]! - fitted * b[i]!;
      ratio[i] = fitted;
    }
    sums.save(state);
  },
  golden: [
    {
      source: 'by hand: A is 3 B',
      params: { hedge: 'rolling-ols', length: 3 },
      in: { a: [3, 6, 12, 9], b: [1, 2, 4, 3] },
      out: { value: [null, null, 0, 0], ratio: [null, null, 3, 3] },
      tolerance: 1e-12,
    },
  ],
});
