import { z } from 'zod';
import { any, bars, defineNode } from '../../src/node/index.ts';

export default defineNode({
  type: 'lag',
  group: 'math',
  title: 'Lag',
  doc: 'What a value was some bars ago. Use it to compare now with then: a close above the close 5 bars before is rising. A lag of at least one bar may also close a loop. Trap: it counts bars that there are; across a gap they lie further apart in time.',
  source: 'https://www.tradingview.com/pine-script-reference/v5/ (its namesake or plain arithmetic)',
  words: ['shift', 'offset', 'delay', 'bars ago', 'history'],
  params: z.object({ bars: bars('Bars', { min: 0, default: 1 }) }),
  inputs: { source: any({ from: 'close' }) },
  outputs: { value: any() },
  lookback: ({ bars: ago }) => ago,
  warmup: ({ bars: ago }) => ago,
  delayed: ({ bars: ago }) => ago > 0,
  unknown: 'accepts',
  state: () => ({}),
  sentence: ({ bars: ago }, { source }) => `${source}, ${ago} ${ago === 1 ? 'bar' : 'bars'} ago`,
  run({ bars: ago }, _state, { source }, { value }, from, to) {
    for (let i = from; i < to; i++) value[i] = source[i - ago]!;
  },
  golden: [
    {
      source: 'by hand',
      params: { bars: 2 },
      in: { source: [5, 6, 7, 8] },
      out: { value: [null, null, 5, 6] },
    },
  ],
});
