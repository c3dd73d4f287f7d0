import { z } from 'zod';
import { bars, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'range-filter',
  group: 'trend',
  title: 'Range filter',
  doc: 'A line that ignores moves smaller than a few times the usual change per bar and follows only larger ones. Direction is +1 while it last stepped up, −1 down (0 before its first step). Use its steps as entries and its rest as a sign of a range. Trap: a large factor answers late, a small one follows noise.',
  source: 'D. Donovan (DonovanWall); https://www.tradingview.com/script/lut7sBgG-Range-Filter-DW/',
  words: ['DW', 'range filter buy and sell', 'noise filter'],
  params: z.object({
    length: bars('Length', { default: 100, max: 2500 }),
    factor: factor('Factor', { min: 0.01, max: 100, default: 3 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: {
    value: number({ title: 'Filter', plot: 'price' }),
    upper: number({ title: 'Upper', plot: 'price' }),
    lower: number({ title: 'Lower', plot: 'price' }),
    direction: number({ title: 'Direction', range: [-1, 1], plot: 'own' }),
  },
  warmup: ({ length }) => 3 * length - 2,
  settle: ({ length }) => 5 * emaSettle(length),
  sentence: ({ length, factor }, { source }) => `${length}, ${factor} of ${source}`,
  expand: ({ length, factor }) => ({
    nodes: [
      part('change', 'change', { source: 'in.source' }, { bars: 1 }),
      part('step', 'function', { source: 'change.value' }, { op: 'abs' }),
      part('usual', 'ema', { source: 'step.value' }, { length }),
      part('smooth', 'ema', { source: 'usual.value' }, { length: 2 * length - 1 }),
      part('range', 'math', { a: 'smooth.value', b: factor }, { op: '*' }),
      part('filter', 'range-filter-line', { source: 'in.source', range: 'range.value' }),
      part('upper', 'math', { a: 'filter.line', b: 'range.value' }, { op: '+' }),
      part('lower', 'math', { a: 'filter.line', b: 'range.value' }, { op: '-' }),
    ],
    outputs: {
      value: 'filter.line',
      upper: 'upper.value',
      lower: 'lower.value',
      direction: 'filter.direction',
    },
  }),
});
