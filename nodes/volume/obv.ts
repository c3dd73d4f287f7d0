import { z } from 'zod';
import { candles, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'obv',
  group: 'volume',
  title: 'On-balance volume',
  doc: 'Adds the volume of bars that closed higher and subtracts that of bars that closed lower. When it climbs while the price stands still, buyers are at work. Only its direction means anything: its level depends on where the history begins.',
  source: 'https://ta-lib.org/functions/ (OBV): it starts with the first volume',
  words: ['OBV', 'on balance volume', 'volume flow', 'granville'],
  params: z.object({}),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: () => 0,
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ total: 0, before: 0, seen: 0 }),
  sentence: (_, { candles }) => `of ${candles}`,
  run(_, state, { candles: { close, volume } }, { value }, from, to) {
    let { total, before, seen } = state;
    for (let i = from; i < to; i++) {
      const price = close[i]!;
      if (seen === 0) total = volume[i]!;
      else if (price > before) total += volume[i]!;
      else if (price < before) total -= volume[i]!;
      seen = 1;
      before = price;
      value[i] = total;
    }
    state.total = total;
    state.before = before;
    state.seen = seen;
  },
  golden: [
    {
      source: 'https://tulipindicators.org/obv, started with the first volume as TA-Lib does',
      in: {
        candles: {
          close: [10, 10.15, 10.17, 10.13, 10.11, 10.15, 10.2, 10.2, 10.22, 10.21],
          volume: [25200, 30000, 25600, 32000, 23000, 40000, 36000, 20500, 23000, 27500],
        },
      },
      out: { value: [25200, 55200, 80800, 48800, 25800, 65800, 101800, 101800, 124800, 97300] },
    },
  ],
});
