import { z } from 'zod';
import { bars, choice, defineComposite, number } from '../../src/node/index.ts';
import { part } from '../../src/node/kernels/part.ts';
import { rmaSettle } from '../../src/node/kernels/settle.ts';

export default defineComposite({
  type: 'cmo',
  group: 'momentum',
  title: 'CMO',
  doc: "Chande's momentum oscillator: rises less falls over all movement of the last bars, −100 to 100. Beyond ±50 the move is strong, near 0 there is no trend. Use its size to tell trends from ranges. Trap: plain sums jump when a large bar leaves the window; Wilder's form (TA-Lib's) fades instead.",
  source:
    'T. Chande, S. Kroll, The New Technical Trader, 1994; https://ta-lib.org/functions/ (CMO) for method wilder',
  words: ['chande momentum oscillator', 'momentum', 'chande'],
  params: z.object({
    length: bars('Length', { default: 9 }),
    method: choice('Method', ['sum', 'wilder'], 'sum'),
  }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ range: [-100, 100], plot: 'own' }) },
  warmup: ({ length }) => length,
  settle: ({ length, method }) => (method === 'sum' ? length : length + rmaSettle(length)),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length, method }) => ({
    nodes:
      method === 'sum'
        ? [
            part('share', 'momentum-share', { source: 'in.source' }, { length }),
            part('percent', 'math', { a: 'share.value', b: 100 }, { op: '*' }),
          ]
        : [
            part('rsi', 'rsi', { source: 'in.source' }, { length }),
            part('twice', 'math', { a: 'rsi.value', b: 2 }, { op: '*' }),
            part('percent', 'math', { a: 'twice.value', b: 100 }, { op: '-' }),
          ],
    outputs: { value: 'percent.value' },
  }),
  golden: [
    {
      source: 'TA-Lib (C library), CMO',
      params: { length: 5, method: 'wilder' },
      in: {
        source: [
          81.59, 81.06, 82.87, 83, 83.61, 83.15, 82.84, 83.99, 84.55, 84.36, 85.53, 86.54, 86.89, 87.77,
          87.29,
        ],
      },
      out: {
        value: [
          null,
          null,
          null,
          null,
          null,
          44.06779661,
          29.853596435,
          51.872475161,
          59.592996608,
          49.42682881,
          66.065719369,
          74.956573018,
          77.509089396,
          82.965707126,
          56.995661132,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
