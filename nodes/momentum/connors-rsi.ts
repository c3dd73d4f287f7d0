import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'connors-rsi',
  group: 'momentum',
  title: 'Connors RSI',
  doc: 'The average of three views of a short move: a quick RSI, an RSI of how many bars in a row it rose or fell, and how large the last change is among the last hundred. Below 10 it is a dip worth buying in an up trend. Trap: made for a few bars, not for trends; in a crash it stays low.',
  source: 'L. Connors, C. Alvarez, 2012; https://www.tradingview.com/support/solutions/43000502017/',
  words: ['CRSI', 'connors', 'RSI-2', 'streak', 'mean reversion'],
  params: z.object({
    length: bars('RSI length', { default: 3 }),
    streak: bars('Streak RSI length', { default: 2 }),
    rank: bars('Rank length', { default: 100 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ range: [0, 100], plot: 'own' }) },
  warmup: ({ length, streak, rank }) => Math.max(length, streak + 1, rank + 1),
  settle: ({ length, streak, rank }) => 2 + rank + rmaSettle(length) + rmaSettle(streak),
  sentence: ({ length, streak, rank }, { source }) => `${length}, ${streak}, ${rank} of ${source}`,
  expand: ({ length, streak, rank }) => ({
    nodes: [
      part('price', 'rsi', { source: 'in.source' }, { length }),
      part('rows', 'streak', { source: 'in.source' }),
      part('run', 'math', { a: 'rows.up', b: 'rows.down' }, { op: '-' }),
      part('runs', 'rsi', { source: 'run.value' }, { length: streak }),
      part('change', 'roc', { source: 'in.source' }, { length: 1 }),
      part('rank', 'percent-rank', { source: 'change.value' }, { length: rank }),
      part('two', 'math', { a: 'price.value', b: 'runs.value' }, { op: '+' }),
      part('three', 'math', { a: 'two.value', b: 'rank.value' }, { op: '+' }),
      part('value', 'math', { a: 'three.value', b: 3 }, { op: '/' }),
    ],
    outputs: { value: 'value.value' },
  }),
});
