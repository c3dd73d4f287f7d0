import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'percent-change',
  group: 'math',
  title: 'Percent change',
  doc: 'How many percent a value has changed over some bars. The fairest way to compare moves of cheap and dear markets. Unknown where it started from zero. Trap: after a fall of 50 % it takes a rise of 100 % to be even.',
  source: 'https://www.tradingview.com/pine-script-reference/v5/ (its namesake or plain arithmetic)',
  words: ['return', 'rate of change', 'percentage', 'gain', 'performance'],
  params: z.object({ bars: bars('Bars', { default: 1 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ unit: '%', plot: 'own' }) },
  lookback: ({ bars: ago }) => ago,
  warmup: ({ bars: ago }) => ago,
  state: () => ({}),
  sentence: ({ bars: ago }, { source }) => `of ${source} over ${ago} ${ago === 1 ? 'bar' : 'bars'}`,
  run({ bars: ago }, _state, { source }, { value }, from, to) {
    for (let i = from; i < to; i++) {
      const before = source[i - ago]!;
      value[i] = before === 0 ? Number.NaN : ((source[i]! - before) / Math.abs(before)) * 100;
    }
  },
  golden: [{ source: 'by hand', in: { source: [50, 100, 75, -75] }, out: { value: [null, 100, -25, -200] } }],
});
