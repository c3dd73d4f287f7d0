import { z } from 'zod';
import { bars, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'change',
  group: 'math',
  title: 'Change',
  doc: 'The difference between a value now and some bars ago, in its own unit. Above zero it rose. Wire it into Compare to see whether an indicator turns up. Trap: it is in the unit of the value; to compare markets, take Percent change.',
  source: 'https://www.tradingview.com/pine-script-reference/v5/ (its namesake or plain arithmetic)',
  words: ['difference', 'delta', 'momentum', 'slope'],
  params: z.object({ bars: bars('Bars', { default: 1 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }) },
  lookback: ({ bars: ago }) => ago,
  warmup: ({ bars: ago }) => ago,
  state: () => ({}),
  sentence: ({ bars: ago }, { source }) => `of ${source} over ${ago} ${ago === 1 ? 'bar' : 'bars'}`,
  run({ bars: ago }, _state, { source }, { value }, from, to) {
    for (let i = from; i < to; i++) {
      value[i] = source[i]! - source[i - ago]!;
    }
  },
});
