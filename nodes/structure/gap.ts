import { z } from 'zod';
import { bool, candles, choice, defineNode, factor, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'gap',
  group: 'structure',
  title: 'Gap',
  doc: 'True where a bar leaves a gap to the bar before: its low above the earlier high, or its high below the earlier low (or, by open and close, where it merely opens elsewhere than the last close). Many gaps are filled again; those on news often are not. Trap: markets that never close rarely gap.',
  source: 'https://www.tradingview.com/support/solutions/43000653207/ (Gaps)',
  words: ['gap up', 'gap down', 'opening gap', 'window', 'gaps'],
  params: z.object({
    basis: choice('Measured', ['range', 'open'], 'range'),
    percent: factor('At least', { min: 0, max: 100, default: 0 }, '%'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    up: bool({ title: 'Gap up' }),
    down: bool({ title: 'Gap down' }),
    size: number({
      unit: '%',
      plot: 'own',
      doc: 'Signed, in percent of the earlier price; 0 without a gap.',
    }),
  },
  warmup: () => 1,
  state: () => ({ above: 0, below: 0, seen: 0 }),
  sentence: ({ basis }, { candles }) => `by ${basis} in ${candles}`,
  run({ basis, percent }, state, { candles: { open, high, low, close } }, out, from, to) {
    let { above, below, seen } = state; // the edges that the bar before left
    const wide = basis === 'range';
    for (let i = from; i < to; i++) {
      const bottom = wide ? low[i]! : open[i]!;
      const top = wide ? high[i]! : open[i]!;
      let size = 0;
      if (bottom > above) size = (100 * (bottom - above)) / above;
      else if (top < below) size = (100 * (top - below)) / below;
      if (Math.abs(size) < percent) size = 0;
      out.up[i] = seen === 0 ? Number.NaN : size > 0 ? 1 : 0;
      out.down[i] = seen === 0 ? Number.NaN : size < 0 ? 1 : 0;
      out.size[i] = seen === 0 ? Number.NaN : size;
      seen = 1;
      above = wide ? high[i]! : close[i]!;
      below = wide ? low[i]! : close[i]!;
    }
    state.above = above;
    state.below = below;
    state.seen = seen;
  },
});
