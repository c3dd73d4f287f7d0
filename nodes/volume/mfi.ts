import { z } from 'zod';
import { bars, candles, defineNode, number } from '../../src/node/index.ts';
import { freshSum, PreciseSum } from '../../src/node/kernels/sum.ts';

export default defineNode({
  type: 'mfi',
  group: 'volume',
  title: 'Money flow index',
  doc: 'An RSI that counts volume: the share of traded money that went into bars with a rising typical price, 0 to 100. Below 20 is called oversold, above 80 overbought. In a strong trend it can stay there for long, so wait for it to turn.',
  source:
    'https://ta-lib.org/functions/ (MFI); no money flow at all is unknown, where TA-Lib shows 0 for any sum below 1',
  words: ['MFI', 'money flow', 'volume weighted RSI'],
  params: z.object({ length: bars('Length', { default: 14 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ range: [0, 100], plot: 'own' }) },
  lookback: ({ length }) => length + 1,
  warmup: ({ length }) => length,
  unknown: 'restart',
  state: () => ({ up: freshSum(), down: freshSum(), moves: 0, seen: 0 }),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  run({ length }, state, { candles: { high, low, close, volume } }, { value }, from, to) {
    let up = new PreciseSum(state.up);
    let down = new PreciseSum(state.down);
    let { moves, seen } = state;
    const typical = (i: number) => (high[i]! + low[i]! + close[i]!) / 3;
    const count = (i: number, sign: 1 | -1) => {
      const price = typical(i);
      const before = typical(i - 1);
      const flow = price * volume[i]!;
      if (price === before || flow === 0) return;
      moves += sign;
      (price > before ? up : down).add(sign * flow);
    };
    for (let i = from; i < to; i++) {
      if (seen > length) count(i - length, -1);
      else seen++;
      if (moves === 0) {
        up = new PreciseSum(freshSum());
        down = new PreciseSum(freshSum());
      }
      if (seen > 1) count(i, 1);
      const gain = Math.max(0, up.value);
      const total = gain + Math.max(0, down.value);
      value[i] = seen > length && moves > 0 ? 100 * (gain / total) : Number.NaN;
    }
    state.up = up.save();
    state.down = down.save();
    state.moves = moves;
    state.seen = seen;
  },
});
