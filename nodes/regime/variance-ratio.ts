import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'variance-ratio',
  group: 'regime',
  title: 'Variance ratio',
  doc: 'The variance of moves over several bars against that of single bars. Above 1 moves go on (trend), below 1 they turn back, at 1 the price walks at random. Beyond ±2, `score` says that chance alone would rarely do that. Trap: it changes slowly, so a new regime shows late.',
  source:
    'A. Lo and C. MacKinlay, Stock Market Prices Do Not Follow Random Walks, 1988, overlapping returns, ddof 0',
  words: ['VR test', 'lo mackinlay', 'random walk', 'mean reversion', 'trend persistence'],
  params: z.object({
    length: bars('Length', { min: 2, default: 100 }),
    period: bars('Bars of a move', { min: 2, max: 500, default: 5 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }), score: number({ title: 'Z-score', plot: 'own' }) },
  warmup: ({ length, period }) => length + period - 1,
  sentence: ({ length, period }, { source }) => `${period} over ${length} of ${source}`,
  expand: ({ length, period }) => ({
    nodes: [
      part('log', 'function', { source: 'in.source' }, { op: 'log' }),
      part('short', 'change', { source: 'log.value' }, { bars: 1 }),
      part('long', 'change', { source: 'log.value' }, { bars: period }),
      part('one', 'variance', { source: 'short.value' }, { length }),
      part('many', 'variance', { source: 'long.value' }, { length }),
      part('due', 'math', { a: 'one.value', b: period }, { op: '*' }),
      part('ratio', 'math', { a: 'many.value', b: 'due.value' }, { op: '/' }),
      part('beyond', 'math', { a: 'ratio.value', b: 1 }, { op: '-' }),
      part('score', 'math', { a: 'beyond.value', b: chance(length, period) }, { op: '/' }),
    ],
    outputs: { value: 'ratio.value', score: 'score.value' },
  }),
});

/** The standard deviation of the ratio for a random walk. */
function chance(length: number, period: number): number {
  return Math.sqrt((2 * (2 * period - 1) * (period - 1)) / (3 * period * length));
}
