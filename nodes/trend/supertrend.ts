import { z } from 'zod';
import { bars, candles, defineNode, factor, number } from '../../src/node/index.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineNode({
  type: 'supertrend',
  group: 'trend',
  title: 'Supertrend',
  doc: 'A line that trails the price at a distance of a few average ranges: below it while the trend is up (direction +1), above it while it is down (−1). A close beyond the line turns it. Used as an entry on the turn and as a trailing stop. Trap: in a sideways market it turns again and again, each time at a loss.',
  source: 'https://www.tradingview.com/support/solutions/43000634738/; average true range as in TA-Lib',
  words: ['super trend', 'ATR stop', 'trailing stop', 'trend following'],
  params: z.object({
    length: bars('ATR length', { default: 10 }),
    factor: factor('Factor', { min: 0.01, max: 100, default: 3 }, 'ATR'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    line: number({ title: 'Line', plot: 'price' }),
    direction: number({ title: 'Direction', range: [-1, 1], plot: 'own' }),
  },
  lookback: () => 1,
  warmup: ({ length }) => length,
  settle: ({ length }) => length + rmaSettle(length),
  state: () => ({ seen: 0, range: 0, upper: 0, lower: 0, direction: -1 }),
  sentence: ({ length, factor }, { candles }) => `${length}, ${factor} of ${candles}`,
  run({ length, factor }, state, { candles: { high, low, close } }, { line, direction }, from, to) {
    let { seen, range, upper, lower, direction: way } = state;
    const kept = length - 1;
    let i = from;
    for (; i < to && seen <= length; i++) {
      if (seen > 0) range += trueRange(high[i]!, low[i]!, close[i - 1]!);
      if (seen === length) {
        range /= length;
        const middle = (high[i]! + low[i]!) / 2;
        upper = middle + factor * range;
        lower = middle - factor * range;
      }
      line[i] = seen === length ? (way > 0 ? lower : upper) + 0 : Number.NaN;
      direction[i] = seen === length ? way : Number.NaN;
      seen++;
    }
    for (; i < to; i++) {
      const before = close[i - 1]!;
      const now = close[i]!;
      range = (range * kept + trueRange(high[i]!, low[i]!, before)) / length;
      const middle = (high[i]! + low[i]!) / 2;
      const top = middle + factor * range;
      const bottom = middle - factor * range;
      if (top < upper || before > upper) upper = top;
      if (bottom > lower || before < lower) lower = bottom;
      if (way < 0 ? now > upper : now < lower) way = -way;
      line[i] = (way > 0 ? lower : upper) + 0;
      direction[i] = way;
    }
    state.seen = seen;
    state.range = range;
    state.upper = upper + 0;
    state.lower = lower + 0;
    state.direction = way;
  },
});

function trueRange(high: number, low: number, before: number): number {
  return (high > before ? high : before) - (low < before ? low : before);
}
