import { z } from 'zod';
import { candles, defineNode, factor, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'swing-index',
  group: 'volume',
  title: 'Accumulative swing index',
  doc: "Wilder's attempt at one line that shows the true swing of the market from open, high, low and close; accumulated, it is drawn like a price and broken trend lines on it confirm those of the chart. The limit move only scales it. Trap: its level depends on where the data begin.",
  source:
    'J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; https://www.tradingview.com/support/solutions/43000589107/',
  words: ['ASI', 'swing index', 'SI', 'wilder'],
  params: z.object({ limit: factor('Limit move', { min: 0.000001, default: 10 }) }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    value: number({ title: 'Accumulated', plot: 'own' }),
    swing: number({ title: 'Of this bar', plot: 'own' }),
  },
  lookback: () => 1,
  warmup: () => 1,
  settle: () => Number.POSITIVE_INFINITY,
  state: () => ({ total: 0, seen: 0 }),
  sentence: ({ limit }, inputs) => `limit ${limit}, of ${inputs.candles}`,
  run({ limit }, state, { candles: { open, high, low, close } }, { value, swing }, from, to) {
    let { total, seen } = state;
    for (let i = from; i < to; i++) {
      if (seen === 0) {
        seen = 1;
        value[i] = swing[i] = Number.NaN;
        continue;
      }
      const [before, opened] = [close[i - 1]!, open[i - 1]!];
      const above = Math.abs(high[i]! - before);
      const below = Math.abs(low[i]! - before);
      const width = high[i]! - low[i]!;
      const start = 0.25 * (before - opened);
      const startSize = Math.abs(start);
      const range =
        above > Math.max(below, width)
          ? above - 0.5 * below + startSize
          : below > Math.max(above, width)
            ? below - 0.5 * above + startSize
            : width + startSize;
      const move = close[i]! - before + 0.5 * (close[i]! - open[i]!) + start;
      const now = range > 0 ? ((50 * move) / range) * (Math.max(above, below) / limit) : 0;
      swing[i] = now;
      total += now;
      value[i] = total;
    }
    state.total = total + 0;
    state.seen = seen;
  },
});
