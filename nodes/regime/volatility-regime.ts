import { z } from 'zod';
import { bars, bool, candles, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'volatility-regime',
  group: 'regime',
  title: 'Volatility regime',
  doc: 'Sorts the present volatility among that of the last bars: low, normal or high. Breakout strategies like a quiet market that wakes up, grids like a normal one, and most strategies lose in a wild one. Trap: it compares with the recent past only: a whole year may have been wild.',
  source: 'Percent rank of the normalized ATR',
  words: [
    'volatility filter',
    'low volatility',
    'high volatility',
    'volatility percentile',
    'ATR percentile',
  ],
  params: z.object({
    length: bars('ATR length', { default: 14 }),
    memory: bars('Compared with', { min: 2, default: 100 }),
    low: factor('Low below', { min: 0, max: 100, default: 25 }, '%'),
    high: factor('High above', { min: 0, max: 100, default: 75 }, '%'),
  }),
  inputs: { candles: candles({ from: 'main' }) },
  outputs: {
    low: bool({ title: 'Low' }),
    normal: bool({ title: 'Normal' }),
    high: bool({ title: 'High' }),
    rank: number({ unit: '%', range: [0, 100], plot: 'own' }),
  },
  warmup: ({ length, memory }) => length + memory,
  settle: ({ length, memory }) => length + memory + rmaSettle(length),
  sentence: ({ length, memory }, { candles }) => `${length} among ${memory} of ${candles}`,
  expand: ({ length, memory, low, high }) => ({
    nodes: [
      part('range', 'natr', { candles: 'in.candles' }, { length }),
      part('rank', 'percent-rank', { source: 'range.value' }, { length: memory }),
      part('low', 'compare', { a: 'rank.value', b: low }, { op: '<' }),
      part('high', 'compare', { a: 'rank.value', b: high }, { op: '>' }),
      part('either', 'or', { in: ['low.value', 'high.value'] }),
      part('normal', 'not', { in: 'either.value' }),
    ],
    outputs: { low: 'low.value', normal: 'normal.value', high: 'high.value', rank: 'rank.value' },
  }),
});
