import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'correlation-trend',
  group: 'momentum',
  title: 'Correlation trend',
  doc: "Ehlers' measure of how closely the price follows a straight line: +1 a perfect rise, −1 a perfect fall, near 0 no trend. Use it to trade with trends above 0.5 and ranges near 0. Trap: it says how straight a move is, not how large. Flat prices have none: unknown.",
  source: 'J. Ehlers, Correlation As A Trend Indicator, 2020',
  words: ['CTI', 'correlation trend indicator', 'ehlers', 'trend strength', 'trend strength index', 'TSI'],
  params: z.object({ length: bars('Length', { min: 2 }) }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ range: [-1, 1], plot: 'own' }) },
  warmup: ({ length }) => length - 1,
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length }) => ({
    nodes: [
      part('line', 'linear-regression', { source: 'in.source' }, { length }),
      part('swing', 'stdev', { source: 'in.source' }, { length }),
      part('climb', 'math', { a: 'line.slope', b: Math.sqrt((length * length - 1) / 12) }, { op: '*' }),
      part('share', 'math', { a: 'climb.value', b: 'swing.value' }, { op: '/' }),
      part('below', 'math', { a: 'share.value', b: 1 }, { op: 'min' }),
      part('value', 'math', { a: 'below.value', b: -1 }, { op: 'max' }),
    ],
    outputs: { value: 'value.value' },
  }),
});
