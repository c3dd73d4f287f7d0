import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { emaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'fractal-efficiency',
  group: 'momentum',
  title: 'Polarized fractal efficiency',
  doc: 'The straight way from then to now divided by the way the price really went, with the sign of the move: 100 a straight rise, −100 a straight fall, near 0 a jagged market. Above 50 trade with the trend; near zero stand aside. Trap: the length of a bar depends on the price scale, so compare within one market.',
  source: 'H. Hannula, Stocks & Commodities, 1994',
  words: ['PFE', 'polarized fractal efficiency', 'hannula'],
  params: z.object({
    length: bars('Length', { min: 2, default: 10 }),
    smooth: bars('Smoothing', { default: 5 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'own' }) },
  warmup: ({ length, smooth }) => length + smooth - 1,
  settle: ({ length, smooth }) => length + emaSettle(smooth),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length, smooth }) => ({
    nodes: [
      part('gone', 'momentum', { source: 'in.source' }, { length }),
      part('gone-square', 'math', { a: 'gone.value', b: 'gone.value' }, { op: '*' }),
      part('straight-square', 'math', { a: 'gone-square.value', b: length * length }, { op: '+' }),
      part('straight', 'function', { source: 'straight-square.value' }, { op: 'sqrt' }),
      part('step', 'change', { source: 'in.source' }),
      part('step-square', 'math', { a: 'step.value', b: 'step.value' }, { op: '*' }),
      part('leg-square', 'math', { a: 'step-square.value', b: 1 }, { op: '+' }),
      part('leg', 'function', { source: 'leg-square.value' }, { op: 'sqrt' }),
      part('way', 'sum', { source: 'leg.value' }, { length }),
      part('share', 'math', { a: 'straight.value', b: 'way.value' }, { op: '/' }),
      part('side', 'function', { source: 'gone.value' }, { op: 'sign' }),
      part('signed', 'math', { a: 'share.value', b: 'side.value' }, { op: '*' }),
      part('percent', 'math', { a: 'signed.value', b: 100 }, { op: '*' }),
      part('smooth', 'ema', { source: 'percent.value' }, { length: smooth }),
    ],
    outputs: { value: 'smooth.value' },
  }),
});
