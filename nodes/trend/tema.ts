import { z } from 'zod';
import { bars, defineComposite, number } from '../../src/node/index.ts';
import { averageSettle, averageWarmup } from '../../src/node/kernels/averages.ts';
import { part } from '../../src/node/kernels/part.ts';

export default defineComposite({
  type: 'tema',
  group: 'trend',
  title: 'TEMA',
  doc: "Mulloy's triple EMA: an EMA with the lag of three nested EMAs taken out. It follows the price even more closely than DEMA. Use it for quick trend changes. Trap: the price of speed: it overshoots after jumps and needs three lengths of history before its first value.",
  source: 'P. Mulloy, 1994; https://ta-lib.org/functions/ (TEMA)',
  words: ['triple exponential moving average', 'triple EMA'],
  params: z.object({ length: bars('Length') }),
  inputs: { source: number({ from: 'close' }) },
  outputs: { value: number({ plot: 'price' }) },
  warmup: ({ length }) => averageWarmup('tema', length),
  settle: ({ length }) => averageSettle('tema', length),
  sentence: ({ length }, { source }) => `${length} of ${source}`,
  expand: ({ length }) => ({
    nodes: [
      part('once', 'ema', { source: 'in.source' }, { length }),
      part('twice', 'ema', { source: 'once.value' }, { length }),
      part('thrice', 'ema', { source: 'twice.value' }, { length }),
      part(
        'value',
        'blend',
        { a: 'once.value', b: 'twice.value', c: 'thrice.value' },
        { weightA: 3, weightB: -3 },
      ),
    ],
    outputs: { value: 'value.value' },
  }),
  golden: [
    {
      source: 'TA-Lib (C library), MA',
      params: { length: 3 },
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
          null,
          82.99,
          83.84984375,
          84.525546875,
          84.4671875,
          85.427851563,
          86.493330078,
          86.972504883,
          87.767241211,
          87.454399414,
        ],
      },
      tolerance: 1e-9,
    },
  ],
});
