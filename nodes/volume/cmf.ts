import { z } from 'zod';
import { bars, candles, defineNode, number } from '../../src/node/index.ts';
import { freshSum, PreciseSum } from '../../src/node/kernels/sum.ts';

export default defineNode({
  type: 'cmf',
  group: 'volume',
  title: 'Chaikin money flow',
  doc: 'Whether bars with much volume close near their high or near their low, from −1 to 1. Above zero buyers pay up; many traders ask for more than 0.05. Trap: one bar with a huge volume rules it until that bar leaves the window.',
  source: 'https://www.tradingview.com/support/solutions/43000501974/ (Chaikin Money Flow)',
  words: ['CMF', 'money flow'],
  params: z.object({ length: bars('Length', { default: 20 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ range: [-1, 1], plot: 'own' }) },
  lookback: ({ length }) => length,
  warmup: ({ length }) => length - 1,
  unknown: 'restart',
  state: () => ({ flow: freshSum(), traded: freshSum(), busy: 0, seen: 0 }),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  run({ length }, state, { candles: { high, low, close, volume } }, { value }, from, to) {
    let flow = new PreciseSum(state.flow);
    let traded = new PreciseSum(state.traded);
    let { busy, seen } = state;
    const count = (i: number, sign: 1 | -1) => {
      const amount = volume[i]!;
      if (amount === 0) return;
      const range = high[i]! - low[i]!;
      busy += sign;
      traded.add(sign * amount);
      if (range > 0) flow.add(sign * ((close[i]! - low[i]! - (high[i]! - close[i]!)) / range) * amount);
    };
    for (let i = from; i < to; i++) {
      if (seen >= length) count(i - length, -1);
      else seen++;
      if (busy === 0) {
        flow = new PreciseSum(freshSum());
        traded = new PreciseSum(freshSum());
      }
      count(i, 1);
      value[i] = seen >= length && busy > 0 ? flow.value / traded.value : Number.NaN;
    }
    state.flow = flow.save();
    state.traded = traded.save();
    state.busy = busy;
    state.seen = seen;
  },
});
