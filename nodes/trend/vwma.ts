import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';
import { freshSum, PreciseSum } from '../../src/node/kernels/sum.ts';

export default defineNode({
  type: 'vwma',
  group: 'trend',
  title: 'VWMA',
  doc: 'An average in which each close weighs as much as was traded in its bar. Where it lies above the plain average, the busy bars were the high ones. Compare the two to see whether volume backs a move. Trap: one bar of huge volume holds it for as long as that bar stays in the window; without volume it is unknown.',
  source: 'https://www.tradingview.com/support/solutions/43000592293/; Tulip Indicators (vwma)',
  words: ['volume weighted moving average', 'volume'],
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
  golden: [
    {
      source: 'https://tulipindicators.org/vwma',
      params: { length: 5 },
      in: {
        source: [
          81.59, 81.06, 82.87, 83, 83.61, 83.15, 82.84, 83.99, 84.55, 84.36, 85.53, 86.54, 86.89, 87.77,
          87.29,
        ],
        volume: [
          5653100, 6447400, 7690900, 3831400, 4455100, 3798000, 3936200, 4732000, 4841300, 3915300, 6830800,
          6694100, 5293600, 7985800, 4807900,
        ],
      },
      out: {
        value: [
          null,
          null,
          null,
          null,
          82.331822074,
          82.610245206,
          83.069911014,
          83.35379488,
          83.682189352,
          83.822389647,
          84.408566888,
          85.165307754,
          85.698085048,
          86.417629657,
          86.805154308,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
