import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { freshSum, PreciseSum } from '../../src/node/kernels/sum.ts';

export default defineNode({
  type: 'vwma',
  group: 'trend',
  title: 'VWMA',
  doc: 'An average in which each close weighs as much as was traded in its bar. Where it lies above the plain average, the busy bars were the high ones. Compare the two to see whether volume backs a move. One bar of huge volume holds it for as long as that bar stays in the window; without volume it is unknown.',
  source: 'https://www.tradingview.com/support/solutions/43000592293/; Tulip Indicators (vwma)',
  words: ['volume weighted moving average', 'volume', 'ma'],
  params: z.object({ length: bars('Length') }),
  inputs: { source: number({ from: 'close' }), volume: number({ from: 'volume' }) },
  outputs: { value: number({ plot: 'price' }) },
  lookback: ({ length }) => length,
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: () => ({ paid: freshSum(), traded: freshSum(), seen: 0 }),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  run({ length }, state, { source, volume }, { value }, from, to) {
    const paid = new PreciseSum(state.paid);
    const traded = new PreciseSum(state.traded);
    let { seen } = state;
    for (let i = from; i < to; i++) {
      paid.addProduct(source[i]!, volume[i]!, 1);
      traded.add(volume[i]!);
      if (seen === length) {
        paid.addProduct(source[i - length]!, volume[i - length]!, -1);
        traded.add(-volume[i - length]!);
      } else seen++;
      const amount = traded.value;
      value[i] = seen === length && amount > 0 ? paid.value / amount : Number.NaN;
    }
    state.paid = paid.save();
    state.traded = traded.save();
    state.seen = seen;
  },
});
