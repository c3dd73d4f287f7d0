import { z } from 'zod';
import { bars, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'ott',
  group: 'trend',
  title: 'OTT',
  doc: "Özekşi's optimized trend tracker: an adaptive average and a trailing line a set percentage away, shown two bars late as its author draws it. The average above the line means up (direction +1). Use the cross as entry and exit. Trap: the percentage must fit the market: too small a one trades every wiggle.",
  source: 'A. Özekşi; https://www.tradingview.com/script/zVhoDQME/',
  words: ['optimized trend tracker', 'VAR', 'trailing'],
  params: z.object({
    length: bars('Length', { default: 2 }),
    percent: factor('Percent', { min: 0, max: 50, default: 1.4 }, '%'),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: {
    line: number({ title: 'Line', plot: 'price' }),
    average: number({ title: 'Average', plot: 'price' }),
    direction: number({ title: 'Direction', range: [-1, 1], plot: 'own' }),
  },
  warmup: () => ({ line: 11, average: 9, direction: 11 }),
  settle: ({ length }) => 200 + 60 * length,
  sentence: ({ length, percent }, { source }) => `${length}, ${percent}% of ${source}`,
  expand: ({ length, percent }) => ({
    nodes: [
      part('average', 'vidya', { source: 'in.source' }, { length, cmoLength: 9 }),
      part('reach', 'math', { a: 'average.value', b: percent / 100 }, { op: '*' }),
      part('trail', 'trail-line', { source: 'average.value', reach: 'reach.value' }, { turn: 'bands' }),
      part('apart', 'math', { a: 'average.value', b: 'trail.line' }, { op: '-' }),
      part('side', 'function', { source: 'apart.value' }, { op: 'sign' }),
      part('lean', 'math', { a: 'side.value', b: percent / 200 }, { op: '*' }),
      part('shift', 'math', { a: 'lean.value', b: 1 }, { op: '+' }),
      part('moved', 'math', { a: 'trail.line', b: 'shift.value' }, { op: '*' }),
      part('line', 'lag', { source: 'moved.value' }, { bars: 2 }),
      part('over', 'math', { a: 'average.value', b: 'line.value' }, { op: '-' }),
      part('direction', 'function', { source: 'over.value' }, { op: 'sign' }),
    ],
    outputs: { line: 'line.value', average: 'average.value', direction: 'direction.value' },
  }),
});
