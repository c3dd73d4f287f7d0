import { z } from 'zod';
import { bars, type Column, candles, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'mfi',
  group: 'volume',
  title: 'Money flow index',
  doc: 'An RSI that counts volume: the share of traded money that went into bars with a rising typical price, 0 to 100. Below 20 is called oversold, above 80 overbought. Trap: in a strong trend it can stay there for long, so wait for it to turn.',
  source:
    'https://ta-lib.org/functions/ (MFI); it shows 0 for any money flow below 1, this one for none at all',
  words: ['MFI', 'money flow', 'volume weighted RSI'],
  params: z.object({ length: bars('Length', { default: 14 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: { value: number({ range: [0, 100], plot: 'own' }) },
  lookback: ({ length }) => length + 1,
  warmup: ({ length }) => length,
  unknown: 'restart',
  state: () => ({ up: 0, upLost: 0, down: 0, downLost: 0, moves: 0, seen: 0 }),
  sentence: ({ length }, { candles }) => `${length} of ${candles}`,
  run({ length }, state, { candles: { high, low, close, volume } }, { value }, from, to) {
    let { up, upLost, down, downLost, moves, seen } = state; // both sums keep the rounding that they lose
    let before = seen > 0 ? typical(high, low, close, from - 1) : 0;
    let goneBefore = seen > length ? typical(high, low, close, from - length - 1) : 0;
    for (let i = from; i < to; i++) {
      if (seen > length) {
        const gone = typical(high, low, close, i - length);
        const flow = -gone * volume[i - length]!;
        if (gone !== goneBefore && flow !== 0) {
          moves--;
          if (gone > goneBefore) {
            const next = up + flow;
            const part = next - up;
            upLost += up - (next - part) + (flow - part);
            up = next;
          } else {
            const next = down + flow;
            const part = next - down;
            downLost += down - (next - part) + (flow - part);
            down = next;
          }
        }
        goneBefore = gone;
      } else if (seen++ === length) goneBefore = typical(high, low, close, i - length);
      if (moves === 0) up = upLost = down = downLost = 0;
      const price = typical(high, low, close, i);
      const flow = price * volume[i]!;
      if (seen > 1 && price !== before && flow !== 0) {
        moves++;
        if (price > before) {
          const next = up + flow;
          const part = next - up;
          upLost += up - (next - part) + (flow - part);
          up = next;
        } else {
          const next = down + flow;
          const part = next - down;
          downLost += down - (next - part) + (flow - part);
          down = next;
        }
      }
      before = price;
      const gain = Math.max(0, up + upLost);
      const total = gain + Math.max(0, down + downLost);
      value[i] = seen > length ? (moves > 0 ? 100 * (gain / total) : 0) : Number.NaN;
    }
    state.up = up + 0;
    state.upLost = upLost + 0;
    state.down = down + 0;
    state.downLost = downLost + 0;
    state.moves = moves;
    state.seen = seen;
  },
  golden: [
    {
      source: 'https://tulipindicators.org/mfi',
      params: { length: 5 },
      in: {
        candles: {
          high: [
            82.15, 81.89, 83.03, 83.3, 83.85, 83.9, 83.33, 84.3, 84.84, 85, 85.9, 86.58, 86.98, 88, 87.87,
          ],
          low: [
            81.29, 80.64, 81.31, 82.65, 83.07, 83.11, 82.49, 82.3, 84.15, 84.11, 84.03, 85.39, 85.76, 87.17,
            87.01,
          ],
          close: [
            81.59, 81.06, 82.87, 83, 83.61, 83.15, 82.84, 83.99, 84.55, 84.36, 85.53, 86.54, 86.89, 87.77,
            87.29,
          ],
          volume: [
            5653100, 6447400, 7690900, 3831400, 4455100, 3798000, 3936200, 4732000, 4841300, 3915300, 6830800,
            6694100, 5293600, 7985800, 4807900,
          ],
        },
      },
      out: {
        value: [
          null,
          null,
          null,
          null,
          null,
          61.172,
          67.308,
          62.796,
          64.661,
          45.238,
          67.841,
          85.578,
          85.963,
          87.504,
          84.647,
        ],
      },
      tolerance: 0.001,
    },
  ],
});

function typical(high: Column, low: Column, close: Column, at: number): number {
  return (high[at]! + low[at]! + close[at]!) / 3;
}
