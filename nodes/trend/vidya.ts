import { z } from 'zod';
import { bars, choice, defineComposite, factor, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'vidya',
  group: 'trend',
  title: 'VIDYA',
  doc: "Chande's variable index dynamic average: an EMA that moves quickly while the market runs one way and hardly at all while it dithers. The pace comes from CMO, or (Chande's first form) from how the present swing compares with the usual one. Use it as a trend line that rests in ranges. Trap: when nothing moves it can stay behind for long.",
  source:
    'T. Chande, Stocks & Commodities, 1992 and 1995; Tulip Indicators (vidya) for the form by deviation',
  words: ['variable index dynamic average', 'volatility index dynamic average', 'VAR', 'VMA', 'chande'],
  params: z.object({
    length: bars('Length'),
    method: choice('Pace by', ['cmo', 'deviation'], 'cmo'),
    cmoLength: bars('CMO length', { default: 9 }),
    short: bars('Short deviation', { min: 2, default: 5 }),
    alpha: factor('Weight (by deviation)', { min: 0.001, max: 1, default: 0.2 }),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length, method, cmoLength, short }) =>
    method === 'cmo' ? cmoLength : Math.max(length, short) - 1,
  settle: ({ length, method, alpha }) =>
    method === 'cmo' ? 40 * length + 40 : length + Math.ceil(60 / alpha),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length, method, cmoLength, short, alpha }) => ({
    nodes: [
      ...(method === 'cmo'
        ? [
            part('net', 'momentum-share', { source: 'in.source' }, { length: cmoLength }),
            part('drive', 'function', { source: 'net.value' }, { op: 'abs' }),
            part('pace', 'math', { a: 'drive.value', b: 2 / (length + 1) }, { op: '*' }),
          ]
        : [
            part('now', 'stdev', { source: 'in.source' }, { length: short }),
            part('usual', 'stdev', { source: 'in.source' }, { length }),
            part('drive', 'quotient', { a: 'now.value', b: 'usual.value' }, {}),
            part('pace', 'math', { a: 'drive.value', b: alpha }, { op: '*' }),
          ]),
      part('average', 'paced-average', { source: 'in.source', pace: 'pace.value' }),
    ],
    outputs: { value: 'average.value' },
  }),
});
